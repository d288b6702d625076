"""What a line of a plain text can be, and the names of the rules by which that is seen, which
`recognition` explains and `edition inspect --stage structure` tells.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "title",
    "heading",
    "subheading",
    "paragraph",
    "item",
    "verse",
    "table",
    "slogan",
    "issuing body",
    "adopting meeting",
    "place",
    "date",
    "signatories",
    "signatory",
]
Kinds: TypeAlias = Mapping[int, Kind]
"""Kinds of lines by their index, of those lines of which they are known."""

Rule: TypeAlias = Literal[
    "stated",
    "title",
    "first line",
    "item",
    "signatories",
    "described",
    "slogan",
    "verse",
    "heading",
    "two levels",
    "series",
    "numbered",
    "table",
    "code",
    "contents",
    "speech",
    "joined",
    "paragraph",
    "note",
]
BY_KIND: Mapping[Kind, Rule] = {
    "title": "first line",
    "heading": "heading",
    "subheading": "two levels",
    "paragraph": "paragraph",
    "item": "item",
    "verse": "verse",
    "table": "table",
    "slogan": "slogan",
    "issuing body": "described",
    "adopting meeting": "described",
    "place": "described",
    "date": "described",
    "signatories": "signatories",
    "signatory": "signatories",
}
"""The rule that makes a line of a kind, where no other did."""
