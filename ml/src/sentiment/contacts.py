"""Finds what would name a person: e-mail addresses and telephone numbers."""

import re

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)
#: "(480) 312-2669", "+44 20 7946 0958", and ten digits in a row as India's mobile numbers are
#: written. Order numbers begin with a lower digit, and what stands in an address is no telephone.
PHONE = re.compile(
    r"(?<![\w/])(?:\+?\d{1,3}[ .-])?\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}(?![\w/])"
    r"|(?<![\w/])[6-9]\d{9}(?![\w/])"
    r"|\+\d[\d ().-]{7,16}\d"
)


def has_email(text: str) -> bool:
    """Tells whether an e-mail address stands in a text."""
    return EMAIL.search(text) is not None


def has_phone(text: str) -> bool:
    """Tells whether a telephone number stands in a text."""
    return PHONE.search(text) is not None
