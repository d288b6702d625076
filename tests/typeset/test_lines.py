"""Lines of real type: order by UAX #9, gaps to the thousandth, everything inside the measure."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.core.direction import departures
from edition.core.units import pt
from edition.model.page import UNSCALED, Piece, SetLine
from edition.typeset.line.breaking import Filling
from edition.typeset.line.compositor import Compositor, Type
from edition.typeset.line.style import JUSTIFIED, Style
from edition.verify.proofs.paragraphs import from_left

MEASURE = Style().measure
BODY = Type("Regular", pt(11))
WORDS = (
    *(
        "نان",
        "و",
        "کار",
        "می\u200cروم",
        "کتاب\u200cهایشان",
        "خانهٔ",
        "«نقل»",
        "(متن)",
        "آزادی،",
        "سـلام",
        "اللّه.",
        "بی",
        "همبستگی",
    ),
    *(
        "PDF",
        "1.7",
        "2025",
        "ISO-32000",
        "(a)",
        "12",
        "۱۴۰۳/۱۲/۳۰",
        "۱۸۹۴-۱۹۶۲",
        "بهمن57",
        "16٪",
        "x=3",
        "[۱۲]",
        "A4",
        "-",
        "–",
    ),
)


def _persian(words: list[str]) -> str:
    """A text that runs from right to left."""
    return " ".join(["نان", *words])


texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)
plain_texts = st.lists(
    st.sampled_from([word for word in WORDS if word.isalpha()]), min_size=2, max_size=60
).map(_persian)


def painted(line: SetLine) -> str:
    """The characters from left to right."""
    [fragment] = line.fragments
    return "".join(
        piece.run.text[::-1] if piece.run.rtl else piece.run.text for piece in fragment.pieces
    )


def by_the_standard(text: str, lines: list[str]) -> list[str]:
    """The characters of each line from left to right, as another implementation of UAX #9 orders
    the whole, without spaces.
    """
    rank = {at: place for place, at in enumerate(from_left(text, departures(text), ()))}
    found = []
    at = 0
    for line in lines:
        own = sorted(range(at, at + len(line)), key=rank.__getitem__)
        found.append("".join(text[i] for i in own).replace(" ", ""))
        at += len(line) + 1
    return found


def right_edge(compositor: Compositor, line: SetLine, type_: Type = BODY) -> int:
    last = line.fragments[0].pieces[-1]
    scaled = Type(type_.weight, type_.size, type_.ink, line.scale)
    return last.x + compositor.scaled(last.run.advance, scaled)


def hung_right(compositor: Compositor, line: SetLine) -> int:
    """What may stand out at the right: of a mark that opens, half."""
    return hung(compositor, line, line.fragments[0].pieces[-1], -1, '«»(["')


def hung_left(compositor: Compositor, line: SetLine) -> int:
    """What may stand out at the left: of a mark that closes, three quarters."""
    return hung(compositor, line, line.fragments[0].pieces[0], 0, ".،؛:؟!»)]-–,") * 3 // 2


def hung(compositor: Compositor, line: SetLine, piece: Piece, at: int, marks: str) -> int:
    """Half of the outermost glyph, if it is one of the marks."""
    glyph = piece.run.glyphs[at]
    if not piece.run.rtl or piece.run.text[glyph.cluster] not in marks:
        return 0
    return compositor.scaled(glyph.advance, Type(line.face, line.size, scale=line.scale)) // 2


def gaps(compositor: Compositor, line: SetLine) -> list[int]:
    """The white between the words, wherever it stands."""
    scaled = Type("Regular", line.size, scale=line.scale)
    pieces = line.fragments[0].pieces
    return [
        right.x - left.x
        if left.run.text == " "
        else right.x - left.x - compositor.scaled(left.run.advance, scaled)
        for left, right in pairwise(pieces)
        if left.run.text == " "
    ]


@settings(max_examples=120, deadline=None)
@given(text=texts)
def test_one_line_is_in_the_order_of_the_standard(compositor: Compositor, text: str) -> None:
    line = compositor.line(text, BODY, 0)
    assert [painted(line).replace(" ", "")] == by_the_standard(text, [text])
    assert line.fragments[0].text == text


@settings(max_examples=80, deadline=None)
@given(text=texts, ragged=st.booleans())
def test_every_line_is_in_the_order_of_the_standard(
    compositor: Compositor, text: str, ragged: bool
) -> None:
    lines = (
        compositor.ragged(compositor.plain(text, BODY), MEASURE)
        if ragged
        else compositor.paragraph(compositor.plain(text, BODY), Filling(MEASURE, JUSTIFIED))
    )
    said = [line.fragments[0].text for line in lines]
    assert " ".join(said) == text
    assert [painted(line).replace(" ", "") for line in lines] == by_the_standard(text, said)


@pytest.mark.parametrize(
    ("text", "left_to_right"),
    [
        ("PDF را باز کنید و صفحهٔ ۲ را بخوانید.", ".دیناوخب ار ۲ ٔهحفص و دینک زاب ار PDF"),
        ("«نقل» (متن) [۱۲] {الف} (a) و (۲۰۲۵)", ")۲۰۲۵( و )a( }فلا{ ]۱۲[ )نتم( »لقن«"),
        ("تاریخ ۱۴۰۳/۱۲/۳۰ و ۱۴۰۳-۱۲-۳۰", "۱۴۰۳-۱۲-۳۰ و ۱۴۰۳/۱۲/۳۰ خیرات"),
    ],
)
def test_known_lines(compositor: Compositor, text: str, left_to_right: str) -> None:
    assert painted(compositor.line(text, BODY, 0)) == left_to_right


@settings(max_examples=80, deadline=None)
@given(text=plain_texts, indent=st.sampled_from((0, pt(11))))
def test_justified_lines_fill_the_measure(compositor: Compositor, text: str, indent: int) -> None:
    lines = compositor.paragraph(compositor.plain(text, BODY), Filling(MEASURE, JUSTIFIED, indent))
    for i, line in enumerate(lines):
        room = MEASURE - (0 if i else indent)
        assert right_edge(compositor, line) == room
        left = line.fragments[0].pieces[0].x
        # A line that lacks nearly a gap for each that it has cannot be filled.
        lacks = 0.8 * compositor.space(BODY) * len(gaps(compositor, line))
        assert left == 0 or (i == len(lines) - 1 and left > 0) or left > lacks
        assert not (found := gaps(compositor, line)) or max(found) - min(found) <= 1


def test_a_justified_line_with_a_word_of_two_directions_fills_the_measure(
    compositor: Compositor,
) -> None:
    text = "نان و کار بهمن57 " * 9 + "همه"
    *full, _ = compositor.paragraph(compositor.plain(text, BODY), Filling(MEASURE, JUSTIFIED))
    assert {(line.fragments[0].pieces[0].x, right_edge(compositor, line)) for line in full} == {
        (0, MEASURE)
    }


@pytest.mark.parametrize("form", ["justified", "indented", "ragged"])
@settings(max_examples=60, deadline=None)
@given(text=texts, size=st.sampled_from((7, 9, 11, 13)))
def test_nothing_stands_outside_the_measure(
    compositor: Compositor, form: str, text: str, size: int
) -> None:
    text = _persian([text])
    type_ = Type("Regular", pt(size))
    indent = pt(11) if form == "indented" else 0
    lines = (
        compositor.ragged(compositor.plain(text, type_), MEASURE)
        if form == "ragged"
        else compositor.paragraph(
            compositor.plain(text, type_), Filling(MEASURE, JUSTIFIED, indent)
        )
    )
    for line in lines:
        rounding = len(line.fragments[0].pieces)
        assert line.fragments[0].pieces[0].x >= -rounding - hung_left(compositor, line)
        assert right_edge(compositor, line, type_) <= MEASURE + rounding + hung_right(
            compositor, line
        )


def test_a_tight_line_under_a_widened_one_stays_inside_the_measure(compositor: Compositor) -> None:
    """What a line may not take of the scale, because the line before went the other way, its gaps
    must give.
    """
    few, many = "نان " * 4 + "سـلام " * 3, "همبستگی " * 5
    text = f"{few}{many}PDF نان نان نان و کار کار سـلام سـلام سـلام سـلام PDF"
    lines = compositor.paragraph(compositor.plain(text, BODY), Filling(MEASURE, JUSTIFIED))
    assert min(line.fragments[0].pieces[0].x for line in lines) >= 0


def test_a_ragged_line_is_not_wider_than_the_measure(compositor: Compositor) -> None:
    """A line that would only fit with its gaps narrowed is broken, for gaps of ragged lines are
    never narrowed.
    """
    text = (
        "دست یا قیدو و بستوه عنوان نظام ودفاع ها برون برای اقتصادی، هم برای داری را است. مبارزه از"
    )
    lines = compositor.ragged(compositor.plain(text, Type("Regular", pt(9))), MEASURE)
    assert min(line.fragments[0].pieces[0].x for line in lines) >= 0


def test_ragged_lines_are_flush_right_with_natural_gaps(compositor: Compositor) -> None:
    lines = compositor.ragged(
        compositor.plain("نان و کار و آزادی و همبستگی و برابری و رفاه برای همه", BODY), pt(80)
    )
    assert len(lines) > 2
    for line in lines:
        assert right_edge(compositor, line) == pt(80)
        assert set(gaps(compositor, line)) <= {compositor.space(BODY)}


def test_no_line_begins_with_a_closing_mark(compositor: Compositor) -> None:
    """House style: a mark that was typed apart from its word still ends the line of that word."""
    text = "نان ، کار ؛ آزادی . برابری ؟ رفاه » همه ) صلح ! زمین : " * 3 + "همه"
    for measure in range(pt(90), pt(160), pt(2)):
        lines = compositor.paragraph(compositor.plain(text, BODY), Filling(measure, JUSTIFIED))
        assert not [
            line.fragments[0].text for line in lines if line.fragments[0].text[0] in "،؛.؟»)!:"
        ]


def test_no_line_ends_with_an_opening_mark(compositor: Compositor) -> None:
    for measure in range(pt(90), pt(160), pt(2)):
        lines = compositor.paragraph(
            compositor.plain("نان « کار آزادی ( برابری رفاه " * 4 + "همه", BODY),
            Filling(measure, JUSTIFIED),
        )
        assert not [line.fragments[0].text for line in lines if line.fragments[0].text[-1] in "«("]


def test_a_date_is_not_broken(compositor: Compositor) -> None:
    for measure in range(pt(90), pt(200), pt(2)):
        text = "در نشست روزهای ۸ تا ۱۰ آبان ۱۳۹۵ در شهر استکهلم " * 3
        lines = compositor.paragraph(
            compositor.plain(text.strip(), BODY), Filling(measure, JUSTIFIED)
        )
        assert sum(line.fragments[0].text.count("۸ تا ۱۰ آبان ۱۳۹۵") for line in lines) == 3


@pytest.mark.parametrize("measure", range(pt(60), MEASURE, pt(20)))
def test_justification_adds_no_letter(compositor: Compositor, measure: int) -> None:
    """Case 9: U+0640 stands as often as it was typed, at any width."""
    text = (
        "این بند باید دو سر تراز شود و هیچ کشیده\u200cای در متن نداشته باشد. ســـلام تنها سه "
        "کشیده دارد."
    )
    lines = compositor.paragraph(compositor.plain(text, BODY), Filling(measure, JUSTIFIED))
    assert (
        sum(piece.run.text.count("ـ") for line in lines for piece in line.fragments[0].pieces) == 3
    )
    assert " ".join(line.fragments[0].text for line in lines) == text


def test_a_line_keeps_its_edge(compositor: Compositor) -> None:
    right = compositor.line("نان و کار", BODY, 0, right=pt(200))
    assert right_edge(compositor, right) == pt(200)
    assert compositor.line("نان و کار", BODY, 0, left=pt(7)).fragments[0].pieces[0].x == pt(7)
    assert compositor.width("نان و کار", BODY) == pt(200) - right.fragments[0].pieces[0].x


def test_a_scaled_line_says_so_and_the_last_is_not_widened(compositor: Compositor) -> None:
    lines = compositor.paragraph(
        compositor.plain("نان و کار و آزادی و همبستگی و برابری " * 8 + "همه", BODY),
        Filling(MEASURE, JUSTIFIED),
    )
    assert all(abs(line.scale - UNSCALED) <= UNSCALED * 0.02 for line in lines)
    assert any(line.scale != UNSCALED for line in lines)
    assert lines[-1].scale <= UNSCALED


def test_lines_broken_by_hand_have_the_direction_of_the_whole(compositor: Compositor) -> None:
    """«2016» after «اکتبر» is a number in Persian text on a line of its own too."""
    first, second = compositor.parts([("اکتبر", BODY), ("2016 (سوئد)", BODY)], 3, pt(200))
    assert painted(second) == ")دئوس( 2016"
    assert {right_edge(compositor, first), right_edge(compositor, second)} == {pt(200)}
    assert [fragment.leaf for line in (first, second) for fragment in line.fragments] == [3, 3]


def test_a_space_is_a_piece_at_the_left_end_of_its_gap(compositor: Compositor) -> None:
    [line] = compositor.paragraph(compositor.plain("نان کار", BODY), Filling(MEASURE, JUSTIFIED))
    left, space, right = line.fragments[0].pieces
    assert [piece.run.text for piece in (left, space, right)] == ["کار", " ", "نان"]
    assert space == Piece(space.run, left.x + compositor.scaled(left.run.advance, BODY))
