"""Type set in the project's own faces."""

import pytest

from edition.faces import Faces
from edition.typeset.lines import Compositor
from edition.typeset.shape import Shaper
from tests.editions import all_faces


@pytest.fixture(scope="session")
def faces() -> Faces:
    """All weights."""
    return all_faces()


@pytest.fixture(scope="session")
def shaper(faces: Faces) -> Shaper:
    """Shapes Persian."""
    return Shaper(faces, "fa")


@pytest.fixture(scope="session")
def compositor(shaper: Shaper) -> Compositor:
    """Sets Persian."""
    return Compositor(shaper)
