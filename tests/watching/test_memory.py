"""What a save leaves in memory, and whose turn it is to draw."""

import gc
from pathlib import Path

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
