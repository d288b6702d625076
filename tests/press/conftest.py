"""What the tests of the press stand on: fonts, and an imposition made by hand."""

from collections.abc import Callable

import pytest

from edition import faces
from edition.core.units import mm
from edition.faces import Faces
from edition.model.imposition import Imposition
from edition.press.booklet.plan import signatures


@pytest.fixture(scope="session")
def fonts() -> Faces:
    loaded, problems = faces.load()
    assert loaded is not None, problems
    return loaded


@pytest.fixture(scope="session")
def imposition() -> Callable[..., Imposition]:
    """A5 on A4, with what is said otherwise."""

    def made(pages: int, of: int = 0, **changed: object) -> Imposition:
        fields: dict[str, object] = {
            "pages": pages,
            "blanks": -pages % 4,
            "signatures": signatures(pages, of),
            "binding": "right",
            "flip": "short",
            "turned": False,
            "caliper": 0,
            "cover": False,
            "paper": "A4",
            "sheet": (mm(297), mm(210)),
            "trim": (mm(148), mm(210)),
        }
        return Imposition(**fields | changed)  # type: ignore[arg-type]

    return made
