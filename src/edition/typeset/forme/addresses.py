"""The links of an edition as they are shown, opened and coded."""

from urllib.parse import quote

from msgspec import Struct

from edition.core.web_addresses import with_id
from edition.model.description import Description


class Address(Struct, frozen=True):
    """`shown` in letters, without its scheme; `target` in ASCII, for annotations and symbols;
    `label` says what is there.
    """

    shown: str
    target: str
    label: str
    qr: bool


def addresses(description: Description) -> tuple[Address, ...]:
    """Every `[[link]]`, `{id}` put in, characters outside ASCII percent-encoded as UTF-8 (RFC 3987,
    section 3.1).
    """
    found: list[Address] = []
    for link in description.link:
        url = with_id(link.url, description.id)
        found.append(
            Address(
                url.split("://", 1)[1],
                quote(url, safe="%/:?#[]@!$&'()*+,;=~-._"),
                link.label,
                link.qr,
            )
        )
    return tuple(found)
