"""`python -m tests.supply.words TARBALL` makes the list of words anew from the package that it is
from.
"""

import hashlib
import re
import sys
import tarfile
import unicodedata
from pathlib import Path

from tests.supply.bill import TOP

LIST = TOP / "src" / "edition" / "language" / "orthography" / "words" / "fa.txt"
_DIGEST = "55a77ef8cf69e89faff627b72ec94f78bed72cca9a0f5ab216bf4d1e90d89b75"
_WORD = re.compile("[\u0621-\u064a\u0654\u0670\u067e\u0686\u0698\u06a9\u06af\u06cc\u200c]{2,}")
_OLD = "همی\u200c"


def listed(tarball: Path) -> str:
    """The words of the package, sorted, one a line."""
    packed = tarball.read_bytes()
    if hashlib.sha256(packed).hexdigest() != _DIGEST:
        raise SystemExit(f"{tarball.name} is not dictionary-fa 2.0.0")
    with tarfile.open(tarball) as archive:
        file = archive.extractfile("package/index.dic")
        assert file
        lines = file.read().decode("utf-8").splitlines()[1:]
    words = {unicodedata.normalize("NFC", line.partition("/")[0]) for line in lines}
    kept = (word for word in words if _WORD.fullmatch(word) and not word.startswith(_OLD))
    return "".join(f"{word}\n" for word in sorted(kept))


def main(tarball: str) -> None:
    text = listed(Path(tarball)).encode()
    LIST.write_bytes(text)
    print(f"{len(text.splitlines())} words, {len(text)} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
