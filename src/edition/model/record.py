"""What is said of an edition to machines: the one value from which every description is made."""

from datetime import date
from typing import Literal

from msgspec import Struct

from edition.core.languages import Calendar
from edition.core.languages.roles import ROLES, RoleCode
from edition.core.publication_types import PublicationType


class StatedDate(Struct, frozen=True):
    """A date that the text prints: its characters, the calendar they are in, and the days as EDTF,
    which is Gregorian.
    """

    printed: str
    calendar: Calendar
    edtf: str


class Agent(Struct, frozen=True):
    """A person or an organisation that had a part in an edition.

    `name` is as the imprint has it, `given` and `family` are those of a person, or "". `role` is a
    code of MARC, "" for an issuing body of which nothing more is said. `orcid`, `ror` and `isni`
    are bare identifiers, or "".
    """

    name: str
    is_person: bool = False
    given: str = ""
    family: str = ""
    role: RoleCode | Literal[""] = ""
    orcid: str = ""
    ror: str = ""
    isni: str = ""

    @property
    def inverted(self) -> str:
        """The name as catalogues sort it, «Hedayat, Sadegh»."""
        return f"{self.family}, {self.given}" if self.family and self.given else self.name

    @property
    def identifiers(self) -> tuple[tuple[str, str, str], ...]:
        """Scheme, bare identifier and its address, for each that it has; that of its own kind
        first.
        """
        found = (
            ("ORCID", self.orcid, f"https://orcid.org/{self.orcid}"),
            ("ROR", self.ror, f"https://ror.org/{self.ror}"),
            ("ISNI", self.isni, f"https://isni.org/isni/{self.isni}"),
        )
        return tuple(each for each in found if each[1])

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of its identifiers, in their order."""
        return tuple(address for _, _, address in self.identifiers)

    @property
    def address(self) -> str:
        """The first of them, for forms with room for one; "" where it has none."""
        return next(iter(self.addresses), "")

    @property
    def term(self) -> str:
        """Its role in the words of MARC."""
        return ROLES[self.role or "cre"].term


class Topic(Struct, frozen=True):
    """What the text is about: a term of a list of subjects, the list by its short name, and the
    addresses of the list and of the term in it, or "".
    """

    term: str
    scheme: str
    scheme_url: str = ""
    url: str = ""


class PartOf(Struct, frozen=True):
    """A series, and what is known of the place in it: "" for what is not."""

    title: str
    number: str = ""
    issn: str = ""

    @property
    def cited(self) -> str:
        """«Title; number»."""
        return f"{self.title}; {self.number}" if self.number else self.title


class Record(Struct, frozen=True):
    """Titles carry their language; `dated` is EDTF and Gregorian (ISO 8601-2), `issued` the day of
    this edition, if any.

    `creators` made the text: those whom edition.toml names, in its order, else the issuing body.
    `contributors` had another part in it, in its order; the issuing body comes last among them,
    where others made the text. `licence` is an SPDX id, "" where `rights` is the address of no
    licence.

    `language` is the tag of BCP 47 ("fa"), `language_code` that of ISO 639-3 ("fas"). `year` is the
    Gregorian one to cite by: None where the normative date reaches over a new year and the editor
    chose none. `stated` are the printed dates in the order of edition.toml, `dates_note` says in
    the language of the edition, after a label, where they disagree and which one counts, and why.
    `url` is the
    first link that holds the id, `replaces_url` the same with the id of what this edition replaces;
    both may be "". `sha256` is that of the source text. `isbn` is as the
    imprint has it, `ark` as they are written today («ark:13030/xf93gt2q»), `doi` bare, or "".
    """

    identifier: str
    language: str
    language_code: str
    title: str
    parallel_titles: tuple[tuple[str, str], ...]
    creators: tuple[Agent, ...]
    publisher: str
    place: str
    description: str
    dated: str
    year: int | None
    issued: date | None
    stated: tuple[StatedDate, ...]
    dates_note: str
    version: str
    rights: str
    rights_statement: str
    url: str
    replaces: str
    replaces_url: str
    sha256: str
    contributors: tuple[Agent, ...] = ()
    keywords: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    series: tuple[PartOf, ...] = ()
    licence: str = ""
    isbn: str = ""
    ark: str = ""
    doi: str = ""
    publication_type: PublicationType = "pamphlet"

    @property
    def subjects(self) -> tuple[str, ...]:
        """Keywords, and the terms of lists behind them."""
        return (*self.keywords, *(topic.term for topic in self.topics))

    @property
    def creator(self) -> str:
        """The names of those who made the text, for forms that have room for one text."""
        return "; ".join(creator.name for creator in self.creators)
