"""Families of an edition's own in place of that of the project, and which face stands in for what
another lacks.

They look as large as the project's (`sizes`), so a size of type, and all that is reckoned from it,
holds for any of them.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import get_args

from edition.core.diagnostics import Diagnostic, Problems
from edition.faces.face import CODE, FAMILY, Face, Faces
from edition.faces.further import Further, names_of, unfit, with_further
from edition.model.page import FaceCut, FaceName, Weight
from edition.model.source_folder import FaceFile, FontFile

DISPLAY = "Display "
"""Before the weight, in the cuts of display type."""
_WEIGHTS: tuple[Weight, ...] = get_args(Weight)
_BOLD = frozenset({"Bold", "Black"})
"""The weights that are set in the bold of a family of two files."""


class Own(Face, frozen=True, eq=False, dict=True, kw_only=True):
    """A face of a family of the edition's own, which `family` names as a reader knows it.

    It looks as large as `like`, whatever its x is, if it has one.
    """

    family: str
    like: Face

    @cached_property
    def space(self) -> int:
        """Advance of U+0020, but no wider than in the face that it looks as large as: gaps are
        reckoned for that, and fonts made for stacks of signs have wide ones.
        """
        own = self.font.get_glyph_h_advance(self.glyph(" ")) or self.like.space
        return min(int(own), self.like.space)

    @cached_property
    def x_height(self) -> int:
        """The height of x in the face that it looks as large as."""
        return self.like.x_height

    @cached_property
    def flat_joints(self) -> bool:
        """As its outlines are measured."""
        from edition.faces.joining import joins_flat

        return joins_flat(self)


def of_edition(
    family: Faces, own: Sequence[FaceFile], further: Sequence[FontFile]
) -> tuple[Faces | None, Problems]:
    """The faces that an edition is set in: its own where it names any, else those of the family;
    then its further ones. None where a file cannot be used.

    Where it has its own, the weights of the family stand behind, by names of their own.
    """
    by_use = {file.face.use: file for file in own}
    found: dict[FaceName, Face] = dict(family)
    problems: Problems = ()
    for use, before in (("all", ""), ("text", ""), ("display", DISPLAY)):
        if use in by_use:
            made, faults = _family(family, by_use[use])
            problems += faults
            found |= {f"{before}{weight}": face for weight, face in made.items()}
    if "text" in by_use and "display" not in by_use:
        found |= {f"{DISPLAY}{weight}": family[weight] for weight in _WEIGHTS}
    with_all, faults = with_further(found, further)
    problems += faults
    if with_all is None or problems:
        return None, problems
    behind = {f"{FAMILY} {weight}": family[weight] for weight in _WEIGHTS} if own else {}
    return {**with_all, **behind}, problems


def _family(family: Faces, file: FaceFile) -> tuple[Mapping[Weight, Face], Problems]:
    """The weights of one family, some of them the same face; nothing where a file is unfit."""
    # Imported here because few editions have a family of their own.
    from edition.faces.sizes import size_like

    files = [(file.regular, file.face.regular, file.regular_at)]
    files += [(file.bold, file.face.bold, file.bold_at)] if file.bold else []
    faults: list[Diagnostic] = [fault for each in files if (fault := unfit(*each))]
    if faults:
        return {}, tuple(faults)
    # Both are scaled as the regular is: that is how they were drawn for one another.
    size = size_like(file.regular, family["Regular"])
    _, called = names_of(file.regular)
    cuts: list[Face] = []
    drawn: tuple[Weight, ...] = ("Regular", "Bold")
    for weight, (content, *_) in zip(drawn, files, strict=False):
        name = names_of(content)[0] or f"{file.face.use}-{weight}"
        like = family["Regular"]
        cuts.append(Own(name, weight, content, like.upem, size, family=called or name, like=like))
    regular, bold = cuts[0], cuts[-1]
    return {weight: bold if weight in _BOLD else regular for weight in _WEIGHTS}, ()


def house(faces: Faces) -> Faces:
    """The family of the project, whatever an edition is set in: for what the compiler itself writes
    beside the text, such as small print on sheets.
    """
    return {weight: faces.get(f"{FAMILY} {weight}", faces[weight]) for weight in _WEIGHTS}


def families(faces: Faces, used: Collection[Face] = ()) -> tuple[str, ...]:
    """The names of the families that an edition is set in, that of the text first; "" stands for
    the project's own, which is also one where a face of it is `used`.
    """
    named = names(faces)
    main = [faces[named["Regular"]], faces[named["Display Regular"]]]
    found = [face.family if isinstance(face, Own) else "" for face in main]
    found += [face.family for face in faces.values() if isinstance(face, Further)]
    found += [""] if set(used).intersection(house(faces).values()) else []
    return tuple(dict.fromkeys(found))


def names(faces: Faces) -> Mapping[FaceName, FaceName]:
    """The name of the face that each cut is set in: of a face that several are set in the first."""
    first = _first_names(faces)
    # Without a family for display the text's sets that too.
    cuts: tuple[FaceCut, ...] = get_args(FaceCut)
    return {cut: first[id(faces.get(cut) or faces[cut.removeprefix(DISPLAY)])] for cut in cuts}


def _first_names(faces: Faces) -> Mapping[int, FaceName]:
    """The first name of each face, by its identity."""
    return {id(face): name for name, face in reversed([*faces.items()])}


def at_home(faces: Faces) -> Mapping[FaceName, FaceName]:
    """The names of the faces of the project's family, each the first that it has."""
    first, family = _first_names(faces), house(faces)
    return {weight: first[id(family[weight])] for weight in _WEIGHTS}


def instead(faces: Faces) -> Mapping[FaceName, tuple[FaceName, ...]]:
    """What is tried, in this order, for what the face of a name lacks: the further faces, then the
    family of the project in that weight, then what sets the text; for a further face the text's
    comes before the project's, and what the face of code lacks the project's has as a rule.
    """
    named, home = names(faces), at_home(faces)
    further = [name for name, face in faces.items() if isinstance(face, Further)]
    tried: dict[FaceName, tuple[FaceName, ...]] = {}
    # Of a face that sets several weights the lightest counts, which comes last.
    for weight in reversed(_WEIGHTS):
        cuts = (named[f"{DISPLAY}{weight}"], named[weight], home[weight])
        tried |= dict.fromkeys(cuts, (*further, home[weight], named[weight]))
    tried |= dict.fromkeys(further, (*further, named["Regular"], home["Regular"]))
    tried[CODE] = (home["Regular"], named["Regular"], *further)
    return {
        name: tuple(dict.fromkeys(each for each in others if each != name))
        for name, others in tried.items()
    }
