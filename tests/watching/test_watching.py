"""`edition watch` as a process: what it shows, how it is told of changes, and how it ends."""

import json
import signal
import socket
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from edition.core import extras
from tests.editions import FULL, run, write_edition
from tests.watching.watched import (
    PATIENCE,
    Watched,
    alive,
    children,
    next_build,
    next_sight,
    pages_of,
    until,
    watching,
)

LONG = "\n\n".join(
    f"بند {n}: آزادی و نان و کار برای همه، بی‌هیچ تبعیضی، در هر کجا. " * 8 for n in range(30)
)
TEXT = f"نان و آزادی\n\n{LONG}\n"
POSTER = '[[poster]]\nshows = "title"\nsize = "A3"\n'
MORE = f'[[output]]\nkind = "pamphlet"\n{POSTER}{FULL}'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_edition(tmp_path_factory.mktemp("watched") / "text", TEXT, MORE)


@pytest.fixture(scope="module")
def watched(folder: Path) -> Iterator[Watched]:
    with watching(folder, folder.parent / "out") as found:
        yield found


def test_all_that_is_set_is_shown_the_pamphlet_first(watched: Watched) -> None:
    with watched.events() as events:
        seen = next_sight(events)
    whole = seen[-1]
    names = [each["name"] for each in whole["outputs"]]
    assert names == ["pamphlet", "posters/A3-title"]
    pamphlet, poster = whole["outputs"]
    assert pamphlet["facing"] and not poster["facing"]
    assert pamphlet["count"] == len(pages_of(seen)) > 8
    assert whole["problems"] == [] or not whole["failed"]


def test_a_page_is_a_picture_of_it(watched: Watched) -> None:
    with watched.events() as events:
        page = pages_of(next_sight(events))[5]
    status, headers, content = watched.ask(f"picture?of=pamphlet&page={page['key']}&w=800")
    assert (status, headers["content-type"]) == (200, "image/png")
    picture = Image.open(BytesIO(content)).convert("L")
    assert picture.width == 800 and abs(picture.height - 800 * 210 / 148) < 3
    dark = sum(picture.histogram()[:128]) / (picture.width * picture.height)
    assert 0.02 < dark < 0.3  # a page of text


@pytest.mark.parametrize(
    "asked",
    [
        "picture?of=pamphlet&page=0000&w=800",
        "picture?of=screen&page=KEY&w=800",
        "picture?of=pamphlet&page=KEY&w=80000",
        "picture?of=pamphlet&page=KEY&w=1e3",
        "picture?of=pamphlet&page=KEY",
        "picture",
        "made/edition.toml",
        "made/../text/text.txt",
        "made/",
        "page.html",
        "../edition.toml",
        "__init__.py",
        "locale",
    ],
)
def test_nothing_else_is_served(watched: Watched, asked: str) -> None:
    with watched.events() as events:
        key = pages_of(next_sight(events))[0]["key"]
    assert watched.ask(asked.replace("KEY", key))[0] in (403, 404)


@pytest.mark.parametrize("name", ["", "page.js", "page.css", "face.ttf", "icon.svg", "nothing"])
def test_every_answer_says_what_may_be_done_with_it(watched: Watched, name: str) -> None:
    _, headers, content = watched.ask(name)
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy and "http" not in policy.replace("httpd", "")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers
    assert content or name == "nothing"


def test_what_is_asked_from_elsewhere_is_refused(watched: Watched) -> None:
    assert watched.ask()[0] == 200
    assert watched.ask(headers={"Host": "evil.example"})[0] == 403
    assert watched.ask(path="/")[0] == 403
    assert watched.ask("events", headers={"Origin": "http://evil.example"})[0] == 403
    assert watched.ask("place", "POST", {"Origin": "http://evil.example"}, "{}")[0] == 403
    assert watched.ask("place", "POST", body="{}")[0] == 403


def test_no_other_machine_reaches_it(watched: Watched) -> None:
    others = {each[4][0] for each in socket.getaddrinfo(socket.gethostname(), None)}
    for address in (*others, "127.0.0.2", "::1"):
        if address != "127.0.0.1":
            with pytest.raises(OSError), socket.create_connection((address, watched.port), 2):
                pass


def test_a_save_tells_of_the_pages_that_changed_alone(watched: Watched, folder: Path) -> None:
    with watched.events() as events:
        before = pages_of(next_sight(events))
        (folder / "text.txt").write_text(TEXT.replace("بند 20:", "بند بیست:"), encoding="utf-8")
        seen = next_sight(events)
        after = seen[0]["outputs"][0]
        assert after["count"] == len(before)
        changed = {each["at"] for each in after["pages"]}
        # the page of the paragraph, perhaps the next, and the imprint, which has a digest of the text
        assert 2 <= len(changed) <= 3
        (folder / "text.txt").write_text(TEXT, encoding="utf-8")
        back = next_sight(events)[0]["outputs"][0]
    former = {each["at"]: each["key"] for each in before}
    assert {each["at"]: each["key"] for each in back["pages"]} == {at: former[at] for at in changed}


def test_what_fails_leaves_the_last_good_pages(watched: Watched, folder: Path) -> None:
    description = (folder / "edition.toml").read_text(encoding="utf-8")
    with watched.events() as events:
        good = next_sight(events)[-1]
        (folder / "edition.toml").write_text(f"nothing = 1\n{description}", encoding="utf-8")
        told = next_sight(events, failed=True)[-1]
        assert [each["pages"] for each in told["outputs"]] == [[], []]
        assert [each["count"] for each in told["outputs"]] == [
            each["count"] for each in good["outputs"]
        ]
        [problem] = [each for each in told["problems"] if each["severity"] == "error"]
        assert (problem["file"], problem["line"], problem["code"]) == (
            "edition.toml",
            1,
            "unknown-key",
        )
        assert ["typed", "nothing"] in problem["fact"]
        assert problem["excerpt"] == ["", "nothing", " = 1"] and problem["typed"]
        (folder / "edition.toml").write_text(description, encoding="utf-8")
        assert next_sight(events)[-1]["problems"] == good["problems"]


def test_the_files_and_their_proofs_follow(watched: Watched, folder: Path) -> None:
    with watched.events() as events:
        told = next_build(events)
        assert not told["bad"] and not told["failed"] and " 0 failed" in told["words"]
        assert {"pamphlet.pdf", "posters/A3-title.pdf", "report.html"} <= set(told["files"])
    status, headers, content = watched.ask("made/pamphlet.pdf")
    made = folder.parent / "out" / "text" / "pamphlet.pdf"
    assert (status, headers["content-type"]) == (200, "application/pdf")
    assert content == made.read_bytes()
    assert "sandbox" in watched.ask("made/report.html")[1]["content-security-policy"]
    made.with_name("own.txt").write_text("of the user")
    for name in ("own.txt", "", ".", "../../text/text.txt", "posters", str(made)):
        assert watched.ask(f"made/{name}")[0] == 404, name


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_well_while_somebody_listens(tmp_path: Path, number: signal.Signals) -> None:
    folder = write_edition(tmp_path / "text", more=MORE)
    with watching(folder, tmp_path / "out") as watched, watched.events() as events:
        next_sight(events)
        pid = watched.process.pid
        assert until(lambda: children(pid))  # the build
        others = children(pid)
        watched.process.send_signal(number)
        assert watched.process.wait(PATIENCE) == 0
        assert watched.process.stdout and watched.process.stdout.read() == ""
        assert until(lambda: not any(map(alive, others)))


def test_messages_are_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "text", nothing="1")
    with watching(folder, tmp_path / "out", "--lang", "fa") as watched:
        page = watched.ask()[2].decode()
        assert '<html lang="fa" dir="rtl">' in page and "صفحه‌های ویرایش" in page
        with watched.events() as events:
            [problem] = next_sight(events, failed=True)[-1]["problems"]
    fact = "".join(words for _, words in problem["fact"])
    assert "نیست" in fact or "ناشناخته" in fact


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "text")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("watch", folder, "--out", tmp_path / "out", "--port", port)
    assert done.exit_code == 1 and "another program listens there" in done.output


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = run("watch", tmp_path / "nothing")
    assert done.exit_code == 1 and "[no-folder]" in done.output


def test_without_its_libraries_one_sentence_says_how_they_are_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_edition(tmp_path / "text")
    monkeypatch.setattr(sys, "meta_path", [])
    monkeypatch.setattr(sys, "path_importer_cache", {})
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.delitem(sys.modules, "watchfiles", raising=False)
    assert "watchfiles" in extras.lacking(extras.WATCHING)
    monkeypatch.undo()
    monkeypatch.setattr("edition.watching.lacking", lambda names: ("watchfiles",))
    done = run("watch", folder)
    assert done.exit_code == 1 and done.output.count("\n") == 1
    assert extras.WATCHING.command in done.output and "[watch-missing]" in done.output


def origin(watched: Watched) -> dict[str, str]:
    return {"Origin": watched.address.rstrip("/").rpartition("/")[0]}


@pytest.fixture
def edited_by(tmp_path: Path) -> Iterator[tuple[Watched, Path]]:
    """A process whose user has an editor, which writes down what it is to open."""
    folder = write_edition(tmp_path / "text", TEXT, MORE)
    told, script = tmp_path / "told", tmp_path / "gedit"
    script.write_text(f'#!/bin/sh\necho "$@" > {told}.part; mv {told}.part {told}\n')
    script.chmod(0o755)
    with watching(folder, tmp_path / "out", EDITOR=str(script), VISUAL="") as watched:
        yield watched, told


def test_a_word_leads_to_its_line_which_the_editor_opens(
    edited_by: tuple[Watched, Path],
) -> None:
    watched, told = edited_by
    with watched.events() as events:
        pages = pages_of(next_sight(events))
    status, _, said = watched.ask("line?n=23")
    found = json.loads(said)
    assert (status, found["of"], found["file"], found["line"]) == (200, "pamphlet", "text.txt", 23)
    left, top, width, height = found["boxes"][0]
    point = {"of": "pamphlet", "page": pages[found["at"]]["key"], "x": left + width // 2}
    body = json.dumps({**point, "y": top + height // 2})
    status, _, said = watched.ask("place", "POST", origin(watched), body)
    assert (status, json.loads(said)) == (200, {"file": "text.txt", "line": 23, "opened": True})
    assert until(told.exists)
    assert told.read_text().split() == ["+23", str(told.parent / "text" / "text.txt")]


@pytest.mark.parametrize(
    "body",
    [
        '{"file": "../secret", "line": 1}',
        '{"file": "/etc/passwd", "line": 1}',
        '{"file": "text.md", "line": "1; rm"}',
        "[]",
        "x" * 10_000,
        "",
    ],
)
def test_only_files_of_the_edition_are_opened(watched: Watched, body: str) -> None:
    assert watched.ask("open", "POST", origin(watched), body)[0] == 404


def test_a_terminal_editor_is_not_opened(watched: Watched) -> None:
    body = '{"file": "text.txt", "line": 3}'
    status, _, said = watched.ask("open", "POST", origin(watched), body)
    assert (status, json.loads(said)["opened"]) == (200, False)


def test_what_is_seen_over_a_page_can_be_asked(watched: Watched) -> None:
    with watched.events() as events:
        pages = pages_of(next_sight(events))
    found = [
        each
        for page in pages
        for each in json.loads(watched.ask(f"layers?of=pamphlet&page={page['key']}")[2] or b"[]")
    ]
    assert {each["text"].split()[0] for each in found if each["layer"] == "structure"} == {
        "paragraph"
    }
    assert watched.ask("layers?of=pamphlet&page=0")[0] == 404
    assert watched.ask("line?n=0")[0] == watched.ask("line?n=%C2%B2")[0] == 404
