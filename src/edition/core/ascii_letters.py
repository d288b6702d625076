"""Letters of the Arabic script as ASCII ones, for names of files and identifiers: no
transliteration that could be read back.
"""

import unicodedata

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
}  # fmt: skip


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
