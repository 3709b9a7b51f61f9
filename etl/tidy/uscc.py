"""Identifiers of enterprises: 统一社会信用代码 (GB 32100), and before 2015 组织机构代码 (GB 11714) and 注册号 (GS 15)."""

from __future__ import annotations

import re
from operator import mul

from stdnum.iso7064 import mod_11_10

from etl.tidy.text import plain, shown, tidy
from etl.tidy.unfit import unfit
from words import Message

_ALPHABET = "0-9A-HJ-NPQRTUWXY"  # GB 32100 leaves out I, O, S, V and Z
# stdnum wants digits in positions 1 and 2; the standard allows letters there (A1 …, N2 …, Y1 …). A register of 20,000 codes is
# checked in a twentieth of stdnum's time; a test holds the two against each other.
_USCC = re.compile(rf"[{_ALPHABET}]{{2}}\d{{6}}[{_ALPHABET}]{{10}}")
_CHECK = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WORTH = {character: worth for worth, character in enumerate(_CHECK)}
_USCC_WEIGHTS = tuple(3**place % 31 for place in range(17))
_ORGANISATION = re.compile(r"[0-9A-Z]{8}-?[0-9X]")
_REGISTRATION = re.compile(r"\d{15}|\d{13}")
_MISTYPED = str.maketrans("OI", "01")  # no code has these letters, and the check digit tells whether the digits were meant
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+")
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def parse(value: str) -> str | Message | None:
    """The identifier without blanks and in capitals: a USCC, an organisation code ('12345678-9' → nine characters) or a registration number."""
    if tidy(value) is None:
        return None
    text = plain(value).upper().lstrip("'")
    if _SCIENTIFIC.fullmatch(text) and "E" in text:
        return unfit(
            Message("“{value}” is a code that Excel has turned into a number: its last digits are lost.", value=shown(value)),
            Message("Format the column as text and enter the code again."),
        )
    text = text.removesuffix(".0") if re.fullmatch(r"\d{13,18}\.0", text) else text
    if len(text) == 18 and text.isdigit() and text.endswith("000") and not is_uscc(text):
        return unfit(
            Message("“{value}” ends in zeros: Excel keeps only 15 digits of a number.", value=shown(value)),
            Message("Format the column as text and enter the code again."),
        )
    digits = text.translate(_MISTYPED)
    if len(text) == 18 and is_uscc(digits):
        return digits
    if len(text) == 18 or len(text) == 17:
        return text if is_uscc(text) else _wrong_uscc(text, value)
    if _ORGANISATION.fullmatch(text):
        code = text.replace("-", "")
        return (
            code
            if is_organisation_code(code)
            else unfit(
                Message("“{value}” has a wrong check digit.", value=shown(value)), Message("Correct the organisation code, or leave it empty.")
            )
        )
    if _REGISTRATION.fullmatch(text):
        if len(text) == 15 and not mod_11_10.is_valid(text):
            return unfit(
                Message("“{value}” has a wrong check digit.", value=shown(value)), Message("Correct the registration number, or leave it empty.")
            )
        return text
    return unfit(
        Message("“{value}” is no unified social credit code: it has {length} characters instead of 18.", value=shown(value), length=len(text)),
        Message("Correct it, or leave it empty."),
    )


def is_uscc(text: str) -> bool:
    """Whether an 18-character code is well formed and its check digit right."""
    return bool(_USCC.fullmatch(text)) and text[17] == _CHECK[-sum(map(mul, map(_WORTH.__getitem__, text), _USCC_WEIGHTS)) % 31]


def is_organisation_code(text: str) -> bool:
    """Whether nine characters are an organisation code with a right check digit (GB 11714: weights 3 7 9 10 5 8 4 2, modulo 11)."""
    if not _ORGANISATION.fullmatch(text) or "-" in text:
        return False
    check = 11 - sum(int(c, 36) * weight for c, weight in zip(text, _ORGANISATION_WEIGHTS, strict=False)) % 11
    return text[8] == {10: "X", 11: "0"}.get(check, str(check))


def organisation_code(uscc: str) -> str:
    """The organisation code inside a USCC: its positions 9 to 17."""
    return uscc[8:17]


def _wrong_uscc(text: str, value: str) -> Message:
    odd = sorted(set(re.findall(rf"[^{_ALPHABET}]", text)))
    if len(text) == 17:
        return unfit(Message("“{value}” has 17 characters instead of 18.", value=shown(value)), Message("Correct the code, or leave it empty."))
    if odd:
        return unfit(
            Message("“{value}” contains {odd}, which no unified social credit code has.", value=shown(value), odd=" ".join(odd)),
            Message("Correct the code, or leave it empty."),
        )
    if not _USCC.fullmatch(text):
        return unfit(
            Message("“{value}” has letters where the region's six digits belong.", value=shown(value)),
            Message("Correct the code, or leave it empty."),
        )
    return unfit(
        Message("“{value}” has a wrong check digit: one character is mistyped.", value=shown(value)), Message("Correct the code, or leave it empty.")
    )
