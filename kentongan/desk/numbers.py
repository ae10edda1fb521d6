"""Case numbers that survive a telephone: eight digits read in pairs, the last one a check.

The check digit is ISO 7064 MOD 11,10: it catches every wrong digit and nearly every swapped pair.
"""

import secrets

LENGTH = 8
PIN_LENGTH = 6


def new_number() -> str:
    """A random number; its uniqueness is the database's business."""
    body = f"{secrets.randbelow(9 * 10 ** (LENGTH - 2)) + 10 ** (LENGTH - 2)}"
    return body + _check_digit(body)


def new_pin() -> str:
    return f"{secrets.randbelow(10**PIN_LENGTH):0{PIN_LENGTH}}"


def clean(text: str) -> str:
    """The digits of what somebody typed: "12 34-56.78" is 12345678."""
    return "".join(letter for letter in text if letter.isascii() and letter.isdigit())


def is_valid(number: str) -> bool:
    digits = clean(number)
    return len(digits) == LENGTH and _check_digit(digits[:-1]) == digits[-1]


def in_pairs(number: str) -> str:
    """ "12345678" as it is read aloud: "12 34 56 78"."""
    return " ".join(number[start : start + 2] for start in range(0, len(number), 2))


def _check_digit(body: str) -> str:
    rest = 10
    for digit in body:
        total = (rest + int(digit)) % 10 or 10
        rest = total * 2 % 11
    return str((11 - rest) % 10)
