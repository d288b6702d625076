"""A trial drawing of each page, in a process of its own: PDFium ends its process where memory ends,
and draws for ever if told.

What a page is drawn with may be short and its drawing endless: a pattern of tiny tiles, a line of
tiny dashes, one picture drawn a thousand times. So no count bounds it, and it is tried before the
proofs draw the pages and their sheets.
"""

import subprocess
import sys
from queue import Empty, Queue
from tempfile import TemporaryFile
from threading import Thread
from typing import IO

from msgspec.structs import replace

from edition.core.bounds import IMPOSED_CHARACTERS, IMPOSED_SECONDS
from edition.core.diagnostics import Diagnostic, Place, error

_START = 20
"""Seconds more for the first page, in which Python and PDFium start and the file is read."""
_MEMORY = 1_000_000_000
"""Bytes that the trial may take, where the system can hold it to that."""
_ACT = IMPOSED_SECONDS.act


def tried(content: bytes, pages: int, place: Place) -> Diagnostic | None:
    """The first page that PDFium cannot draw, or not in time; None for a file of so many pages that
    can be drawn.
    """
    with TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        command = [sys.executable, "-P", "-m", "edition.foreign.trial"]
        with subprocess.Popen(
            command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as trial:
            assert trial.stdout
            try:
                return _watched(trial.stdout, pages, place)
            finally:
                trial.kill()


def _watched(told: IO[bytes], pages: int, place: Place) -> Diagnostic | None:
    drawn: Queue[bytes] = Queue()
    Thread(target=_read, args=(told, drawn), daemon=True).start()
    for number in range(pages + 1):  # the first line is told before any page
        try:
            line = drawn.get(timeout=IMPOSED_SECONDS.most if number else _START)
        except Empty:
            fact = (
                f"page {max(number, 1)} takes more than {IMPOSED_SECONDS.most} "
                f"{IMPOSED_SECONDS.counted}"
            )
            return error("too-large", fact, _ACT, place)
        if not line:
            return error("undrawable", f"PDFium cannot draw page {max(number, 1)}", _ACT, place)
        if beyond := IMPOSED_CHARACTERS.exceeded(int(line), place):
            return replace(beyond, fact=f"page {number} has {beyond.fact}")
    return None


def _read(told: IO[bytes], drawn: "Queue[bytes]") -> None:
    """Every line as it comes, and an empty one at the end."""
    for line in told:
        drawn.put(line)
    drawn.put(b"")


def _draw() -> None:
    """Draw the file at standard input page by page, and tell of each how many characters it has,
    once it is open 0.
    """
    import pypdfium2

    _bounded()
    document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    print(0, flush=True)
    for page in document:
        page.render(scale=0.5, grayscale=True, draw_annots=False, may_draw_forms=False)
        print(page.get_textpage().count_chars(), flush=True)


def _bounded() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ImportError, ValueError, OSError):  # not on every system
        return


if __name__ == "__main__":
    _draw()
