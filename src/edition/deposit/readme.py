"""README.txt of a bag: what it is, how it is checked without this program, how it is made again. It
is told to people, in Persian and then in English.

No version stands in it, so that it follows from the edition alone.
"""

from collections.abc import Iterator, Sequence

from edition.core.languages.bag_words import ENGLISH, PERSIAN, BagWords
from edition.deposit.payload import readable_first
from edition.deposit.statements import issued, rights_in_words, titles
from edition.model.finished import PayloadFile
from edition.model.record import Record

NAME = "README.txt"
"""A capital letter puts it before all other files where names are sorted by code points."""
BILL = "metadata/sbom.cdx.json"
"""What the program is made of (CycloneDX), as `make sbom` writes it."""
_TEXT = "text/reading.txt"
_PLACES = (
    "data/",
    "data/source/",
    "data/text/",
    "data/emendations.csv",
    "data/reports/",
    "metadata/",
)
_RULE = "-" * 72


def readme(record: Record, payload: Sequence[PayloadFile]) -> bytes:
    """UTF-8, LF line ends."""
    told = (*_told(PERSIAN, record, payload), _RULE, *_told(ENGLISH, record, payload))
    return ("\n\n".join(told) + "\n").encode()


def _told(words: BagWords, record: Record, payload: Sequence[PayloadFile]) -> Iterator[str]:
    """The parts that a white line parts."""
    first = next((file.name for file in readable_first(payload)), _TEXT)
    yield words.head
    if words.told:
        yield words.told
    yield "\n".join(_facts(words, record))
    yield _filled(words.held, places=_PLACES)
    yield _filled(words.read, files=(f"data/{first}", f"data/{_TEXT}"))
    yield _filled(
        words.check,
        linux=("sha512sum --check manifest-sha512.txt tagmanifest-sha512.txt",),
        mac=("shasum -a 512 --check manifest-sha512.txt tagmanifest-sha512.txt",),
        windows=("certutil -hashfile data\\{} SHA512".format(first.replace("/", "\\")),),
        bagit=("python -m bagit --validate .",),
    )
    yield words.meaning
    yield _filled(
        words.again,
        again=(f"edition rebuild {record.identifier} --out rebuilt",),
        versions=("data/manifest.json", BILL),
    )


def _facts(words: BagWords, record: Record) -> Iterator[str]:
    """A label, and below it what it is of, each value in a line of its own."""
    said = (
        (words.title, tuple(title for _, title in titles(record))),
        (words.creator, tuple(each.name for each in record.creators)),
        (words.publisher, (record.publisher,)),
        (words.issued, (issued(record),)),
        (words.identifier, (record.identifier,)),
        (words.rights, dict.fromkeys((rights_in_words(record), record.rights))),
    )
    for label, values in said:
        yield label
        yield from (f"    {' '.join(value.split())}" for value in values)


def _filled(template: str, **lines: Sequence[str]) -> str:
    """The template with lines in its braces, each indented and ended."""
    given = {key: "".join(f"    {line}\n" for line in entries) for key, entries in lines.items()}
    return template.format(**given).rstrip("\n")
