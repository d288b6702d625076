"""BibLaTeX, whose dates are EDTF."""

from edition.deposit.descriptions.statements import issued, notes, rights_in_words
from edition.model.record import Record

_SPECIAL = {character: f"\\{character}" for character in "&%$#_{}"} | {
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}


def bibtex(record: Record) -> bytes:
    """One booklet; a name or a title in two braces stays as it is."""
    said = [note for _, note in notes(record)]
    fields = {
        "title": _kept(record.title),
        "titleaddon": _kept("; ".join(title for _, title in record.parallel_titles)),
        "author": _kept(record.creator),
        "publisher": _kept(record.publisher),
        "location": _plain(record.place),
        "date": record.dated or issued(record),
        "version": _plain(record.version),
        "language": record.language,
        "number": record.identifier,
        "url": record.url,
        "note": _plain(
            " ".join((f"This edition: {issued(record)}.", *said, rights_in_words(record)))
        ),
    }
    told = "".join(f"  {key} = {{{value}}},\n" for key, value in fields.items() if value)
    return f"@booklet{{{record.identifier},\n{told}}}\n".encode()


def _plain(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in text)


def _kept(text: str) -> str:
    return f"{{{_plain(text)}}}" if text else ""
