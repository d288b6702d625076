"""RIS, which reference managers import: a pamphlet."""

from edition.deposit.descriptions.statements import first_day, issued, notes, rights_in_words
from edition.model.record import Record


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
