"""What an edition claims of a finished file, against which that is proved."""

from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import TypeAlias

from msgspec import Struct

from edition.faces import Faces
from edition.model.page import Area
from edition.model.reading import Emendation
from edition.model.source import Attachment, SourceText

Declared: TypeAlias = Callable[..., Sequence[tuple[int, int, str]]]
"""What of a paragraph departs from UAX #9, as the edition declares it: code points [start, end) and
the name of a kind. It is given the paragraph, and as `code` the stretches of it that its file says
are code, where there are any.
"""


def _nothing(_: str, **__: object) -> tuple[tuple[int, int, str], ...]:
    return ()


class Claims(Struct, frozen=True):
    """`expected` is the text that should come back out (NAME.txt: reading order, form feed between
    pages).

    `source` is the text as found, whose every letter must stand in the structure once the
    `emendations` are applied, but for what marks it up; None where the output shows parts of it and
    is not held to it. `private` are the values that must not occur in the file, such as names of
    user and host, home and working folder, but where the edition says them too. `said` are its
    files as written, the text first; a fault names its place in these. `declared` says what departs
    from UAX #9, `faces` are the font files that it is set in, and `areas` where each page says that
    its text stands. `attached` are the files that it may carry, None where nobody knows; `version`
    is that of PDF by which it is written, "" where nobody knows.
    """

    expected: str
    source: SourceText | None = None
    emendations: tuple[Emendation, ...] = ()
    private: tuple[str, ...] = ()
    said: tuple[SourceText, ...] = ()
    declared: Declared = _nothing
    faces: Faces = MappingProxyType({})
    areas: tuple[tuple[Area, ...], ...] = ()
    attached: tuple[Attachment, ...] | None = ()
    version: str = ""
