"""`edition new`: what it makes builds without a hand edit, or is refused with a reason."""

import tomllib
from pathlib import Path

import pytest

from edition.core.languages.words import Words
from edition.founding.folder import title_of
from tests.editions import run

TEXT = "نان و آزادی\n\nبند یک.\n"
LONG_TITLE = "گزارش سالانهٔ انجمن باغداران درهٔ پایین دربارهٔ آب، راه و بازار در سال گذشته"


def made(tmp_path: Path, content: bytes, *options: str, name: str = "a.txt") -> Path:
    (tmp_path / name).write_bytes(content)
    result = run("new", tmp_path / "a", "--from", tmp_path / name, *options)
    assert result.exit_code == 0, result.stderr
    return tmp_path / "a"


@pytest.mark.parametrize("language", ["fa", "fa-AF", "ar", "ur", "ckb", "ug"])
def test_it_builds_in_every_language(tmp_path: Path, language: str) -> None:
    folder = made(tmp_path, TEXT.encode(), "--language", language)
    built = run("build", folder, "--only", "pamphlet", "--out", tmp_path / "out")
    assert built.exit_code == 0, built.stderr
    assert (tmp_path / "out" / "a" / "pamphlet.pdf").is_file()


def test_the_bytes_are_those_of_the_file(tmp_path: Path) -> None:
    content = TEXT.replace("\n", "\r\n").encode("utf-16")
    folder = made(tmp_path, content)
    assert (folder / "text.txt").read_bytes() == content


def test_what_the_description_says(tmp_path: Path) -> None:
    toml = tomllib.loads(
        (made(tmp_path, TEXT.encode()) / "edition.toml").read_text(encoding="utf-8")
    )
    assert toml == {
        "id": "nan-v-azadi",
        "language": "fa",
        "title": "نان و آزادی",
        "issuing_body": "[بی\u200cنا]",
        "rights": "http://rightsstatements.org/vocab/CNE/1.0/",
        "rights_statement": "وضعیت حق مؤلف بررسی نشده است",
    }


def test_an_encoding_is_named_and_kept(tmp_path: Path) -> None:
    content = "نان و آب\n\nكتاب\u200cها.\n".encode("cp1256")
    (tmp_path / "a.txt").write_bytes(content)
    refused = run("new", tmp_path / "a", "--from", tmp_path / "a.txt")
    assert (
        refused.exit_code == 1
        and "give --encoding windows-1256" in refused.stderr
        and not (tmp_path / "a").exists()
    )
    folder = made(tmp_path, content, "--encoding", "windows-1256")
    assert (
        tomllib.loads((folder / "edition.toml").read_text(encoding="utf-8"))["encoding"]
        == "windows-1256"
    )
    built = run("build", folder, "--only", "pamphlet", "--out", tmp_path / "out")
    assert built.exit_code == 0, built.stderr
    assert "كتاب\u200cها." in (tmp_path / "out" / "a" / "pamphlet.txt").read_text(encoding="utf-8")


def test_verse_is_said(tmp_path: Path) -> None:
    couplets = "\n\n".join("بنده همان به که ز تقصیر خویش\nعذر به درگاه خدای آورد" for _ in range(4))
    toml = (made(tmp_path, f"گلستان\n\n{couplets}\n".encode()) / "edition.toml").read_text(
        encoding="utf-8"
    )
    assert tomllib.loads(toml)["structure"] == {"verse": True}


def test_markdown(tmp_path: Path) -> None:
    folder = made(tmp_path, "# نان و **آب**\n\nمتن.\n".encode(), name="a.md")
    assert (folder / "text.md").is_file() and not (folder / "text.txt").exists()


def test_without_a_text(tmp_path: Path) -> None:
    assert run("new", tmp_path / "a").exit_code == 0
    assert (
        run("build", tmp_path / "a", "--only", "pamphlet", "--out", tmp_path / "out").exit_code == 0
    )


@pytest.mark.parametrize(
    ("content", "options", "fault"),
    [
        (b"", (), "error: there is nothing to print in it; put the text there. [no-text]"),
        (b"\n \n", (), "error: there is nothing to print in it; put the text there. [no-text]"),
        (b"\xff", (), "error: the byte 0xFF here is not UTF-8; "),
        (
            b"a",
            ("--encoding", "windows-9999"),
            "error: there is no encoding «windows-9999»; write one like windows-1256.",
        ),
    ],
)
def test_refused(tmp_path: Path, content: bytes, options: tuple[str, ...], fault: str) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    refused = run("new", tmp_path / "a", "--from", tmp_path / "a.txt", *options)
    assert refused.exit_code == 1
    assert fault in refused.stderr
    assert not (tmp_path / "a").exists()


def test_a_folder_that_is_there_is_left(tmp_path: Path) -> None:
    folder = made(tmp_path, TEXT.encode())
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    refused = run("new", folder, "--from", tmp_path / "a.txt", "--language", "ar")
    assert refused.exit_code == 1
    assert (
        "error: there is already a text.txt in it; name another folder; nothing was written. "
        "[file-exists]"
    ) in refused.stderr
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


@pytest.mark.parametrize("language", ["ps", "sd", "azb", "dv", "syr", "arc"])
def test_a_language_whose_words_are_not_known(tmp_path: Path, language: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    founded = run("new", tmp_path / "a", "--from", tmp_path / "a.txt", "--language", language)
    assert founded.exit_code == 0
    assert founded.stderr.startswith(
        f'note: what the compiler says in "{language}" is not known, so [words] in edition.toml '
        "has it in English behind #; say each in the language of the text, and take the # away. "
        "[words-unknown]\n"
    )
    assert ("face-wanted" in founded.stderr) is (language in ("dv", "syr", "arc"))
    refused = run("build", tmp_path / "a", "--out", tmp_path / "out")
    assert refused.exit_code == 1
    fault = f"error: the words of «{language}» are not known"
    assert fault in refused.stderr and len(refused.stderr) < 4000


def test_the_words_to_fill_in_build_once_the_number_signs_are_gone(tmp_path: Path) -> None:
    folder = made(tmp_path, TEXT.encode(), "--language", "ps")
    toml = (folder / "edition.toml").read_text(encoding="utf-8")
    head, table = toml.split("#[words]\n")
    words, _, rest = table.partition("\n\n")
    filled = "[words]\n" + "\n".join(line.removeprefix("#") for line in words.splitlines())
    (folder / "edition.toml").write_text(f"{head}{filled}\n\n{rest}", encoding="utf-8")
    assert set(tomllib.loads(filled)["words"]) == set(Words.__struct_fields__)
    built = run("build", folder, "--fast", "--only", "pamphlet", "--out", tmp_path / "out")
    assert built.exit_code == 0, built.stderr


@pytest.mark.parametrize(
    ("said", "tag"),
    [("persian", "fa"), ("farsi", "fa"), ("فارسی", "fa"), ("arabic", "ar"), ("urdu", "ur"),
     ("kurdish", "ckb"), ("pes", "fa"), ("fas", "fa"), ("per", "fa"), ("fa_IR", "fa-IR")],
)  # fmt: skip
def test_a_language_by_its_name(tmp_path: Path, said: str, tag: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    founded = run("new", tmp_path / "a", "--from", tmp_path / "a.txt", "--language", said)
    toml = tomllib.loads((tmp_path / "a" / "edition.toml").read_text(encoding="utf-8"))
    assert toml["language"] == tag
    assert f'note: the language "{said}" has the tag {tag}; ' in founded.stderr


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("klingon", 'error: "klingon" is no language tag; write one like fa or en. [language]\n'),
        ("english", 'error: "en" is written from left to right, and edition sets what is written '
         "from the right; write the language of the text, such as fa. [language]\n"),
    ],
)  # fmt: skip
def test_a_language_that_is_refused(tmp_path: Path, said: str, fault: str) -> None:
    refused = run("new", tmp_path / "a", "--language", said)
    assert (refused.exit_code, refused.stderr) == (1, fault)
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("نان و آزادی\n\nبند.", "نان و آزادی"),
        ("\n\n  نان  و آب \nبند.", "نان و آب"),
        ("PDF را باز کنید و بخوانید.", "PDF را باز کنید و بخوانید. …"),
        ("۹. نان\n۱۰. کار", "۹. نان …"),
        ("نان " * 40, "نان نان نان نان نان نان نان نان نان نان نان نان …"),
        ("ن" * 90, "ن" * 50 + " …"),
        (f"{LONG_TITLE}\n\nبند.", LONG_TITLE),
        (f"{LONG_TITLE}\nبند.", "گزارش سالانهٔ انجمن باغداران درهٔ پایین دربارهٔ …"),
        ("چرا آب نیست؟\n\nبند.", "چرا آب نیست؟"),
    ],
)
def test_title(text: str, title: str) -> None:
    assert title_of(text, markdown=False) == title


def test_title_of_markdown() -> None:
    assert (
        title_of("## نان و **آب** [نو](https://example.org) ##\n", markdown=True) == "نان و آب نو"
    )
    assert title_of("نان *گرم* است.\n", markdown=True) == "نان گرم است. …"
    assert (
        title_of("# نان[^1] و [آب][x]\n\n[x]: https://example.org\n", markdown=True) == "نان و آب"
    )
    assert title_of("#\n\n> \n", markdown=True) == ""


def test_title_with_a_note() -> None:
    assert title_of("نان و آزادی[^1]\n\nمتن.\n\n[^1]: یک\n", markdown=False) == "نان و آزادی"


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_note_on_the_title_stands_at_the_foot_of_the_text_and_the_title_is_clean(
    tmp_path: Path, name: str
) -> None:
    title = "نان و آزادی[^1]"
    text = f"{'# ' * name.endswith('md')}{title}\n\nبند یک است.\n\n[^1]: گفته شد.\n"
    folder = made(tmp_path, text.encode(), name=name)
    assert (
        tomllib.loads((folder / "edition.toml").read_text(encoding="utf-8"))["title"]
        == "نان و آزادی"
    )
    built = run("build", folder, "--only", "pamphlet", "--out", tmp_path / "out")
    assert built.exit_code == 0, built.stderr
    cover, _, first, *_ = (
        (tmp_path / "out" / "a" / "pamphlet.txt").read_text(encoding="utf-8").split("\f")
    )
    assert cover.split() == ["نان", "و", "آزادی"]
    assert [line.replace("\u202f", "^") for line in first.splitlines()] == [
        "نان و آزادی^۱",
        "بند یک است.",
        "۱ گفته شد.",
    ]


def test_it_says_what_it_recognised_and_what_it_cut(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{LONG_TITLE}.\n\nبند.\n", encoding="utf-8")
    said = run("new", tmp_path / "a", "--from", tmp_path / "a.txt").stderr
    assert said.splitlines() == [
        f"{tmp_path.as_posix()}/a.txt:1: note: no line is taken for the title, so `title` is "
        "«گزارش سالانهٔ انجمن باغداران درهٔ پایین دربارهٔ …»; write the title in edition.toml. "
        "[title-cut]",
        "recognised: no title, 2 paragraphs",
    ]


def test_the_fewest_lines_that_mend_a_doubt_are_ready_in_the_description(tmp_path: Path) -> None:
    """Commented: with the # taken away they hold."""
    prose = "آب این دره از برف کوه می‌آید و از میان باغ‌های سه آبادی می‌گذرد تا به رود بزرگ برسد."
    names = ("آب:", "راه:", "بازار:")
    text = "عنوان\n\n" + "\n\n".join(f"{name}\n\n{prose}" for name in names) + "\n"
    toml = made(tmp_path, text.encode()) / "edition.toml"
    before = toml.read_text(encoding="utf-8")
    [at] = [n for n, line in enumerate(before.splitlines()) if line.startswith("#headings = ")]
    assert before.splitlines()[at - 1] == "# در این متن شاید، برای سطر ۳، ۷، ۱۱:"
    assert before.splitlines()[at] == '#headings = ["آب:", "راه:", "بازار:"]'
    after = before.replace("#[structure]", "[structure]").replace("#headings =", "headings =")
    toml.write_text(after, encoding="utf-8")
    told = run("inspect", toml.parent, "--stage", "structure")
    assert told.stdout.count("  stated  ") == 3 and "[colons]" not in told.stderr


def test_the_one_date_of_the_text_is_described(tmp_path: Path) -> None:
    folder = made(tmp_path, f"{TEXT}\nرشت، جمعه دوم تیر ۱۴۰۲\n".encode())
    toml = tomllib.loads((folder / "edition.toml").read_text(encoding="utf-8"))
    assert toml["date"] == [{"printed": "جمعه دوم تیر ۱۴۰۲", "calendar": "jalali"}]
    built = run("build", folder, "--only", "pamphlet", "--fast", "--out", tmp_path / "out")
    assert built.exit_code == 0 and "date-not-described" not in built.stderr


@pytest.mark.parametrize(
    ("line", "described", "offered"),
    [
        ("رشت، دوم تیر ۱۴۰۲ برابر با ۲۳ ژوئن ۲۰۲۳", 1, 0),
        ("رشت، دوم تیر ۱۴۰۲\n\n۲۳ ژوئن ۲۰۲۳", 0, 2),
        ("رشت، دوشنبه دوم تیر ۱۴۰۲", 0, 1),  # it was a Friday
        ("رشت، ۳۱ مهر ۱۴۰۲", 0, 1),  # it has thirty days
    ],
)
def test_what_is_open_of_a_date_is_for_the_editor(
    tmp_path: Path, line: str, described: int, offered: int
) -> None:
    """With the # taken away such dates are described."""
    folder = made(tmp_path, f"{TEXT}\n{line}\n".encode())
    text = (folder / "edition.toml").read_text(encoding="utf-8")
    assert len(tomllib.loads(text).get("date", ())) == described
    assert text.count("#[[date]]") == offered


def test_digits_of_another_script_are_seen(tmp_path: Path) -> None:
    """And those of an address and a Latin name are none of the language."""
    words = "3 تن در سال 1384 آمدند.\n\nنشانی https://a.org/12 و Windows 10 و ۵ تن.\n"
    folder = made(tmp_path, f"{TEXT}\n{words}".encode())
    toml = (folder / "edition.toml").read_text(encoding="utf-8")
    assert '# در این متن شاید، برای سطر ۵:\n#digit = "apply"' in toml


def test_digits_of_markup_and_of_code_are_none_of_the_text(tmp_path: Path) -> None:
    """The mark of a note is in no digits: the pages have its number in those of the edition."""
    words = "# باغ\n\nسه درخت[^1] و `درخت 12` و 7 بوته.\n\n[^1]: سال ۱۴۰۸.\n"
    folder = made(tmp_path, words.encode(), name="a.md")
    toml = (folder / "edition.toml").read_text(encoding="utf-8")
    assert '# در این متن شاید، برای سطر ۳:\n#digit = "apply"' in toml
    (other := tmp_path / "other").mkdir()
    folder = made(other, words.replace(" و 7 بوته", "").encode(), name="a.md")
    assert "در این متن شاید" not in (folder / "edition.toml").read_text(encoding="utf-8")


def test_what_stands_before_the_text_becomes_keys(tmp_path: Path) -> None:
    head = (
        "---\ntitle: نان & آب\nauthors: [مریم, علی]\ndate: 2025-05-01\nlang: ar\nlayout: x\n---\n"
    )
    (tmp_path / "a.md").write_text(f"{head}بند یک.\n", encoding="utf-8")
    result = run("new", tmp_path / "a", "--from", tmp_path / "a.md")
    assert result.exit_code == 0 and "text.md:6: warning: «layout»" in result.stderr
    toml = tomllib.loads((tmp_path / "a" / "edition.toml").read_text(encoding="utf-8"))
    assert (toml["title"], toml["language"], toml["issued"]) == ("نان & آب", "ar", "2025-05-01")
    assert [each["name"] for each in toml["creator"]] == ["مریم", "علی"]
    assert (toml["issuing_body"], toml["issuing_body_kind"]) == ("مریم", "person")
    built = run("build", tmp_path / "a", "--fast", "--out", tmp_path / "out")
    assert built.exit_code == 0 and "says otherwise" not in built.stderr
    page = (tmp_path / "out" / "a" / "pamphlet.txt").read_text(encoding="utf-8")
    assert "layout" not in page and "بند یک." in page


def test_a_plain_text_that_is_markdown_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("نان\n\n# یک\n\nبند\n\n## دو\n\nبند\n", encoding="utf-8")
    result = run("new", tmp_path / "a", "--from", tmp_path / "a.txt")
    assert result.exit_code == 0 and "[is-markdown]" in result.stderr


def test_title_as_it_is_set() -> None:
    assert title_of("# نان &amp; آب<br>و هوا\n", markdown=True) == "نان & آب و هوا"
