"""Records of reference managers: BibLaTeX, whose dates are EDTF, and RIS."""

from collections.abc import Mapping, Sequence

from edition.deposit.statements import first_day, issued, notes, rights_in_words
from edition.model.record import Agent, Record

_SPECIAL = {character: f"\\{character}" for character in "&%$#_{}"} | {
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}
_BIBTEX: Mapping[str, str] = {
    "edt": "editor",
    "trl": "translator",
    "ann": "annotator",
    "aui": "introduction",
}
_RIS: Mapping[str, str] = {"aut": "A2", "edt": "ED", "trl": "A4"}
"""The fields of both forms for contributors; A2 and A4 are secondary and subsidiary authors."""


def bibtex(record: Record) -> bytes:
    """One booklet; a name or a title in two braces stays as it is."""
    said = [*_others(record, _BIBTEX), *(note for _, note in notes(record))]
    fields = {
        "title": _kept(record.title),
        "titleaddon": _kept("; ".join(title for _, title in record.parallel_titles)),
        "author": _bibtex_names(record.creators),
        **{
            field: _bibtex_names([each for each in record.contributors if each.role == role])
            for role, field in _BIBTEX.items()
        },
        "publisher": _kept(record.publisher),
        "location": _plain(record.place),
        "date": record.dated or issued(record),
        "version": _plain(record.version),
        "language": record.language,
        "number": record.identifier,
        "series": _kept("; ".join(each.cited for each in record.series)),
        "keywords": _plain(", ".join(record.subjects)),
        "url": record.url,
        "note": _plain(
            " ".join((f"This edition: {issued(record)}.", *said, rights_in_words(record)))
        ),
    }
    told = "".join(f"  {key} = {{{value}}},\n" for key, value in fields.items() if value)
    return f"@booklet{{{record.identifier},\n{told}}}\n".encode()


def _bibtex_names(agents: Sequence[Agent]) -> str:
    """Names joined by «and»: a person's parted by a comma, all others kept as they are."""
    return " and ".join(
        _plain(agent.inverted) if agent.inverted != agent.name else _kept(agent.name)
        for agent in agents
    )


def _others(record: Record, fields: Mapping[str, str]) -> list[str]:
    """The contributors whose role the form has no field for, each with the role."""
    return [
        f"{each.term.capitalize()}: {each.name}."
        for each in record.contributors
        if each.role not in fields
    ]


def _plain(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in text)


def _kept(text: str) -> str:
    return f"{{{_plain(text)}}}" if text else ""


def ris(record: Record) -> bytes:
    """One reference, a pamphlet."""
    lines = [
        ("TY", "PAMP"),
        ("ID", record.identifier),
        ("TI", record.title),
        *(("TT", title) for _, title in record.parallel_titles),
        *(("AU", _ris_name(each)) for each in record.creators),
        *((_RIS[each.role], _ris_name(each)) for each in record.contributors if each.role in _RIS),
        ("PB", record.publisher),
        ("CY", record.place),
        ("PY", str(record.year)),
        ("DA", _date(first_day(record.dated) or issued(record))),
        ("ET", record.version),
        ("LA", record.language),
        ("UR", record.url),
        ("AB", record.description),
        *(("T3", each.cited) for each in record.series),
        *(("SN", each.issn) for each in record.series if each.issn),
        *(("KW", word) for word in record.subjects),
        ("N1", f"Date (EDTF): {record.dated}." if record.dated else ""),
        ("N1", f"This edition: {issued(record)}."),
        *(("N1", note) for note in _others(record, _RIS)),
        *(("N1", note) for _, note in notes(record)),
        ("N1", f"{rights_in_words(record)} ({record.rights})"),
    ]
    told = "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value)
    return f"{told}ER  - \r\n".encode()


def _ris_name(agent: Agent) -> str:
    """«Family, Given»; a name that is not to be parted ends in a comma."""
    return agent.inverted if agent.inverted != agent.name else f"{agent.name},"


def _date(day: str) -> str:
    """YYYY/MM/DD/, empty where it is not known, with the field for words that follows."""
    year, month, number = (*day.split("-"), "", "")[:3]
    return f"{year}/{month}/{number}/"
