"""The captions of the contact sheet: joined, in order, with their counters open."""

from PIL import Image, ImageChops

from edition.reports.contact import stamp
from tests.editions import all_faces

FACE = all_faces()["Regular"]
SIZE, LEADING = 60, 80


def ink(words: str) -> Image.Image:
    return stamp(words, FACE, SIZE, LEADING)


def pieces(mask: Image.Image) -> int:
    """How many stretches of columns with ink there are."""
    columns = [
        mask.crop((x, 0, x + 1, mask.height)).getbbox() is not None for x in range(mask.width)
    ]
    return sum(
        inked and not before for before, inked in zip([False, *columns], columns, strict=False)
    )


def test_letters_are_joined() -> None:
    assert (pieces(ink("سبس")), pieces(ink("س\u200cب\u200cس"))) == (1, 3)


def test_a_counter_is_open_and_a_stroke_is_filled() -> None:
    mask = ink("۵")
    left, top, right, bottom = mask.getbbox() or (0, 0, 0, 0)
    across = [mask.getpixel((x, (top + 2 * bottom) // 3)) for x in range(left, right)]
    changes = [level > 127 for level in across if isinstance(level, int)]
    assert (
        sum(on and not before for before, on in zip([False, *changes], changes, strict=False)) == 2
    )


def test_the_first_word_is_at_the_right_and_figures_keep_their_order() -> None:
    whole, number = ink("برگ ۱۲"), ink("۱۲")
    first = whole.crop((0, 0, number.width - 4, LEADING))
    assert (
        ImageChops.difference(first, number.crop((0, 0, number.width - 4, LEADING))).getbbox()
        is None
    )


def test_words_without_ink_are_a_mask_all_the_same() -> None:
    assert ink("").size == (1, LEADING) and ink("").getbbox() is None
