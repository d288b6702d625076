from edition.verify.tounicode import characters


def test_single_codes_map_to_one_character_or_a_whole_string() -> None:
    assert characters(b"2 beginbfchar\n<0001> <06CC>\n<0002> <0032003000300038>\nendbfchar") == {1: "ی", 2: "2008"}


def test_a_range_counts_up_in_its_last_character() -> None:
    assert characters(b"1 beginbfrange <0010> <0012> <06f0> endbfrange") == {0x10: "۰", 0x11: "۱", 0x12: "۲"}


def test_a_range_may_list_its_texts() -> None:
    assert characters(b"1 beginbfrange <0001> <0002> [<0644> <0627 0645>] endbfrange") == {1: "ل", 2: "ام"}


def test_a_character_above_the_basic_plane_is_a_surrogate_pair() -> None:
    assert characters(b"1 beginbfchar <0001> <d83ddcd6> endbfchar") == {1: "\U0001f4d6"}


def test_several_sections_add_up() -> None:
    assert characters(b"1 beginbfchar <01> <0041> endbfchar 1 beginbfchar <02> <0042> endbfchar") == {1: "A", 2: "B"}


def test_what_is_no_section_maps_nothing() -> None:
    assert characters(b"1 begincodespacerange <0000> <ffff> endcodespacerange") == {}
