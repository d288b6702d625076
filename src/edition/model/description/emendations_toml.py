"""emendations.toml as a typed value."""

from typing import Annotated

from edition.core.bounds import ENTRIES, PASSAGE
from edition.model.description.keys import Described, Key


class EmendationEntry(Described, frozen=True, kw_only=True):
    """`[[emendation]]`: a change that the editor stands for, in line `line` of text.txt (from 1).

    `before` are the characters as they stand there; where they stand there more than once,
    `occurrence` (from 1) says which are meant; 0 says that they stand there once.
    """

    line: Annotated[
        int,
        Key(
            en="The line of the text, from 1.",
            fa="شمارهٔ سطر در متن، از ۱.",
            example=12,
        ),
    ]
    before: Annotated[
        str,
        Key(
            en="The characters as they stand in that line.",
            fa="نویسه‌ها چنان‌که در آن سطر آمده‌اند.",
            example="اکتبر2016",
            longest=PASSAGE,
        ),
    ]
    after: Annotated[
        str,
        Key(
            en="The characters to set in their place.",
            fa="نویسه‌هایی که به جای آن‌ها چیده شوند.",
            example="اکتبر ۲۰۱۶",
            printed=True,
            spaced=True,
            longest=PASSAGE,
        ),
    ]
    reason: Annotated[
        str,
        Key(
            en="Why.",
            fa="چرا.",
            example="فاصله از قلم افتاده است",
        ),
    ]
    occurrence: Annotated[
        int,
        Key(
            en="Which of them is meant, from 1, where they stand in the line more than once.",
            fa="اگر چند بار در آن سطر آمده‌اند، کدام‌یک، از ۱.",
            example=2,
        ),
    ] = 0


class Emendations(Described, frozen=True, kw_only=True):
    """The whole of emendations.toml."""

    emendation: Annotated[
        tuple[EmendationEntry, ...],
        Key(
            en="A change to the text that the editor stands for, with its reason.",
            fa="دگرگونی‌ای که ویراستار پای آن می‌ایستد، با دلیلش.",
            example=(
                EmendationEntry(
                    line=12,
                    before="اکتبر2016",
                    after="اکتبر ۲۰۱۶",
                    reason="فاصله از قلم افتاده است",
                ),
            ),
            most=ENTRIES,
        ),
    ] = ()
