"""Records of reference managers: BibLaTeX, whose dates are EDTF, and RIS."""

from edition.deposit.statements import first_day, issued, notes, rights_in_words
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


def ris(record: Record) -> bytes:
    """One reference; the corporate author ends in a comma, so that it is not parted into names."""
    lines = [
        ("TY", "PAMP"),
        ("ID", record.identifier),
        ("TI", record.title),
        *(("TT", title) for _, title in record.parallel_titles),
        ("AU", f"{record.creator},"),
        ("PB", record.publisher),
        ("CY", record.place),
        ("PY", str(record.year)),
        ("DA", _date(first_day(record.dated) or issued(record))),
        ("ET", record.version),
        ("LA", record.language),
        ("UR", record.url),
        ("AB", record.description),
        ("N1", f"Date (EDTF): {record.dated}." if record.dated else ""),
        ("N1", f"This edition: {issued(record)}."),
        *(("N1", note) for _, note in notes(record)),
        ("N1", f"{rights_in_words(record)} ({record.rights})"),
    ]
    told = "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value)
    return f"{told}ER  - \r\n".encode()


def _date(day: str) -> str:
    """YYYY/MM/DD/, empty where it is not known, with the field for words that follows."""
    year, month, number = (*day.split("-"), "", "")[:3]
    return f"{year}/{month}/{number}/"
