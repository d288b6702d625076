"""What of a source must be found again."""

from edition.model.source import SourceText
from edition.read.markdown import markdown_document
from edition.read.matter import matter_of
from tests.read.test_notes import read


def test_a_plain_text_is_its_own_matter() -> None:
    document, _ = read("بند یک.")
    text = "نان و آزادی\n\nبند یک."
    assert matter_of(text, document).text == text


def test_a_reference_is_taken_out_of_its_word_and_the_mark_of_a_note_from_its_line() -> None:
    text = "نان و آزادی\n\nمتن[^1].\n\n[^1]: یک"
    document, _ = read("متن[^1].\n\n[^1]: یک")
    matter = matter_of(text, document)
    assert len(matter.text) == len(text)
    assert matter.text.replace("\ufeff", "").split() == ["نان", "و", "آزادی", "متن.", "یک"]
    assert [text[span.start : span.end] for span in matter.notes] == ["[^1]: یک"]


def test_markdown() -> None:
    text = "# عنوان\n\n- **نان** و [آب](https://a.b)ها\n1. یک\n\n| a | b |\n|---|---|\n| ۱ | ۲ |\n\n> نقل\n> قول\n"
    document, _ = markdown_document(SourceText("text.md", text, ""))
    matter = matter_of(text, document)
    assert len(matter.text) == len(text)
    words = matter.text.replace("\ufeff", "").split()
    assert " ".join(words) == "عنوان نان و آبها 1. یک a b ۱ ۲ نقل قول"
