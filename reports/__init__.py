"""Reports: the answers of analytics as Word, PowerPoint, Excel and data files that go into the meeting as they are."""
