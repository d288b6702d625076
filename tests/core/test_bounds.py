"""Bounds: what one says, and that docs/bounds.md has all of them."""

from pathlib import Path

from edition.core import bounds
from edition.core.bounds import Bound
from edition.core.diagnostics import Place, error

PAGE = Path(__file__).parents[2] / "docs" / "bounds.md"


def test_a_bound_is_exceeded_by_one_more() -> None:
    bound = Bound(1000, "characters in a heading", "make it shorter")
    assert bound.exceeded(1000) is None
    said = (
        "a.txt:3: error: 1,001 characters in a heading, and 1,000 are the most; make it "
        "shorter. [too-large]"
    )
    assert str(bound.exceeded(1001, Place("a.txt", 3))) == said


def test_the_page_has_all_bounds() -> None:
    found = {name: bound for name, bound in vars(bounds).items() if isinstance(bound, Bound)}
    rows = [
        f"| `{name}` | {bound.most:,} | {bound.counted} | {bound.act} |"
        for name, bound in found.items()
    ]
    said = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    assert said == rows, "\n".join(("write into docs/bounds.md:", *rows))


def test_a_message_quotes_the_beginning_of_a_value() -> None:
    for opening, closing in ("«»", '""', "``"):
        whole = error("a", f"the line {opening}{'ب' * 100}{closing} is «short»", "mend it")
        assert f"{opening}{'ب' * 100}{closing} is «short»; mend it." in str(whole)
        long = error("a", f"the line {opening}{'ب' * 101}{closing} is «short»", "mend it")
        assert f"{opening}{'ب' * 100} …{closing} is «short»; mend it." in str(long)
    assert len(str(error("a", "x" * 5000, "»" * 5000))) < 2100


def test_a_message_steers_no_terminal() -> None:
    assert "«aU+202EbU+001B[2J»" in str(error("a", "«a\u202eb\x1b[2J»", "mend it"))
