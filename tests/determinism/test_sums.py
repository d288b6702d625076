"""No sum of floats reaches an output: `sum` compensates from Python 3.12 on, and gives another last
bit than before.

Of two addends it cannot. `math.fsum` is exact everywhere.
"""

import builtins
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.editions import run, write_edition

OUTPUTS = "".join(
    f'\n[[output]]\nkind = "{kind}"\n'
    for kind in ("pamphlet", "screen", "leaflet", "large-print", "booklet", "press", "riso")
)
POSTERS = '\n[[poster]]\nshows = "title"\ntiles = "A4"\n'
TEXT = (
    "نان و آزادی\n\n"
    + "بندی بلند از متن که سطرهای بسیار می‌گیرد و در آن کلمه‌ها کشیده می‌شوند تا سطر پر شود. " * 12
    + "\n"
)
TEXT += (
    "\nhttps://example.org/a/very/long/address/that-no-line-holds/whatever-is-done-with-it/at-all\n"
)


def watched(found: Counter[str]) -> object:
    """`sum`, which notes where it is asked for three addends or more of which one is a float."""
    right = builtins.sum

    def noting(addends: Iterable[object], /, start: object = 0) -> object:
        all_ = list(addends)
        if len(all_) > 2 and any(isinstance(each, float) for each in all_):
            frame = sys._getframe(1)
            found[f"{frame.f_globals['__name__']}:{frame.f_lineno}"] += 1
        return right(all_, start)  # type: ignore[call-overload]

    return noting


def test_a_sum_of_three_floats_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    found: Counter[str] = Counter()
    monkeypatch.setattr(builtins, "sum", watched(found))
    assert (sum([1, 2, 3]), sum([0.1, 0.2]), sum(each for each in (0.5, 0.25, 1))) == (
        6,
        0.1 + 0.2,
        1.75,
    )
    assert list(found.values()) == [1]


def test_a_build_of_everything_sums_no_floats(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_edition(tmp_path / "a", TEXT, more=OUTPUTS + POSTERS)
    found: Counter[str] = Counter()
    monkeypatch.setattr(builtins, "sum", watched(found))
    result = run("build", folder, "--out", tmp_path / "out")
    assert (result.exit_code, result.stderr.count("error")) == (0, 0), result.stderr
    assert (tmp_path / "out" / "a" / "press" / "riso-accent.pdf").is_file() and (
        tmp_path / "out" / "a" / "contact.png"
    ).is_file()
    assert {at: count for at, count in found.items() if at.startswith("edition.")} == {}
