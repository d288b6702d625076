"""Changing a bag and making its manifests anew, as somebody would who wants it to be believed."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

ALGORITHMS = ("sha256", "sha512")


def edit_manifest(bag: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change data/manifest.json as values."""
    file = bag / "data" / "manifest.json"
    manifest = json.loads(file.read_bytes())
    change(manifest)
    file.write_text(json.dumps(manifest), encoding="utf-8")


def restate(manifest: dict[str, Any], bag: Path, name: str) -> None:
    """State size and digest of an input as they are."""
    content = (bag / "data" / name).read_bytes()
    [entry] = [entry for entry in manifest["inputs"] if entry["name"] == name]
    entry.update(bytes=len(content), sha256=hashlib.sha256(content).hexdigest())


def seal(bag: Path) -> None:
    """Payload-Oxum and all manifests for what is there, whatever it is; what is no plain file is
    left out.
    """
    files = sorted(
        (path for path in bag.rglob("*") if path.is_file() and not path.is_symlink()), key=str
    )
    payload = [path for path in files if path.is_relative_to(bag / "data")]
    info = bag / "bag-info.txt"
    counted = f"Payload-Oxum: {sum(path.stat().st_size for path in payload)}.{len(payload)}"
    lines = info.read_text(encoding="utf-8").splitlines()
    told = [counted if line.startswith("Payload-Oxum: ") else line for line in lines]
    info.write_text("\n".join((*told, "")), encoding="utf-8")
    for algorithm in ALGORITHMS:
        _write(bag, f"manifest-{algorithm}.txt", payload, algorithm)
    tags = [
        path for path in files if path not in payload and not path.name.startswith("tagmanifest-")
    ]
    for algorithm in ALGORITHMS:
        _write(bag, f"tagmanifest-{algorithm}.txt", tags, algorithm)


def _write(bag: Path, name: str, files: list[Path], algorithm: str) -> None:
    """The files that the manifest has already, in its order, then the others."""
    former = (bag / name).read_bytes().decode(errors="replace").splitlines()
    order = {line[-1]: number for number, line in enumerate(line.split("  ", 1) for line in former)}
    digests = {
        path.relative_to(bag).as_posix(): hashlib.new(algorithm, path.read_bytes()).hexdigest()
        for path in files
    }
    ordered = sorted(digests, key=lambda file: order.get(file, len(order)))
    (bag / name).write_bytes(
        "".join(f"{digests[file]}  {file}\n" for file in ordered).encode("utf-8", "surrogateescape")
    )
