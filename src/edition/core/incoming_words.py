"""What is said, in the language of an edition, of what came into it from a document: why a change
is made, and at the head of the list of comments.
"""

from collections.abc import Mapping

from msgspec import Struct

from edition.core.languages import known


class IncomingWords(Struct, frozen=True, kw_only=True):
    """`accepted` is the reason of an emendation; `by` says who made it on which day; `comments`
    stands above the list of comments, `about` before the words that one is about.
    """

    accepted: str
    by: str
    comments: str
    about: str


_WORDS: Mapping[str, IncomingWords] = {
    "fa": IncomingWords(
        accepted="تغییر پذیرفته\u200cشده",
        by="{reason} ({author}، {day})",
        comments="یادداشت\u200cهای حاشیهٔ سند. این پرونده تنها برای ویراستار است و در هیچ خروجی و "
        "هیچ بستهٔ آرشیوی نمی\u200cآید.",
        about="دربارهٔ «{words}» (سطر {line}): {said}",
    ),
    "en": IncomingWords(
        accepted="accepted change",
        by="{reason} ({author}, {day})",
        comments="Comments of the document. This file is for the editor alone; no output and no "
        "deposit holds it.",
        about="on “{words}” (line {line}): {said}",
    ),
}


def incoming_words(tag: str) -> IncomingWords:
    """The words of a language; English where it has none of its own."""
    language = known(tag)
    primary = (language.tag if language else "en").split("-")[0]
    return _WORDS.get(primary, _WORDS["en"])
