"""What a letter and a number is: character classes of the Arabic script, for regular
expressions.
"""

import re

LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5"
    "\u06ee\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f\u08a0-\u08c7"
)
MARKS = "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
FORMS = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
WORD = f"{LETTERS}{MARKS}{FORMS}\u0640\u200c\u200d"
"""What a word holds, joiners and U+0640 included."""

DIGITS = "0-9\u06f0-\u06f9\u0660-\u0669"
NOT_JOINED = (
    "\u0621-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0673\u0675-\u0677\u0688-\u0699"
    "\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2\u06d3\u06d5"
)
"""Letters that do not join the next one (Joining_Type R and U of the Unicode database)."""

_D = f"[{DIGITS}]"
NUMBER = re.compile(
    rf"{_D}{{1,4}}[-\u2013]{_D}{{1,4}}(?!{_D})"
    rf"|{_D}+(?:(?:/{_D}+)+|[.:\u066b]{_D}+|(?:[,\u066c]{_D}{{3}})+)?(?!{_D})"
)
"""A number that is no code: two of up to four digits with a dash between, a fraction, a date with
slashes, a time, a decimal.
"""
