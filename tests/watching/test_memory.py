"""What a save leaves in memory, and whose turn it is to draw."""

import gc
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Event, Semaphore
from typing import Any

import pytest

import edition.watching.pictures
from edition.watching.pictures import Pictures
from edition.watching.setting import Setter
from edition.watching.sights import Sight
from tests.editions import write_edition
from tests.watching.test_watching import MORE, TEXT

WIDTH = 480


def saved(setter: Setter, file: Path, words: str = "دیگر") -> tuple[Sight, Sight]:
    """The last sight before a save of a further paragraph and the last behind it."""
    former = setter.last
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\nو این بندی {words} است.\n", encoding="utf-8")
    list(setter.sights())
    return former, setter.last


def test_nothing_of_a_save_waits_to_be_collected(tmp_path: Path) -> None:
    """Rings of objects would be looked for behind each, while somebody types."""
    folder = write_edition(tmp_path / "text", TEXT, MORE)
    setter = Setter(folder, None)
    list(setter.sights())
    saved(setter, folder / "text.txt")
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        saved(setter, folder / "text.txt", "تازه")
        gc.collect()
        rings = {
            f"{type(each).__module__}.{type(each).__qualname__}"
            for each in gc.garbage
            if type(each).__module__.startswith("edition.") or hasattr(each, "__code__")
        }
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
    assert rings == set()


def test_who_asks_for_a_page_goes_before_what_is_drawn_ahead(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "text", TEXT, MORE)
    setter = Setter(folder, None)
    list(setter.sights())
    for asked in (False, True):
        pictures = Pictures()
        shown = setter.last.shown[0]
        for sheet in shown.sheets:
            pictures.picture(setter.last, shown.name, sheet.key, WIDTH)
        before = len(pictures._drawn)
        former, sight = saved(setter, folder / "text.txt")
        pictures._drawing += asked
        pictures.ahead(former, sight)
        assert (len(pictures._drawn) > before) is not asked


def test_who_waits_for_a_page_that_is_drawn_does_not_wait_for_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setter = Setter(write_edition(tmp_path / "text", TEXT, MORE), None)
    list(setter.sights())
    shown = setter.last.shown[0]
    one, other = [sheet.key for sheet in shown.sheets][:2]
    pictures, drawn = Pictures(), edition.watching.pictures._png
    begun, may_end = Semaphore(0), {one: Event(), other: Event()}

    def slow(asked: Any) -> bytes:
        begun.release()
        assert may_end[asked.sheet.key].wait(30)
        return drawn(asked)

    monkeypatch.setattr(edition.watching.pictures, "_png", slow)
    with ThreadPoolExecutor(4) as pool:
        draw = partial(pictures.picture, setter.last, shown.name, width=WIDTH)
        first = pool.submit(draw, one)
        assert begun.acquire(timeout=30)
        second, again = pool.submit(draw, other), pool.submit(draw, one)
        may_end[one].set()
        assert begun.acquire(timeout=30)
        # The second page is being drawn, and its end does not come yet.
        assert again.result(30) == first.result(30) and not second.done()
        may_end[other].set()
        assert second.result(30)
    assert not pictures._begun and not pictures._drawing


def test_a_fault_of_drawing_is_told_to_all_who_wait_and_may_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setter = Setter(write_edition(tmp_path / "text", TEXT, MORE), None)
    list(setter.sights())
    shown, pictures = setter.last.shown[0], Pictures()
    asked = setter.last, shown.name, shown.sheets[0].key, WIDTH

    def failing(_: object) -> bytes:
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(edition.watching.pictures, "_png", failing)
        with pytest.raises(MemoryError):
            pictures.picture(*asked)
    assert pictures.picture(*asked)
