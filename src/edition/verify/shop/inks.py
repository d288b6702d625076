"""The inks of a print shop's file: which there are, that text is in one of them alone, and how much
lies in one place.
"""

from math import fsum

from pypdf.generic import DictionaryObject

from edition.verify.shop.looked import Answer, Looked
from edition.verify.shop.painted import Colour

_GREY, _CMYK = "DeviceGray", "DeviceCMYK"
_MARKS = "All"


def inks(looked: Looked) -> Answer:
    """Black, which is grey or the K of CMYK alone, and inks that have a name."""
    process = _CMYK if looked.condition else _GREY
    colours = {each.colour for each in looked.all}
    names = sorted({_name(colour, process) for colour in colours if colour.space != _MARKS})
    wrong = sorted(
        {_name(c, process) for c in colours if not _is_black(c, process) and c.alternate != process}
    )
    return ", ".join(names), (f"{space} is no ink of this job" for space in wrong)


def ink_of_text(looked: Looked) -> Answer:
    """Never in more than one ink, and never in a screen of one."""
    process = _CMYK if looked.condition else _GREY
    texts = {each.colour for each in looked.all if each.kind == "text"}
    solid = {_GREY: (0.0,), _CMYK: (0.0, 0.0, 0.0, 1.0)}[process]
    wrong = [
        colour
        for colour in texts
        if colour.values != (solid if colour.space == process else (1.0,))
    ]
    return "every text is one solid ink", (
        f"text in {colour.space} {colour.values}" for colour in sorted(wrong)
    )


def total_ink(looked: Looked) -> Answer:
    """Inks knock each other out unless a graphics state says overprint: then all of them may lie on
    one spot.

    Marks in all inks stand outside of the trim and are not counted.
    """
    heaviest: dict[str, float] = {}
    for each in looked.all:
        if each.colour.space != _MARKS:
            heaviest[each.colour.space] = max(heaviest.get(each.colour.space, 0), _ink(each.colour))
    overprints = any(_overprints(page) for page in looked.reader.pages)
    most = round(sum(heaviest.values()) if overprints else max(heaviest.values(), default=100))
    limit = f", of {looked.ink_limit} % that the paper takes" if looked.condition else ""
    return f"at most {most} %{limit}", [
        f"more than {looked.ink_limit} %"
    ] if most > looked.ink_limit else []


def _is_black(colour: Colour, process: str) -> bool:
    return colour.space == process and (process == _GREY or not any(colour.values[:3]))


def _name(colour: Colour, process: str) -> str:
    return "black" if _is_black(colour, process) else colour.space


def _ink(colour: Colour) -> float:
    """Per cent: of a plate what its tint can be at most, of the four their sum."""
    return 100 * fsum(colour.values) if colour.space == _CMYK else 100


def _overprints(holder: DictionaryObject) -> bool:
    resources = holder.get("/Resources", DictionaryObject()).get_object()
    states = [
        state.get_object()
        for state in resources.get("/ExtGState", DictionaryObject()).get_object().values()
    ]
    return any(state.get(key) for state in states for key in ("/OP", "/op"))
