import pytest

from edition.verify.file.checks import Damaged
from edition.verify.file.page_content import characters


def test_single_codes_map_to_one_character_or_a_whole_string() -> None:
    assert characters(b"2 beginbfchar\n<0001> <06CC>\n<0002> <0032003000300038>\nendbfchar") == {
        1: "ی",
        2: "2008",
    }


def test_a_range_counts_up_in_its_last_character() -> None:
    assert characters(b"1 beginbfrange <0010> <0012> <06f0> endbfrange") == {
        0x10: "۰",
        0x11: "۱",
        0x12: "۲",
    }


def test_a_range_may_list_its_texts() -> None:
    assert characters(b"1 beginbfrange <0001> <0002> [<0644> <0627 0645>] endbfrange") == {
        1: "ل",
        2: "ام",
    }


def test_a_character_above_the_basic_plane_is_a_surrogate_pair() -> None:
    assert characters(b"1 beginbfchar <0001> <d83ddcd6> endbfchar") == {1: "\U0001f4d6"}


def test_several_sections_add_up() -> None:
    assert characters(
        b"1 beginbfchar <01> <0041> endbfchar 1 beginbfchar <02> <0042> endbfchar"
    ) == {1: "A", 2: "B"}


def test_what_is_no_section_maps_nothing() -> None:
    assert characters(b"1 begincodespacerange <0000> <ffff> endcodespacerange") == {}


def test_a_range_ends_with_the_codes_of_two_bytes_and_with_unicode() -> None:
    found = characters(b"1 beginbfrange <FFF0> <FFFFFFFF> <DBFFDFFA> endbfrange")
    assert len(found) == 16 and max(found) == 0xFFFF and found[0xFFFF] == "\U0010ffff"


@pytest.mark.parametrize(
    "cmap", [b"beginbfchar " * 80_000, b"beginbfrange " + b"<00><01>[" * 100_000]
)
def test_what_never_ends_is_read_in_one_pass(cmap: bytes) -> None:
    assert characters(cmap) == {}


@pytest.mark.parametrize(
    ("cmap", "fact"),
    [
        (
            b"beginbfrange" + b"<0000><FFFF><0041>" * 4,
            "262,144 codes in a ToUnicode, and 200,000 are the most",
        ),
        (b" " * 2_000_001, "2,000,001 bytes in a ToUnicode, and 2,000,000 are the most"),
    ],
)
def test_more_than_there_are_codes_is_refused(cmap: bytes, fact: str) -> None:
    with pytest.raises(Damaged, match=fact):
        characters(cmap)
