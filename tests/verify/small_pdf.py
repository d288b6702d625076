"""Small tagged PDFs, written object by object, so that a test can say exactly what stands in
one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pypdf import PdfReader

FIRST_CODE = 0x100


@dataclass(frozen=True)
class Node:
    """A structure element. Of its kids a number is an MCID on `page`, a string is PDF source, as
    are the further entries.
    """

    kind: str
    kids: "Sequence[Node | int | str]" = ()
    entries: str = ""
    page: int = 0


def said(text: str, *mcids: int, page: int = 0) -> Node:
    """A Span with ActualText above the Span that owns the MCIDs."""
    return Node("Span", [Node("Span", mcids, page=page)], f"/ActualText {hexadecimal(text)}")


def hexadecimal(text: str) -> str:
    """A text string as UTF-16 with a byte order mark."""
    return f"<feff{text.encode('utf-16-be').hex()}>"


@dataclass
class SmallPdf:
    """A document of one font. `codes` gives each text shown so far its code; `streams` are further
    objects, from 7 to 9.
    """

    codes: dict[str, int] = field(default_factory=dict)
    pages: list[str] = field(default_factory=list)
    catalog: dict[str, str] = field(default_factory=dict)
    streams: dict[int, bytes] = field(default_factory=dict)
    objects: dict[int, bytes] = field(default_factory=dict)
    owners: dict[tuple[int, int], int] = field(default_factory=dict)
    info: str = ""
    roles: str = ""

    def line(self, mcid: int, *shown: str) -> str:
        """A marked-content sequence that shows the texts from left to right, a code each."""
        return f"/Span <</MCID {mcid}>> BDC {self.text(*shown)} EMC"

    def text(self, *shown: str) -> str:
        """A text object without a mark."""
        return f"BT /F1 10 Tf 1 0 0 1 20 20 Tm [{self.string(*shown)}] TJ ET"

    def string(self, *shown: str) -> str:
        """The codes of the texts as a hexadecimal string."""
        return (
            "<"
            + "".join(
                f"{self.codes.setdefault(text, FIRST_CODE + len(self.codes)):04x}" for text in shown
            )
            + ">"
        )

    def write(
        self, path: Path, tree: Node | None, parents: Mapping[int, Sequence[int]] | None = None
    ) -> Path:
        """Write the file. `parents` replaces the entries of ParentTree (object numbers by page)."""
        number = len(self.pages)
        root = 10 + 2 * number
        self.objects = {3: self._font(), 4: self._stream(self._cmap()), 5: self._descendant()}
        self.objects.update(
            (extra, self._stream(content)) for extra, content in self.streams.items()
        )
        for i, content in enumerate(self.pages):
            self.objects[10 + 2 * i] = self._page(i)
            self.objects[11 + 2 * i] = self._stream(content.encode())
        kids = " ".join(f"{10 + 2 * i} 0 R" for i in range(number))
        self.objects[2] = f"<</Type /Pages /Kids [{kids}] /Count {number}>>".encode()
        if tree is not None:
            self._element(tree, root)
            given = parents if parents is not None else self._parents()
            numbers = " ".join(
                f"{key} [{' '.join(f'{n} 0 R' for n in held)}]"
                for key, held in sorted(given.items())
            )
            self.objects[root] = (
                f"<</K [{root + 1} 0 R] /ParentTree <</Nums [{numbers}]>> {self.roles}>>".encode()
            )
            self.catalog.setdefault("StructTreeRoot", f"{root} 0 R")
        entries = " ".join(f"/{key} {value}" for key, value in self.catalog.items())
        self.objects[1] = f"<</Type /Catalog /Pages 2 0 R {entries}>>".encode()
        path.write_bytes(self._file())
        return path

    def _element(self, node: Node, parent: int) -> int:
        number = max(self.objects.keys() | {parent}) + 1
        self.objects[number] = b""
        kids = []
        for kid in node.kids:
            if isinstance(kid, int):
                self.owners[node.page, kid] = number
                kids.append(str(kid))
            else:
                kids.append(kid if isinstance(kid, str) else f"{self._element(kid, number)} 0 R")
        page = f"/Pg {10 + 2 * node.page} 0 R"
        held = f"<</S /{node.kind} /P {parent} 0 R {page} /K [{' '.join(kids)}] {node.entries}>>"
        self.objects[number] = held.encode()
        return number

    def _parents(self) -> dict[int, list[int]]:
        entries: dict[int, list[int]] = {}
        for (page, mcid), owner in self.owners.items():
            held = entries.setdefault(page, [])
            held += [owner] * (mcid + 1 - len(held))
            held[mcid] = owner
        return entries

    def _page(self, index: int) -> bytes:
        fixed = (
            "/Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Resources <</Font <</F1 3 0 R>>>>"
        )
        return f"<<{fixed} /Contents {11 + 2 * index} 0 R /StructParents {index}>>".encode()

    def _font(self) -> bytes:
        return (
            b"<</Type /Font /Subtype /Type0 /BaseFont /Small /Encoding /Identity-H "
            b"/DescendantFonts [5 0 R] /ToUnicode 4 0 R>>"
        )

    def _descendant(self) -> bytes:
        system = "<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
        return (
            f"<</Type /Font /Subtype /CIDFontType2 /BaseFont /Small /CIDSystemInfo {system} /DW "
            "500>>"
        ).encode()

    def _cmap(self) -> bytes:
        pairs = "\n".join(
            f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for text, code in self.codes.items()
        )
        return (
            f"1 begincodespacerange <0000> <ffff> endcodespacerange {len(self.codes)} "
            f"beginbfchar\n{pairs}\nendbfchar"
        ).encode()

    def _stream(self, content: bytes) -> bytes:
        return b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content)

    def _file(self) -> bytes:
        """Objects, cross-reference table and trailer (ISO 32000-1, 7.5)."""
        if self.info:
            self.objects[6] = self.info.encode()
        written, offsets = b"%PDF-1.7\n", {}
        for number, body in sorted(self.objects.items()):
            offsets[number] = len(written)
            written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        size = max(self.objects) + 1
        table = [
            b"%010d 00000 n \n" % offsets[n] if n in offsets else b"0000000000 65535 f \n"
            for n in range(size)
        ]
        trailer = (
            f"<</Size {size} /Root 1 0 R {'/Info 6 0 R' if self.info else ''} /ID [<01> <01>]>>"
        ).encode()
        return written + b"xref\n0 %d\n%strailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (
            size,
            b"".join(table),
            trailer,
            len(written),
        )


def read(path: Path) -> PdfReader:
    """The file in pypdf."""
    return PdfReader(path)


def good_page() -> tuple[SmallPdf, list[Node]]:
    """A paragraph of two lines with a number, and a second one, on one page."""
    small = SmallPdf()
    first = small.line(0, *"داد", " ", "2008", " ", *"لاس")
    second = small.line(1, *"وا", " ", "ه")
    other = small.line(2, *"راک")
    small.pages = [f"{first} {second} {other}"]
    return small, [Node("P", [said("سال 2008 داد ه او", 0, 1)]), Node("P", [said("کار", 2)])]
