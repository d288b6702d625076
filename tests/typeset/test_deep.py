"""What no page can hold is an error with its place."""

from edition.model.document import Document, Note
from edition.model.source import SourceText, Span
from edition.typeset.block.galley import Galley
from edition.typeset.block.slabs import Slab
from edition.typeset.page.feet import without_the_deep

SOURCE = SourceText("text.txt", "متن[^1]\n\n[^1]: یادداشت", "")
DOCUMENT = Document((Note("note 1", Span(9, 20), "یادداشت", "1", 1),))


def test_a_galley_of_usual_slabs_stays_as_it_is() -> None:
    galley = Galley((Slab(1), Slab(5, notes=("1",), foot=3000)), ())
    assert without_the_deep(galley, 9, DOCUMENT, SOURCE) == (galley, ())


def test_a_note_that_is_longer_than_a_page() -> None:
    galley = Galley((Slab(1), Slab(1, notes=("1",), foot=9000)), ())
    cut, [problem] = without_the_deep(galley, 9, DOCUMENT, SOURCE)
    assert str(problem).startswith(
        "text.txt:3:1: error: [^1] would not fit on the page of the line that refers to it; "
        "shorten it"
    )
    assert cut.slabs[1].foot == 0
