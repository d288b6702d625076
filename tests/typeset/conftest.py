"""Type set in the project's own faces."""

import pytest

from edition.core.languages import LANGUAGES
from edition.typeset.line.compositor import Compositor
from edition.typeset.line.sense import sense
from edition.typeset.line.shape import Shaper


@pytest.fixture(scope="session")
def compositor(shaper: Shaper) -> Compositor:
    """Sets Persian."""
    language = LANGUAGES["fa"]
    return Compositor(shaper, language, sense((), language.grammar))
