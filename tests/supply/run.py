"""`make sbom` writes sbom.cdx.json and LICENCES.md; `python -m tests.supply.run check` says what in
them is not so.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence

from tests.supply.bill import TOP, Part, bill, installed, parts, run_lock
from tests.supply.bundled import unknown_files
from tests.supply.checking import (
    locks,
    of_the_bill,
    of_the_environment,
    of_the_fonts,
    of_the_licences,
    there,
)
from tests.supply.lock import ROOT, Locked

_HEAD = """# Licences

edition is under the MIT licence (LICENSE), the fonts that it embeds are under the OFL 1.1 (fonts/OFL.txt), the schema of DataCite
is under the BSD licence (src/edition/verify/bags/schemas/LICENSE), the list of Persian words under the Apache License 2.0
(src/edition/language/orthography/words/LICENSE). The rest is installed beside it and not contained in it. Made by
`make sbom` for 64-bit Linux, and held to the lock and to what is installed by `make check`; sbom.cdx.json has the digests and who
needs what.

| what | version | licence | in |
| --- | --- | --- | --- |
"""


def documents(lock: Mapping[str, Locked], found: Sequence[Part]) -> Mapping[str, str]:
    """Both documents by name."""
    names = {ROOT: "edition"}
    rows = (
        (
            f"| {each.name} | {each.version or 'not told'} | {each.licence} | "
            f"{names.get(each.of, each.of)} |\n"
        )
        for each in found
    )
    return {"sbom.cdx.json": bill(lock, found), "LICENCES.md": _HEAD + "".join(rows)}


def faults() -> Iterator[str]:
    """All that is not as it should be in this checkout and environment."""
    lock, requirements = run_lock(), TOP / "requirements"
    lacking = [name for name in ("sbom.cdx.json", "LICENCES.md") if not (TOP / name).is_file()]
    if lacking:
        yield f"{' and '.join(lacking)} is not there: run `make sbom`"
        return
    written = {
        name: (TOP / name).read_text(encoding="utf-8") for name in ("sbom.cdx.json", "LICENCES.md")
    }
    found = list(of_the_environment(there(), locks(requirements), lock)) + list(
        of_the_bill(written["sbom.cdx.json"], lock)
    )
    yield from found
    yield from of_the_fonts(TOP / "fonts")
    yield from unknown_files(frozenset(name for name in lock if installed(name)))
    listed = parts(lock)
    yield from of_the_licences(listed)
    if not found:
        made = documents(lock, listed)
        yield from (
            f"{name} is not what `make sbom` writes: run it, and look at what it changes"
            for name in made
            if made[name] != written[name]
        )


def main(verb: str = "write") -> int:
    if verb == "check":
        told = list(faults())
        print(
            "\n".join(told)
            or "sbom.cdx.json and LICENCES.md agree with the lock and with what is installed"
        )
        return 1 if told else 0
    lock = run_lock()
    for name, content in documents(lock, parts(lock)).items():
        (TOP / name).write_text(content, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
