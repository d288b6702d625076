"""What the page in the browser is told."""

from edition.core.diagnostics import warning
from edition.speech.catalogue import ENGLISH
from edition.watching.sights import Sight
from edition.watching.telling import sight_told


def test_problems_are_told_when_they_are_known() -> None:
    """Before an edition is looked through, those of the last sight say nothing of this one."""
    problems = (warning("x", "it is doubtful", "look at it"),)
    for whole, failed in ((False, False), (True, False), (False, True)):
        told = sight_told(Sight(problems=problems, whole=whole, failed=failed), {}, ENGLISH)
        assert len(told["problems"]) == (whole or failed)
