"""What a text is called: its title, and its identifier.

Letters of the Arabic and the Hebrew script become ASCII ones: no transliteration that could be
read back.
"""

import re
import unicodedata
from collections.abc import Sequence
from html import unescape

from edition.core.unprintable import is_invisible
from edition.model.document import Title
from edition.model.source import SourceText
from edition.read.plain.recognition import is_first_title
from edition.read.plain.source_lines import lines_of

_LONGEST_TITLE = 50
"""Characters of the first words that stand for a title, where the first line is none."""
CUT = " …"
"""What stands behind them."""
_LINE_ENDS = re.compile(r"<br\s*/?>", re.IGNORECASE)

_LETTERS = {
    "ا": "a", "آ": "a", "أ": "a", "إ": "e", "ٱ": "a", "ب": "b", "پ": "p", "ت": "t", "ٹ": "t",
    "ث": "s", "ج": "j", "چ": "ch",
    "ح": "h", "خ": "kh", "د": "d", "ڈ": "d", "ذ": "z", "ر": "r", "ڑ": "r", "ڕ": "r", "ز": "z",
    "ژ": "zh", "س": "s", "ش": "sh",
    "ص": "s", "ض": "z", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ڤ": "v", "ق": "q",
    "ک": "k", "ك": "k", "گ": "g",
    "ڭ": "ng", "ل": "l", "ڵ": "l", "م": "m", "ن": "n", "ں": "n", "و": "v", "ؤ": "v", "ۆ": "o",
    "ۇ": "u", "ۈ": "u", "ۋ": "v",
    "ه": "h", "ھ": "h", "ہ": "h", "ۀ": "h", "ة": "h", "ە": "e", "ی": "i", "ي": "i", "ى": "i",
    "ئ": "y", "ێ": "e", "ې": "e",
    "ے": "e", "ۓ": "e", "\u200c": "-",
    "א": "a", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "v", "ז": "z", "ח": "h", "ט": "t",
    "י": "i", "כ": "k", "ך": "k", "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s",
    "ע": "a", "פ": "p", "ף": "p", "צ": "ts", "ץ": "ts", "ק": "k", "ר": "r", "ש": "sh", "ת": "t",
    "װ": "v", "ױ": "oy", "ײ": "ey", "׳": "", "״": "",
}  # fmt: skip


def title_of(text: str, *, markdown: bool) -> str:
    """The first line that shows something, if it may be a title; else its first words, and an
    ellipsis that says so.

    "" for a text that shows nothing. Nothing of it marks anything up: no star, no address, no mark
    of a note.
    """
    if markdown:
        from edition.read.markdown.walk import markdown_document

        blocks = markdown_document(SourceText("", text, ""))[0].blocks
        first = next((block for block in blocks if not is_invisible(block.text)), None)
        if first is None or isinstance(first, Title):
            return _as_read(first.text) if first else ""
        text = _as_read(first.text)
    lines = [line for line in lines_of(text) if not is_invisible(line.bare)]
    if not lines:
        return ""
    return lines[0].bare if is_first_title(lines) else _shortened(lines[0].bare.split(" "))


def _as_read(text: str) -> str:
    """A text in Markdown with what it writes as entities, and tags at which lines end, as they are
    set.
    """
    return " ".join(unescape(_LINE_ENDS.sub(" ", text)).split())


def _shortened(words: Sequence[str]) -> str:
    kept = list(words[:1])
    while len(kept) < len(words) and len(" ".join((*kept, words[len(kept)]))) <= _LONGEST_TITLE:
        kept.append(words[len(kept)])
    return f"{' '.join(kept)[:_LONGEST_TITLE]}{CUT}"


def identifier(text: str, most: int) -> str:
    """Up to `most` letters, digits and hyphens, whole words where it can be; "" where nothing of
    the text has an ASCII form.
    """
    letters = "".join(map(_ascii, unicodedata.normalize("NFKC", text)))
    words = [word for word in letters.split("-") if word]
    kept = words[:1]
    for word in words[1:]:
        if len("-".join((*kept, word))) > most:
            break
        kept.append(word)
    return "-".join(kept)[:most]


def _ascii(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character]
    if character.isdecimal():
        return str(unicodedata.digit(character))
    if unicodedata.combining(character):
        return ""
    base = unicodedata.normalize("NFKD", character)[0].lower()
    return base if base.isascii() and base.isalnum() else "-"
