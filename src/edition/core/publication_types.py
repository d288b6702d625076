"""The kinds of publication that an editor may state, and what each is called in the lists of those
who keep catalogues.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

PublicationType: TypeAlias = Literal["pamphlet", "book", "report", "thesis", "article"]


class Publication(Struct, frozen=True):
    """A kind of publication: `term` in words; `datacite` of its resourceTypeGeneral (4.5 and 4.7);
    `ris` of its types of reference; `biblatex` its type of entry; `schema_org` its class;
    `invenio` the id of InvenioRDM's resource type; `dspace` of the types that a new DSpace offers.
    """

    term: str
    datacite: str
    ris: str
    biblatex: str
    schema_org: str
    invenio: str
    dspace: str


PUBLICATIONS: Mapping[PublicationType, Publication] = {
    "pamphlet": Publication(
        "Pamphlet", "Text", "PAMP", "booklet", "DigitalDocument", "publication-other", "Other"
    ),
    "book": Publication("Book", "Book", "BOOK", "book", "Book", "publication-book", "Book"),
    "report": Publication(
        "Report", "Report", "RPRT", "report", "Report", "publication-report", "Technical Report"
    ),
    "thesis": Publication(
        "Thesis", "Dissertation", "THES", "thesis", "Thesis", "publication-thesis", "Thesis"
    ),
    "article": Publication(
        "Article",
        "JournalArticle",
        "JOUR",
        "article",
        "Article",
        "publication-article",
        "Article",
    ),
}
