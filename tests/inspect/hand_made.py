"""Lines with gaps as a test wants them."""

from edition.model.observations import ObservedLine, ObservedWord
from edition.model.page import UNSCALED

SIZE = 10_000
MEASURE = 300_000
NATURAL = 2_700


def line(
    *gaps: int, page: int = 1, place: int = 1, y: int = 0, width: int = MEASURE, **more: object
) -> ObservedLine:
    """A line that is `width` wide, with these gaps from left to right between words of one
    width.
    """
    each = (width - sum(gaps)) // (len(gaps) + 1)
    words: list[ObservedWord] = []
    x = 0
    for gap in (*gaps, 0):
        words.append(ObservedWord(x, x + each))
        x += each + gap
    words[-1] = ObservedWord(words[-1].left, width)
    usual: dict[str, object] = {
        **{
            "block": 0,
            "paragraph": place,
            "kind": "justified",
            "size": SIZE,
            "scale": UNSCALED,
            "natural": NATURAL,
        },
        **{"text": f"{page}/{place}", "alone": True},
    }
    return ObservedLine(page=page, place=place, y=y, words=tuple(words), **{**usual, **more})  # type: ignore[arg-type]
