from edition.core.units import pt
from edition.faces import Faces
from edition.press.sheet.lettering import lettering, rising, width
from edition.press.sheet.side import Shape


def across(shape: Shape) -> tuple[int, int]:
    xs = [at[i] for _, at in shape.path for i in range(0, len(at), 2)]
    return min(xs), max(xs)


def up(shape: Shape) -> tuple[int, int]:
    ys = [at[i] for _, at in shape.path for i in range(1, len(at), 2)]
    return min(ys), max(ys)


def test_words_stand_at_their_anchor(fonts: Faces) -> None:
    face, long = fonts["Bold"], width("HHH", fonts["Bold"], pt(10))
    for anchor in (0, 0.5, 1):
        left, right = across(lettering("HHH", face, pt(10), pt(100), pt(50), anchor=anchor))
        assert pt(100) - anchor * long <= left < right <= pt(100) + (1 - anchor) * long + 1
    assert up(lettering("HHH", face, pt(10), 0, pt(50)))[1] == pt(50)


def test_rising_words_go_up_from_their_anchor(fonts: Faces) -> None:
    face, long = fonts["Bold"], width("HHH", fonts["Bold"], pt(10))
    top, bottom = up(rising("HHH", face, pt(10), pt(100), pt(50)))
    assert pt(50) - long <= top < bottom <= pt(50)
    assert across(rising("HHH", face, pt(10), pt(100), pt(50)))[1] == pt(100)


def test_numbers_keep_their_order_within_persian(fonts: Faces) -> None:
    face = fonts["Bold"]
    whole, number = (lettering(words, face, pt(10), 0, 0) for words in ("برگ ۱۲", "۱۲"))
    assert whole.path[: len(number.path)] == number.path
