"""Type set in the project's own faces."""

import pytest

from edition.typeset.line.compositor import Compositor
from edition.typeset.line.shape import Shaper


@pytest.fixture(scope="session")
def compositor(shaper: Shaper) -> Compositor:
    """Sets Persian."""
    return Compositor(shaper)
