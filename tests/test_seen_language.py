"""The language of a text is seen by `edition new`, where nobody says it."""

from pathlib import Path

import pytest

from edition.founding.seen import language_of
from tests.editions import run

# Article 1 of the Universal Declaration of Human Rights.
FIRST = {
    None: "تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند. همه دارای عقل "
    "و وجدان می‌باشند و باید نسبت به یکدیگر با روح برادری رفتار کنند.",
    "ar": "يولد جميع الناس أحراراً متساوين في الكرامة والحقوق. وقد وهبوا عقلاً وضميراً وعليهم أن "
    "يعامل بعضهم بعضاً بروح الإخاء.",
    "ur": "تمام انسان آزاد اور حقوق و عزت کے اعتبار سے برابر پیدا ہوئے ہیں۔ انہیں ضمیر اور عقل ودیعت "
    "ہوئی ہے۔ اس لئے انہیں ایک دوسرے کے ساتھ بھائی چارے کا سلوک کرنا چاہیئے۔",
    "ckb": "هەموو مرۆڤێک بە ئازادی و یەکسانی لە کەرامەت و ماف دا لەدایک دەبێت. ئەوان خاوەنی هۆش و "
    "ویژدانن و دەبێت لەگەڵ یەکتر بە گیانی برایەتی ڕەفتار بکەن.",
    "ug": "ھەممە ئادەم تۇغۇلۇشىدىنلا ئەركىن، ئىززەت-ھۆرمەت ۋە ھوقۇقتا باپباراۋەر بولۇپ تۇغۇلغان. ئۇلار "
    "ئەقىلگە ۋە ۋىجدانغا ئىگە ھەمدە بىر-بىرىگە قېرىنداشلىق مۇناسىۋىتىگە خاس روھ بىلەن مۇئامىلە قىلىشى كېرەك.",
    "he": "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון.",
    "yi": "יעדער מענטש װערט געבױרן פֿרײַ און גלײַך אין כּבֿוד און רעכט. יעדער װערט באַשאָנקן מיט פֿאַרשטאַנד און געװיסן.",
}


@pytest.mark.parametrize(("tag", "text"), FIRST.items(), ids=map(str, FIRST))
def test_the_letters_of_a_text_say_its_language(tag: str | None, text: str) -> None:
    assert language_of(text) == tag


@pytest.mark.parametrize(
    "text", ["", "۱۲۳", "نان", "مسألهٔ زكاة و إيمان در متنی که گفته‌اند چاپ پژوهش است"]
)
def test_persian_is_what_a_text_is_that_says_nothing_else(text: str) -> None:
    assert language_of(text) is None


def test_persian_from_an_arabic_keyboard_is_persian() -> None:
    said = FIRST[None]
    assert said and language_of(said.replace("ی", "ي").replace("ک", "ك")) is None


def test_new_writes_what_it_sees_and_says_so(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(f"الحرية\n\n{FIRST['ar']}\n", encoding="utf-8")
    said = run("new", tmp_path / "seen", "--from", text)
    assert said.exit_code == 0 and "[language]" in said.stderr
    assert 'language = "ar"' in (tmp_path / "seen" / "edition.toml").read_text(encoding="utf-8")
    said = run("new", tmp_path / "said", "--from", text, "--language", "fa")
    assert said.exit_code == 0 and "[language]" not in said.stderr
    assert 'language = "fa"' in (tmp_path / "said" / "edition.toml").read_text(encoding="utf-8")
