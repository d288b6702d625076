"""docs/signing.md and its Persian page, followed from an empty folder: the key is made by OpenSSL as a
person makes one, and what they say to type is typed.
"""

import os
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.editions import write_edition
from tests.external.tools import command

DOCS = Path(__file__).parents[1] / "docs"
PAGES = ("signing.md", "signing.fa.md")


def lines(page: str) -> list[str]:
    text = (DOCS / page).read_text(encoding="utf-8")
    blocks = re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def test_both_pages_say_the_same_to_type() -> None:
    assert lines(PAGES[0]) == lines(PAGES[1])


def test_what_the_page_says_is_done(tmp_path: Path) -> None:
    """The edition is of the day after the key is made."""
    for name in ("openssl", "pdfsig", "bash"):
        command(name)
    tomorrow = date.today() + timedelta(days=1)
    write_edition(
        tmp_path / "kucheh", id='"kucheh-1405"', publisher='"نشر نو"', issued=f'"{tomorrow}"'
    )
    (tmp_path / "passphrase.txt").write_text("نان و آزادی\n", encoding="utf-8")
    beside = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{beside}{os.pathsep}{os.environ['PATH']}"}
    said = {}
    for line in lines("signing.md"):
        ran = subprocess.run(
            ["bash", "-c", line], cwd=tmp_path, env=environment, capture_output=True, text=True
        )
        assert ran.returncode == 0, f"{line}\n{ran.stdout}{ran.stderr}"
        said[line.split(" -")[0]] = ran.stdout
    digest = said["openssl x509"].split()[0]
    verified = subprocess.run(
        ["edition", "verify", "-v", "signed/kucheh/pamphlet.pdf", "--certificate", "publisher.pem"],
        cwd=tmp_path, env=environment, capture_output=True, text=True,
    )  # fmt: skip
    assert f"certificate SHA-256 {digest}" in verified.stderr
    assert "Signature is Valid" in said["pdfsig"]
    manifest = tmp_path / "build" / "kucheh" / "deposit" / "kucheh-1405" / "tagmanifest-sha512.txt"
    assert (tmp_path / "tagmanifest.txt").read_bytes() == manifest.read_bytes()


@pytest.mark.parametrize("page", PAGES)
def test_what_it_does_not_prove_is_said_after_what_it_does(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    heads = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert len(heads) == 6 and text.index(heads[0]) < text.index(heads[1]) < text.index("openssl")
