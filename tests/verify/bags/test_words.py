from edition.verify.bags.texts import lost_words, without_strokes


def lost(source: str, expected: str) -> str:
    """The one clause, or nothing."""
    return "".join(lost_words(source, expected))


def test_every_word_in_order_among_others() -> None:
    assert lost("نان\nکار آزادی", "شناسنامه نان کار\fو آزادی") == ""


def test_a_lost_word_is_named_with_its_line() -> None:
    assert lost("نان\n\nکار آزادی", "نان آزادی") == "«کار» of line 3 is not in the text after «نان»"


def test_a_changed_letter_is_a_lost_word() -> None:
    assert lost("نان کار", "نان كار").startswith("«کار»")


def test_order_counts() -> None:
    assert lost("نان کار", "کار نان").startswith("«کار» of line 1")


def test_a_word_counts_once() -> None:
    assert lost("نان نان", "نان").startswith("«نان»")


def test_a_label_typed_without_a_space_may_stand_apart() -> None:
    assert lost("1.نان 2.کار", "1. نان 2. کار") == ""


def test_a_joiner_is_part_of_its_word() -> None:
    assert lost("می\u200cروم", "می روم") != ""


def test_strokes_and_rules_of_a_table_are_no_words() -> None:
    table = "| نان | ۱۲ |\n|-----|:--:|\n| آب|- |"
    assert without_strokes(table).split() == ["نان", "۱۲", "آب", "-"]


def test_a_stroke_elsewhere_is_one() -> None:
    assert without_strokes("نان | آب\n--- آب") == "نان | آب\n--- آب"
