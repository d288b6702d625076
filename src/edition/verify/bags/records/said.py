"""What a description says of an edition: under each of `FACTS` all values that it gives; a form may
have no place for a fact.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from lxml import etree

Said: TypeAlias = Mapping[str, tuple[str, ...]]

FACTS = (
    "identifier",
    "title",
    "titles",
    "creator",
    "publisher",
    "date of the text",
    "date of the edition",
    "date to cite by",
    "year",
    "rights",
    "rights in words",
    "version",
    "language",
    "language code",
    "description",
    "address",
)
"""`title` is that of the text, `titles` are all, it first; the date to cite by is that of the text,
else that of the edition.
"""


def leaves(value: object, *path: str) -> tuple[str, ...]:
    """What stands at a path of keys in values from JSON or TOML, through lists; whatever shape they
    have.
    """
    found = [value]
    for key in path:
        found = [each[key] for each in _flat(found) if isinstance(each, dict) and key in each]
    return tuple(str(each) for each in _flat(found))


def _flat(values: list[object]) -> Iterator[object]:
    for value in values:
        yield from value if isinstance(value, list) else (value,)


def texts(
    root: etree._Element, path: str, names: Mapping[str, str], attribute: str = ""
) -> tuple[str, ...]:
    """The text, or an attribute, of all elements at a path of ElementTree, its prefixes by
    `names`.
    """
    found = root.iterfind(path, namespaces=dict(names))
    return tuple(
        each.get(attribute, "") if attribute else "".join(each.itertext()) for each in found
    )
