"""edition.toml and emendations.toml as typed values, each key declared once with all that is said
and done with it.
"""

from edition.model.description.edition_toml import Description
from edition.model.description.font_tables import FaceUse, Font, OwnFace
from edition.model.description.keys import (
    Choice,
    Declared,
    Described,
    Key,
    declared,
    stated,
    with_spelling,
)
from edition.model.description.layout_table import Layout
from edition.model.description.people_tables import Contributor, Creator, Series, Subject
from edition.model.description.product_tables import (
    Booklet,
    Deposit,
    Flip,
    Fold,
    Justification,
    Leaflet,
    Output,
    Poster,
    Press,
)
from edition.model.description.text_tables import (
    Direction,
    EmendationEntry,
    Emendations,
    Image,
    Link,
    PrintedDate,
    Profile,
    State,
    Structure,
)

__all__ = [
    "Booklet",
    "Choice",
    "Contributor",
    "Creator",
    "Declared",
    "Deposit",
    "Described",
    "Description",
    "Direction",
    "EmendationEntry",
    "Emendations",
    "FaceUse",
    "Flip",
    "Fold",
    "Font",
    "Image",
    "Justification",
    "Key",
    "Layout",
    "Leaflet",
    "Link",
    "Output",
    "OwnFace",
    "Poster",
    "Press",
    "PrintedDate",
    "Profile",
    "Series",
    "State",
    "Structure",
    "Subject",
    "declared",
    "stated",
    "with_spelling",
]
