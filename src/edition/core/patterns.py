"""Regular expressions that are made when they are first asked for.

To make all of a build is a tenth of a short one, for a class of letters of the Arabic script is a
table of all characters. What few texts ask for is made in this way; what every text asks for is
made as ever, by `re.compile`.
"""

import re
from typing import Any, cast


class _Later:
    """Stands for a pattern: each of its methods is kept here when it is first asked for, so that
    from then on it is found as quickly.
    """

    def __init__(self, pattern: str, flags: int) -> None:
        self._of = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._of), name)
        setattr(self, name, found)
        return found


def later(pattern: str, flags: int = 0) -> "re.Pattern[str]":
    """A pattern as `re.compile` makes it; a fault in it is told when it is made."""
    return cast("re.Pattern[str]", _Later(pattern, flags))
