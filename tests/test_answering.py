"""`edition check --links`, against a server of its own."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.editions import run, write_edition


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(404 if "gone" in self.path else 200)
        self.end_headers()
        self.wfile.write(b"a-text-1404" if "page" in self.path else b"another")

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Pages) as served:
        thread = threading.Thread(target=served.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{served.server_port}"
        served.shutdown()
        thread.join()


LINK = '[[link]]\nlabel = "صفحه"\nurl = "{}"\n'


@pytest.mark.parametrize(
    ("path", "more", "code", "exit_code"),
    [
        ("/page", "confirmed = true\n", "link-answers", 0),
        ("/other", "", "link-answers", 0),
        ("/page", 'serves = "web"\n[[output]]\nkind = "web"\n', "link-answers", 0),
        ("/other", 'serves = "web"\n[[output]]\nkind = "web"\n', "another-page", 0),
        ("/gone", "", "link-silent", 0),
        ("/gone", "confirmed = true\n", "link-silent", 1),
    ],
)
def test_what_an_address_answers(
    tmp_path: Path, server: str, path: str, more: str, code: str, exit_code: int
) -> None:
    folder = write_edition(tmp_path / "text", more=LINK.format(server + path) + more)
    done = run("check", folder, "--links")
    assert f"[{code}]" in done.output and done.exit_code == exit_code


def test_without_a_net_nothing_is_refused(tmp_path: Path) -> None:
    more = LINK.format("http://127.0.0.1:9/") + "confirmed = true\n"
    done = run("check", write_edition(tmp_path / "text", more=more), "--links")
    assert "[link-unreached]" in done.output and done.exit_code == 0


def test_nothing_is_asked_without_it(tmp_path: Path, server: str) -> None:
    folder = write_edition(tmp_path / "text", more=LINK.format(f"{server}/gone"))
    assert "link-silent" not in run("check", folder).output
