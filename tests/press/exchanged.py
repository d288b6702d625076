"""A build for a print shop that prints in CMYK: a small edition with an emblem, a link, an
attachment and a profile.
"""

import hashlib
from io import BytesIO
from pathlib import Path

from click.testing import Result
from PIL import Image

from tests.editions import run, write_edition
from tests.profiles import cmyk

INK = "PANTONE 186 C"
MORE = f"""
[press]
second_ink = "{INK}"
profile = "a.icc"
sha256 = "{hashlib.sha256(cmyk()).hexdigest()}"
condition = "FOGRA39"

[[image]]
file = "a.png"
alt = "نشان"

[[link]]
label = "نشانی"
url = "https://example.org/{{id}}"

[deposit]
source_in_pdf = true

[[output]]
kind = "pamphlet"

[[output]]
kind = "press"

[[output]]
kind = "riso"
"""


def build(folder: Path, more: str = MORE, **keys: str) -> Result:
    """Build it below `folder`, into `folder/out/text`."""
    text = write_edition(folder / "text", more=more, **keys)
    (text / "a.icc").write_bytes(cmyk())
    emblem = BytesIO()
    Image.linear_gradient("L").crop((0, 0, 256, 80)).save(emblem, "PNG")
    (text / "a.png").write_bytes(emblem.getvalue())
    return run("build", text, "--out", folder / "out")
