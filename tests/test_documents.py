"""The documents: every command in them runs, every file that they link to is there, and what they
say of themselves is so. What is followed step by step (```console) is run by test_tutorial.py and test_signing_docs.py,
the ways of installing by external/test_installing.py.
"""

import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from edition import __version__
from tests.conftest import Once
from tests.editions import TEXT, run, write_edition
from tests.test_signing_docs import PAGES as SIGNED
from tests.test_tutorial import BOTH, HOW_TOS, TUTORIALS

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    path
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))
    if path.name not in ("CHANGELOG.md", "LICENCES.md")
)
NOT_RUN = {
    "ia": "it sends to the Internet Archive, by an account there",
    "EDITION_TOKEN=…": "it sends to an archive; archive/test_sending.py sends to a stand-in",
    "curl": "it sends to an archive, by an account there",
    "[dspace]/bin/dspace": "it is at home where DSpace is installed",
    "apt-get": "it changes the machine",
    "pipx": "it changes the home of whoever runs it",
    "uv": "it changes the home of whoever runs it",
    "sha512sum": "it is a program of the system, and the checks of a bag stand for it",
    "cd": "it goes where the next command is given",
    "brew": "it is of macOS, on which nothing was tried, as the page says",
    "snakemake": "it is run by tests/batch/test_snakefile.py",
    "_EDITION_COMPLETE=fish_source": "it writes into the home of whoever runs it",
    "echo": "it is of the shell, and stands before what a person adds to a file of her own",
    "winget": "it is of Windows, on which nothing was tried, as the page says",
    "py": "it is of Windows, on which nothing was tried, as the page says",
}
"""Programs whose commands no test can run, each with its reason."""
BUILT = "python -m pip wheel"
OF_BUILDS = ("README.md", "keys.md", "keys.fa.md", "outputs.md", "outputs.fa.md")
PLACE_HAS = ("pamphlet", "booklet", "web", "epub")
NAMES = {
    "پوشه": "FOLDER",
    '"..."': '"۸ آبان ۱۳۹۵"',
    "explain CODE": "explain unknown-key",
    "--jobs N": "--jobs 2",
    "--port N": "--port 0",
    "watch kucheh": "watch FOLDER",
}
"""What stands for something in a command, and cannot be the name of a file itself."""
RUN = ("edition", "make", "python", "git")
INSTALLERS = ("pipx", "uv", "python3", "env/bin/pip", "env/bin/edition")
"""Run by external/test_installing.py, as docs/install.md has them."""
PROGRAM = re.compile(rf"(?:{'|'.join(map(re.escape, (*RUN, *INSTALLERS, *NOT_RUN)))})(?= |$)")
FENCE = re.compile(r"^(`{3,})([^\n]*)\n(.*?)^\1$", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`")
COMMENT = re.compile(r" {3,}.*| +# .*")
OPTIONAL = re.compile(r" \[(-[^]]*)\]")


class Command(NamedTuple):
    """A command as a page gives it, without what it says of it behind."""

    page: str
    text: str

    @property
    def program(self) -> str:
        found = PROGRAM.match(self.text)
        assert found, f"{self.page}: {self.text} is no program that this test knows"
        return found.group()


def commands_of(page: Path) -> Iterator[Command]:
    """Those of blocks that begin with a program, each line, and those in running text."""
    name = page.relative_to(ROOT).as_posix()
    text = page.read_text(encoding="utf-8").replace(".venv/bin/", "")
    for _, language, block in FENCE.findall(text):
        if language in ("", "sh") and PROGRAM.match(block):
            # What is indented, or stands behind a backslash, goes on the line before.
            lines: list[str] = []
            for line in block.splitlines():
                said = COMMENT.sub("", line.strip())
                if line.startswith(" ") or (lines and lines[-1].endswith("\\")):
                    before = lines[-1].removesuffix("\\").strip()
                    lines[-1] = f"{before} {said}"
                elif said:
                    lines.append(said)
            yield from (Command(name, line) for line in lines)
    for code in CODE.findall(FENCE.sub("", text)):
        if PROGRAM.match(code):
            yield Command(name, code)


COMMANDS = sorted({command for page in PAGES for command in commands_of(page)})


def ways(text: str) -> Iterator[str]:
    """A command as it can be typed: without what is optional, then with each of that, and for each
    alternative.
    """
    plain = OPTIONAL.sub("", text)
    for option in ("", *OPTIONAL.findall(text)):
        whole = f"{plain} {option}".strip().replace(",...", "")
        parted = re.search(r"(?<= )(\w+(?:\|\w+)+)", whole)
        for one in parted.group().split("|") if parted else [""]:
            yield whole.replace(parted.group(), one) if parted else whole


@pytest.fixture(scope="session")
def place(once: Once) -> Path:
    """A folder in which the names that the pages use are those of things."""

    def fill(top: Path) -> None:
        outputs = "".join(f'[[output]]\nkind = "{kind}"\n' for kind in PLACE_HAS)
        write_edition(top / "FOLDER", TEXT, outputs, publisher='"نشر نو"')
        made = run("deposit", top / "FOLDER", "--out", top / "build")
        assert made.exit_code == 0, made.output
        build = top / "build" / "FOLDER"
        bag = build / "deposit" / "a-text-1404"
        shutil.copytree(top / "FOLDER", top / "source" / "statement")
        shutil.copytree(build, top / "build" / "NAME", ignore=shutil.ignore_patterns("deposit"))
        shutil.copytree(bag, top / "build" / "statement" / "deposit" / "ID")
        for name in ("ID", "BAG"):
            shutil.copytree(bag, top / name)
        shutil.copy(bag.with_suffix(".zip"), top / "ID.zip")
        shutil.copy(build / "pamphlet.pdf", top / "FILE.pdf")
        (top / "FILE").write_text(TEXT, encoding="utf-8")
        (top / "LIST").write_text("FOLDER\n", encoding="utf-8")
        shutil.copytree(top / "FOLDER", top / "holdings" / "bread")
        (top / "schemas").mkdir()

    return once("documents", fill)


def given(program: str) -> list[str]:
    return [command.text for command in COMMANDS if command.program == program]


@pytest.mark.parametrize("text", sorted(set(given("edition"))))
def test_every_command_of_edition_does_what_it_is_given_for(
    text: str, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A verb with nothing but options is a mention of these."""
    _, *mentioned = shlex.split(text)
    if all(each.startswith("--") for each in mentioned[1:]):
        told = run(*mentioned[:1], "--help")
        assert told.exit_code == 0 and all(each in told.output for each in mentioned[1:])
        return
    for number, way in enumerate(ways(text)):
        here = tmp_path / str(number)
        shutil.copytree(place, here)
        monkeypatch.chdir(here)
        for name, thing in NAMES.items():
            way = way.replace(name, thing)
        _, *arguments = shlex.split(way.partition(" > ")[0])
        if arguments[0] == "new":
            shutil.rmtree(here / "FOLDER")
        if "--encoding" in arguments:
            encoding = arguments[arguments.index("--encoding") + 1]
            (here / "FILE").write_text("نان\n\nبند يك.\n", encoding=encoding)
        if "cli.jar" in arguments:
            at = arguments.index("cli.jar")
            del arguments[at - 1 : at + 1]  # what veraPDF says is asked in tests/external
        if arguments[0] == "watch":
            _watched(arguments)
            continue
        result = run(*arguments)
        assert result.exit_code == 0, f"{way}\n{result.output}"


def _watched(arguments: list[str]) -> None:
    """What goes on until it is ended: it says where, and Ctrl-C is its good end."""
    command = [sys.executable, "-m", "edition", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout and "http://127.0.0.1:" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0


@pytest.mark.parametrize("text", sorted(set(given("make"))))
def test_every_rule_of_make_is_there(text: str) -> None:
    """Asked what it would do: what the rules run is run by tests, or takes too long for one."""
    words = [word for word in shlex.split(text) if word != "FOLDER"]
    done = subprocess.run([*words, "--dry-run"], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr


def test_every_other_command_is_of_a_kind_that_is_not_run() -> None:
    assert {command.program for command in COMMANDS} - {*RUN, *INSTALLERS} <= set(NOT_RUN)
    scripts = [text for text in given("python") if not text.startswith(("python -m bagit", BUILT))]
    assert all(_script(text).is_file() for text in (*scripts, *given("git")))


def test_what_is_installed_elsewhere_is_installed_as_the_page_of_it_has_it() -> None:
    """So that what is run of that page stands for all; a Mac and Windows have a section there."""
    ways = [command for command in COMMANDS if command.program in INSTALLERS]
    tried = {command.text for command in ways if command.page == "docs/install.md"}
    assert {each.text for each in ways if each.text != "uv tool"} == tried
    names = {name for text in tried for name in re.findall(r"edition-[^ '\"\[]*\.whl", text)}
    assert names == {f"edition-{__version__}-py3-none-any.whl"}


def _script(text: str) -> Path:
    """The file that a command runs: a script, or a module of the tests."""
    first, second = text.split()[1:3] if text.startswith("python -m ") else (text.split()[1], "")
    return ROOT / (f"{second.replace('.', '/')}.py" if second else first)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_of_commands_is_one_that_a_test_knows(page: Path) -> None:
    """A block without a language is of commands, whose programs are known; what is shown of a
    terminal, a table or a text says what it is.
    """
    text = page.read_text(encoding="utf-8").replace(".venv/bin/", "")
    blocks = [(language, block) for _, language, block in FENCE.findall(text)]
    of_others = [block for language, block in blocks if language in ("", "sh")]
    assert [block for block in of_others if not PROGRAM.match(block)] == []
    followed = {form.format(name) for name in (*TUTORIALS, *HOW_TOS) for form in BOTH}
    followed.update(SIGNED)
    assert all(language != "console" for language, _ in blocks) or page.name in followed


def test_the_commands_are_found() -> None:
    """Of each kind one, in a block, over lines, and in running text."""
    texts = {command.text for command in COMMANDS}
    assert "make test" in texts and "make deposit" in texts and len(texts) > 40
    assert any("--only" in text and "--overlay" in text for text in texts)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_links_to_is_there(page: Path) -> None:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text) + re.findall(r'src="([^"]+)"', text)
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []


def test_the_persian_readme_says_what_the_english_one_says() -> None:
    """Every file, table and key that is named there, every page that it leads to, every command."""
    english, persian = ((ROOT / f"README{of}.md").read_text(encoding="utf-8") for of in ("", ".fa"))
    named = re.compile(r"[\w/.-]+\.(?:pdf|txt|md|toml|json|csv|png|html)|\[+\w+\]+|\w+_\w+")
    codes = {code for code in CODE.findall(FENCE.sub("", english)) if named.fullmatch(code)}
    pages = set(re.findall(r"\]\((docs/[\w-]+)\.md", english))
    verbs = {" ".join(text.split()[:2]) for text in given("edition") if "--" not in text[:10]}
    assert len(codes) > 40 and len(pages) > 12 and len(verbs) > 8
    wanted = {*codes, *pages, *(verb for verb in verbs if verb in english)}
    assert {each for each in wanted if each not in persian} == set()


def test_the_architecture_can_be_read_at_once() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()) <= 150


def test_the_architecture_has_every_room() -> None:
    """Those of the package, and those of the three stages that are houses."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    top = ROOT / "src" / "edition"
    rooms = [f"{path.name}/" for path in top.iterdir() if path.is_dir()]
    rooms += [path.name for path in top.glob("*.py") if not path.name.startswith("__")]
    for house in ("typeset", "press", "verify"):
        rooms += [f"{path.name}/" for path in (top / house).iterdir() if path.is_dir()]
    assert [room for room in rooms if f"`{room}" not in text and "__" not in room] == []


@pytest.mark.parametrize(
    "page", [p for p in PAGES if p.name not in ("deposit.md", "README.fa.md")], ids=lambda p: p.name
)
def test_the_modules_and_folders_that_a_page_names_are_there(page: Path) -> None:
    """`typeset/line`, `core/inside.py`, `tests/data/`: below the top, docs or the package. In
    deposit.md such names are those of what is in a bag.
    """
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    rooms = {path.name for path in (ROOT / "src" / "edition").iterdir() if path.is_dir()}
    tops = {*rooms, "src", "tests", "source", "docs", "fonts", "requirements"}
    named = [code for code in CODE.findall(text) if re.fullmatch(r"[\w.]+/[\w./-]*", code)]
    named = [code for code in named if code.partition("/")[0] in tops]
    places = (ROOT, ROOT / "src" / "edition")
    made = ("press/", "reports/")  # folders of a build are called so as well
    assert [
        code
        for code in named
        if not any((top / code).exists() or (top / f"{code}.py").exists() for top in places)
        and not (code.startswith(made) and page.name in OF_BUILDS)
    ] == []
