"""Unified social credit codes (GB 32100-2015) with a valid check digit, in a range that is not handed out."""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100-2015, table 2: no I, O, S, V, Z
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)  # GB 11714-1997
WEIGHTS = tuple(3**place % 31 for place in range(17))  # GB 32100-2015, 4.3
INVENTED = "YY"  # organisation codes begin with digits, or with M since 2015: none begins so


def organisation_code(serial: int) -> str:
    """Nine characters of GB 11714 for a serial number below 1,000,000, the last one the check digit."""
    body = f"{INVENTED}{serial:06d}"
    total = sum((ord(c) - 55 if c.isalpha() else int(c)) * weight for c, weight in zip(body, ORGANISATION_WEIGHTS, strict=True))
    check = 11 - total % 11
    return body + {10: "X", 11: "0"}.get(check, str(check))


def uscc(county_code: str, serial: int) -> str:
    """Eighteen characters: enterprise (91), county, organisation code, check digit."""
    body = f"91{county_code}{organisation_code(serial)}"
    total = sum(ALPHABET.index(c) * weight for c, weight in zip(body, WEIGHTS, strict=True))
    return body + ALPHABET[(31 - total % 31) % 31]
