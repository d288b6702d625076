from edition.core.units import pt
from edition.faces import Faces
from edition.press.sheet.side import Shape
from edition.press.sheet.small_print import Fount, lettering, rising, width


def across(shape: Shape) -> tuple[int, int]:
    xs = [at[i] for _, at in shape.path for i in range(0, len(at), 2)]
    return min(xs), max(xs)


def up(shape: Shape) -> tuple[int, int]:
    ys = [at[i] for _, at in shape.path for i in range(1, len(at), 2)]
    return min(ys), max(ys)


def test_words_stand_at_their_anchor(fonts: Faces) -> None:
    bold = Fount(fonts["Bold"], pt(10))
    long = width("HHH", bold)
    for anchor in (0, 0.5, 1):
        left, right = across(lettering("HHH", bold, pt(100), pt(50), anchor=anchor))
        assert pt(100) - anchor * long <= left < right <= pt(100) + (1 - anchor) * long + 1
    assert up(lettering("HHH", bold, 0, pt(50)))[1] == pt(50)


def test_rising_words_go_up_from_their_anchor(fonts: Faces) -> None:
    bold = Fount(fonts["Bold"], pt(10))
    long = width("HHH", bold)
    top, bottom = up(rising("HHH", bold, pt(100), pt(50)))
    assert pt(50) - long <= top < bottom <= pt(50)
    assert across(rising("HHH", bold, pt(100), pt(50)))[1] == pt(100)


def test_numbers_keep_their_order_within_persian(fonts: Faces) -> None:
    bold = Fount(fonts["Bold"], pt(10))
    whole, number = (lettering(words, bold, 0, 0) for words in ("برگ ۱۲", "۱۲"))
    assert whole.path[: len(number.path)] == number.path
