"""Where every command that sets an edition begins: its folder read and edited, and the faces that
it is set in.
"""

from pathlib import Path, PurePath

from msgspec import Struct
from msgspec.structs import replace

from edition import faces
from edition.core.diagnostics import Place, Problems, error
from edition.core.direction import Policy, policy
from edition.core.memory import Same, remembered
from edition.core.quoting import listed, worded
from edition.language import edit
from edition.model.description import Description, Output
from edition.model.output_kinds import GROUPS, OUTPUTS, PAMPHLET, POSTERS
from edition.model.reading import Reading
from edition.model.source_folder import Source
from edition.read import read


class Edited(Struct, frozen=True):
    """An edition that can be set.

    What `source` says of titles and names is as the reading has it, the rules of orthography
    applied: so there is one description, whoever asks for it. `fonts` are the faces that it is set
    in: the family of the project, or its own, and the further ones that it names.
    """

    source: Source
    reading: Reading
    fonts: faces.Faces

    @property
    def policy(self) -> Policy:
        """What the edition says of pieces that run from left to right."""
        direction = self.source.description.direction
        off = frozenset(direction.off)
        return policy(self.source.description.language, off, direction.pieces)

    def beside(self, name: str) -> PurePath:
        """A file of the edition as its user names it, beside the text."""
        return PurePath(self.source.text.file).parent / name


def edited_of(
    folder: Path, epoch: int | None, *, quick: bool = False, display: bool = True
) -> tuple[Edited | None, Problems]:
    """The edition in `folder`; None where it cannot be set, and every problem that was found.

    `epoch` is SOURCE_DATE_EPOCH: the day of an edition that states none. `quick`: for the pages of
    its first pamphlet alone, if it has one, without what is only doubtful. `display`: also for
    posters and handouts.
    """
    source, problems = read(folder, doubting=not quick)
    if source is None:
        return None, problems
    if quick:
        source = _first_pages(source)
    reading, in_editing = edit(source, epoch, quick=quick, display=display)
    if reading is None:
        return None, problems + in_editing
    fonts, in_fonts = faces_of(source)
    problems += in_editing + in_fonts
    if fonts is None:
        return None, problems
    return Edited(replace(source, description=reading.description), reading, fonts), problems


def _first_pages(source: Source) -> Source:
    """The same, as if the first pamphlet that is listed were all that is made of it."""
    description = source.description
    pamphlets = [each for each in description.output if each.kind == PAMPHLET.name]
    if not pamphlets:
        return source
    return replace(source, description=_with_outputs(description, tuple(pamphlets[:1])))


@remembered(lambda description, outputs: (Same(description), outputs))
def _with_outputs(description: Description, outputs: tuple[Output, ...]) -> Description:
    return replace(description, output=outputs, poster=())


def faces_of(source: Source) -> tuple[faces.Faces | None, Problems]:
    """What it is set in: the family of the project, or its own faces, and further ones."""
    family, problems = faces.load()
    if family is None or not (source.faces or source.fonts):
        return family, problems
    return faces.of_edition(family, source.faces, source.fonts)


def not_listed(edited: Edited, asked: tuple[str, ...]) -> Problems:
    """A problem for each of the outputs that are `asked` for, by the names of `--only`, and that
    there is none of, or that edition.toml does not list.

    What is made of the pages of the pamphlet need not be listed there.
    """
    description = edited.source.description
    named = {output.kind for output in description.output}
    named |= {POSTERS.name} if description.poster else set()
    at = Place(edited.beside("edition.toml").as_posix())
    problems: Problems = ()
    for name in asked:
        kinds = [kind for kind in OUTPUTS if kind.asked == name]
        if not kinds:
            act = worded("ask for {names}", names=", ".join(GROUPS))
            problems += (
                error("no-such-output", worded("there is no output «{name}»", name=name), act),
            )
        elif not any(kind.name in named or kind.origin == "pages" for kind in kinds):
            names = listed((f'"{kind.name}"' for kind in kinds), " or ")
            table = (
                "[[poster]]"
                if POSTERS in kinds
                else worded("[[output]] with kind = {names}", names=names)
            )
            problems += (
                error(
                    "not-listed",
                    worded("it lists no {name}", name=name),
                    worded("add {table}", table=table),
                    at,
                ),
            )
    return problems
