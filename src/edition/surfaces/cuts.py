"""Faces as a surface carries them: WOFF2 with the characters that it shows, and what joins and
marks them (OpenType layout) as the file has it.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from msgspec.structs import asdict

from edition.core.languages import spoken
from edition.core.languages.surface_words import voice
from edition.faces import Face, Faces, Further, Own, families, instead, names
from edition.faces.face import folder
from edition.identity.facts import facts_of
from edition.model.document import Cell, Heading, Item, Marked, Signatory, Slogan, Title
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.model.surface import Cut

_WEIGHTS = {"Regular": 400, "Bold": 700}
_ALWAYS = " \u00a0\u200c\u200d0123456789.:-/"
"""What names of files and addresses are of, and joiners, which are no ink but part words."""
_STRONG = frozenset({"strong", "emphasis"})
_NAMES = (0, 1, 2, 13, 14)
"""Records of the name table that stay (OpenType 1.9, name): whose it is, what it is called, under
which licence.
"""


def cuts_of(source: Source, reading: Reading, faces: Faces) -> tuple[Cut, ...]:
    """A cut of each weight of the family that sets the text, then of each face that stands in for
    what it lacks.
    """
    shown = {"Regular": _shown(source, reading, faces), "Bold": _bold(source, reading)}
    found: list[Cut] = []
    for weight, characters in shown.items():
        named = names(faces)
        name = named["Regular"] if weight == "Regular" else named["Bold"]
        left = characters
        for at, each in enumerate((name, *instead(faces)[name])):
            face = faces[each]
            has = {c for c in left if _has(face, c)}
            if has - set(_ALWAYS) or not at:
                licence = _licence(source, face)
                content = _subset(face.content, has | set(_ALWAYS))
                family = "text" if not at else face.name
                found.append(Cut(family, _WEIGHTS[weight], content, licence, _size(face)))
            left -= has
    return tuple(sorted(found, key=lambda cut: (cut.family != "text", cut.weight)))


def _has(face: Face, character: str) -> bool:
    return face.serves(character) if isinstance(face, Further) else bool(face.glyph(character))


def _size(face: Face) -> int:
    """How large it is drawn beside the family of the project, in per cent (`size-adjust`)."""
    return round(100 * face.size / face.units) if face.size and face.units else 100


def _shown(source: Source, reading: Reading, faces: Faces) -> set[str]:
    """Every character of the text and of what is said of it."""
    description = source.description
    language = spoken(description.language, description.words)
    facts = facts_of(language, description, reading, families(faces))
    said = [*(f"{fact.label} {fact.value}" for fact in facts), reading.record.dates_note]
    said += [reading.record.url, reading.record.identifier, description.publisher]
    said += [*(link.label + link.url for link in description.link), *_words(source).values()]
    said += [reading.dates.display, language.words.digits, description.place, "pdfepubtxmg"]
    for block in reading.document.blocks:
        said += [block.text, _label(block)]
    return {character for each in said for character in each if not character.isspace()}


def _words(source: Source) -> Mapping[str, str]:
    return asdict(voice(source.description.language).words)


def _bold(source: Source, reading: Reading) -> set[str]:
    """Those of headings, of what is emphasised, and of labels."""
    said = [source.description.title, *_words(source).values()]
    said += [spoken(source.description.language, source.description.words).words.digits]
    for block in reading.document.blocks:
        said += _bold_in(block)
    return {character for each in said for character in each if not character.isspace()}


def _bold_in(block: object) -> Iterator[str]:
    if isinstance(block, Title | Heading | Slogan) or (isinstance(block, Cell) and block.header):
        yield block.text
    elif isinstance(block, Marked):
        yield from (
            block.text[mark.start : mark.end] for mark in block.marks if mark.kind in _STRONG
        )
    yield _label(block)


def _label(block: object) -> str:
    return block.label.text if isinstance(block, Item | Signatory) and block.label else ""


def _subset(content: bytes, characters: set[str]) -> bytes:
    """The same bytes each time: no time is put in, and the packer is pinned."""
    options = Options()
    options.flavor = "woff2"
    options.name_IDs = list(_NAMES)
    options.hinting = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    font = TTFont(BytesIO(content), recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted(map(ord, characters)))
    subsetter.subset(font)
    font.flavor = "woff2"
    made = BytesIO()
    font.save(made)
    return made.getvalue()


def _licence(source: Source, face: Face) -> str:
    """The text of its licence: of the project's that of its family, of an edition's the file that
    it names.
    """
    if isinstance(face, Further):
        return _file(source, face.font_entry.licence)
    if isinstance(face, Own):
        for each in source.faces:
            if face.content in (each.regular, each.bold):
                return _file(source, each.face.licence)
    return (folder() / "OFL.txt").read_text(encoding="utf-8")


def _file(source: Source, name: str) -> str:
    return source.files.get(name, b"").decode("utf-8", "replace")
