"""One small tidier a kind of value: the text of a cell in, the value out, or a Message that says why not and how to mend it.

Every tidier is called once per *distinct* text of a column, so it may be plain Python and say things carefully.
"""
