"""Reading the files of an edition, where not being able to is an answer and not an exception; and
those that edition.toml names: images, fonts and the print shop's profile, each found inside its
folder, and known by its bytes or by the digest that is stated.

What an image asks for is counted before it is decoded, by its bytes alone: pixels and chunks of a
PNG, depth and length of an SVG.
"""

import hashlib
import os
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from struct import unpack_from
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from edition.core.bounds import (
    ATTACHED_FILE,
    FONT_FILE,
    IMAGE_FILE,
    IMAGE_PIXELS,
    PNG_CHUNKS,
    PROFILE_FILE,
    SVG_BYTES,
    SVG_DEPTH,
    SVG_NUMBERS,
    Bound,
)
from edition.core.diagnostics import Diagnostic, Place, Problems, error
from edition.core.inside import Astray, inside
from edition.core.patterns import later
from edition.core.quoting import worded, worded_later
from edition.model.description import Font, Image, OwnFace, Press
from edition.model.imposition import Condition
from edition.model.source_folder import FaceFile, FontFile, ImageFile

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

_BESIDE = {"font": FONT_FILE, "image": IMAGE_FILE, "profile": PROFILE_FILE}
_PUT_BESIDE = {
    "font": worded("put the font beside edition.toml and write its name"),
    "image": worded("put the image beside edition.toml and write its name"),
    "profile": worded("put the profile beside edition.toml and write its name"),
}
_MISSING = {
    "font": worded_later('the font "{file}" {words}'),
    "image": worded_later('the image "{file}" {words}'),
    "profile": worded_later('the profile "{file}" {words}'),
}
_CHUNK = 2**16
"""Bytes that are read at a time of a file that does not say its size."""
# Without waiting: a FIFO that took the place of a file would be waited for without end.
_OPENED = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def read_bytes(path: Path, bound: Bound) -> bytes | str | Diagnostic:
    """The content of a file, or what is wrong with it, in words that follow its name («is not
    there»); a problem where it is too large, which is not read.
    """
    try:
        with open(os.open(path, _OPENED), "rb") as file:
            found = os.fstat(file.fileno())
            if not S_ISREG(found.st_mode):
                return (
                    worded("is no file")
                    if S_ISDIR(found.st_mode)
                    else worded("is no file but a pipe, a device or a socket")
                )
            content = file.read(found.st_size + 1) if found.st_size <= bound.most else b""
            # Of some files, those of /proc, the size is not said.
            while (
                found.st_size <= bound.most
                and len(content) <= bound.most
                and (more := file.read(_CHUNK))
            ):
                content += more
            size = max(found.st_size, len(content))
    except FileNotFoundError:
        return worded("is not there")
    except (IsADirectoryError, NotADirectoryError):
        return worded("is no file")
    except (OSError, ValueError):
        return worded("cannot be opened for reading")
    return bound.exceeded(size, Place(path.as_posix())) or content


def read_within(
    folder: Path, name: str, bound: Bound = ATTACHED_FILE
) -> bytes | Astray | Diagnostic:
    """The content of a file of the folder, or why it has none; a symbolic link is followed as long
    as it stays in the folder.
    """
    found = inside(folder, name, links=True)
    if isinstance(found, Astray):
        return found
    content = read_bytes(found, bound)
    return Astray(content) if isinstance(content, str) else content


def read_beside(
    folder: Path, file: str, path: str, what: str, at: Place | None
) -> bytes | Diagnostic:
    """The font, image or profile (`what`) that edition.toml names at the key `path`, or why its
    folder has none.
    """
    content = read_within(folder, file, _BESIDE[what])
    if isinstance(content, Diagnostic):
        return replace(content, place=at)
    if not isinstance(content, Astray):
        return content
    if content.outside:
        fact = worded(
            '`{path}` is "{file}", which {words} of the text',
            path=path,
            file=file,
            words=content.words,
        )
        return error(
            f"{what}-outside",
            fact,
            _PUT_BESIDE[what],
            at,
        )
    return error(
        f"{what}-missing",
        worded(_MISSING[what], file=file, words=content.words),
        worded("put the file there or correct `{path}`", path=path),
        at,
    )


_PNG = b"\x89PNG\r\n\x1a\n"
_SVG_ROOT = "{http://www.w3.org/2000/svg}svg"


def read_image(folder: Path, image: Image, path: str, at: Place | None) -> ImageFile | Diagnostic:
    """The file of the image at the key `path`, or why there is none."""
    content = read_beside(folder, image.file, path, "image", at)
    if isinstance(content, Diagnostic):
        return content
    beyond = beyond_in_png if content.startswith(_PNG) else beyond_in_svg
    if problem := beyond(content, image.file, at):
        return problem
    media_type = _media_type(content)
    if media_type is None:
        fact = worded('the image "{file}" is neither PNG nor SVG', file=image.file)
        return error("image-format", fact, "save it in one of these two formats", at)
    return ImageFile(image, media_type, content)


def _media_type(content: bytes) -> Literal["image/png", "image/svg+xml"] | None:
    if content.startswith(_PNG):
        return "image/png"
    # Imported here: most texts have no image.
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    return "image/svg+xml" if root.tag == _SVG_ROOT else None


_CHUNKS = 8
"""Bytes of a PNG before its first chunk, which tells width and height (PNG, third edition,
11.2.1).
"""
_ROUND_A_CHUNK = 12
"""Bytes of a chunk beside its content: its length, its name, its check sum (the same, 5.3)."""
_STEP = later(r"[A-Za-z]|[0-9]*\.?[0-9]+")
"""A command of a path, or a number: «M», «.5», «12»."""
_SHAPE = 4
"""Steps of a rectangle or a circle, whatever its numbers."""
_MEASURED = ("d", "points")
"""The attributes that draw as many steps as they have."""


def beyond_in_png(content: bytes, file: str, at: Place | None) -> Diagnostic | None:
    """What of a PNG is beyond a bound; of one that is cut off only what there is counts."""
    if len(content) >= _CHUNKS + 16:
        width, height = unpack_from(">II", content, _CHUNKS + 8)
        if problem := _exceeded(IMAGE_PIXELS, width * height, file, at):
            return problem
    place = _CHUNKS
    for chunks in count(1):
        if place + _ROUND_A_CHUNK > len(content):
            return None
        if problem := _exceeded(PNG_CHUNKS, chunks, file, at):
            return problem
        place += _ROUND_A_CHUNK + int(unpack_from(">I", content, place)[0])
    raise AssertionError


def beyond_in_svg(content: bytes, file: str, at: Place | None) -> Diagnostic | None:
    """What of an SVG is beyond a bound, or stands for more than is written; what is no XML is not
    looked at further.
    """
    if problem := _exceeded(SVG_BYTES, len(content), file, at):
        return problem
    # Imported here: most texts have no image.
    from xml.parsers import expat

    look = _Look(file, at, expat.ParserCreate())
    try:
        look.parser.Parse(content, True)
    except _EnoughError:
        return look.problem
    except (expat.ExpatError, ValueError, LookupError):
        return None
    return None


class _EnoughError(Exception):
    """Ends the reading of an SVG at the first problem."""


class _Look:
    """One pass over an SVG, of which nothing is kept."""

    def __init__(self, file: str, at: Place | None, parser: "XMLParserType") -> None:
        self.problem: Diagnostic | None = None
        self.parser = parser
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.EntityDeclHandler = self._entity
        self._file, self._at = file, at
        self._depth = self._numbers = 0

    def _start(self, _: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._numbers += _SHAPE + sum(
            len(_STEP.findall(attributes.get(name, ""))) for name in _MEASURED
        )
        self._stop(_exceeded(SVG_DEPTH, self._depth, self._file, self._at))
        self._stop(_exceeded(SVG_NUMBERS, self._numbers, self._file, self._at))

    def _end(self, _: str) -> None:
        self._depth -= 1

    def _entity(self, *_: object) -> None:
        fact = worded(
            'the image "{file}" declares entities, which stand for what is not written',
            file=self._file,
        )
        self._stop(
            error("image-format", fact, "save it anew from the program that drew it", self._at)
        )

    def _stop(self, problem: Diagnostic | None) -> None:
        if problem:
            self.problem = problem
            raise _EnoughError


def _exceeded(bound: Bound, number: int, file: str, at: Place | None) -> Diagnostic | None:
    problem = bound.exceeded(number, at)
    return (
        replace(problem, fact=worded('the image "{file}" has {fact}', file=file, fact=problem.fact))
        if problem
        else None
    )


class _Sealed(Struct, frozen=True):
    """A file that is named with the SHA-256 that it is to have."""

    file: str
    sha256: str


def read_font(folder: Path, font: Font, path: str, at: Place | None) -> FontFile | Diagnostic:
    """The file of the font at the key `path`, or why there is none."""
    content = _sealed(folder, _Sealed(font.file, font.sha256), path, at)
    return content if isinstance(content, Diagnostic) else FontFile(font, content, at)


def read_face(
    folder: Path, face: OwnFace, path: str, places: Mapping[str, Place]
) -> FaceFile | Problems:
    """The files of the family at the table `path`, or why it has not all of them."""
    found: list[bytes] = []
    problems: list[Diagnostic] = []
    for key, named in (
        ("regular", _Sealed(face.regular, face.regular_sha256)),
        ("bold", _Sealed(face.bold, face.bold_sha256)),
    ):
        at = f"{path}.{key}"
        content = _sealed(folder, named, at, places.get(at)) if named.file else b""
        if isinstance(content, Diagnostic):
            problems.append(content)
        else:
            found.append(content)
    if problems:
        return tuple(problems)
    regular, bold = found
    return FaceFile(face, regular, bold, places.get(f"{path}.regular"), places.get(f"{path}.bold"))


def _sealed(folder: Path, named: _Sealed, path: str, at: Place | None) -> bytes | Diagnostic:
    """The bytes of a font file named at the key `path`, or why there are none."""
    content = read_beside(folder, named.file, path, "font", at)
    if isinstance(content, Diagnostic):
        return content
    digest = hashlib.sha256(content).hexdigest()
    if digest == named.sha256.lower():
        return content
    fact = worded(
        'the font "{file}" has the SHA-256 {digest}, and not the one that is stated',
        file=named.file,
        digest=digest,
    )
    act = worded("restore the file, or state this digest if it is the font that is meant")
    return error("font-digest", fact, act, at)


def read_profile(folder: Path, press: Press, at: Place | None) -> Condition | Diagnostic:
    """The condition that `press.profile` describes, or why there is none."""
    content = read_beside(folder, press.profile, "press.profile", "profile", at)
    if isinstance(content, Diagnostic):
        return content
    # Imported here: few editions name a profile.
    from edition.identity.cmyk import UnfitProfileError, checked

    try:
        name = checked(content)
    except UnfitProfileError as unfit:
        act = worded(
            "put the CMYK output profile there that the print shop names, as it was loaded"
        )
        return error(
            "profile",
            worded('the profile "{profile}" {unfit}', profile=press.profile, unfit=unfit.args[0]),
            act,
            at,
        )
    digest = hashlib.sha256(content).hexdigest()
    if digest != press.sha256.lower():
        stated = (
            worded("and not the one that is stated")
            if press.sha256
            else worded("and `press.sha256` states none")
        )
        fact = worded(
            'the profile "{profile}" has the SHA-256 {digest}, {stated}',
            profile=press.profile,
            digest=digest,
            stated=stated,
        )
        return error(
            "profile-digest",
            fact,
            "restore the file, or state this digest if it is the profile that is meant",
            at,
        )
    return Condition(content, name, press.condition)
