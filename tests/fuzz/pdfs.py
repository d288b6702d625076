"""PDFs by seed for `impose`, written object by object so that any of them can be odd; and pamphlets
changed, for `verify`.
"""

import shutil
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random

import pikepdf
from msgspec.structs import replace

from tests.fuzz.editions import base as good
from tests.fuzz.inputs import (
    DONE,
    FAILED,
    REFUSED,
    Family,
    Input,
    Judged,
    Make,
    Step,
    lines,
    octets,
)
from tests.fuzz.judging import ended
from tests.fuzz.pictures import cut
from tests.fuzz.program import prepared, run, tree
from tests.fuzz.texts import mutated

_BOXES = ("MediaBox", "CropBox", "TrimBox", "BleedBox", "ArtBox")


class _Odd:
    """How often the parts of a PDF are something else than a program would write."""

    def __init__(
        self,
        boxes: float = 0,
        tree: float = 0,
        content: float = 0,
        objects: float = 0,
        streams: float = 0,
    ) -> None:
        self.boxes, self.tree, self.content, self.objects, self.streams = (
            boxes,
            tree,
            content,
            objects,
            streams,
        )


def _pdf(rng: Random, odd: _Odd) -> bytes:
    count = rng.choice((1, 2, 3, 4, 4, 5, 8, 9))
    objects: dict[int, bytes] = {3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"}
    numbers = [10 + 2 * page for page in range(count)]
    size = rng.choice(((420, 595), (420, 595), (297, 420), (612, 792), (100, 100)))
    for page, number in enumerate(numbers, 1):
        objects[number] = _page(rng, odd, number, size)
        objects[number + 1] = _stream(rng, odd, _content(rng, odd, page))
    kids, told = b" ".join(b"%d 0 R" % number for number in numbers), count
    if rng.random() < odd.tree:
        kids = rng.choice(
            (
                kids + b" 2 0 R",
                kids + b" " + kids,
                b"",
                kids + b" 99 0 R",
                b"1 0 R " + kids,
                kids + b" 3 0 R",
                kids + b" null 7",
            )
        )
        told = rng.choice((count, 0, -1, 10**9, count + 1))
    more = rng.choice(
        (
            b"",
            b"",
            b" /Lang (fa)",
            b" /Lang (en)",
            b" /ViewerPreferences << /Direction /R2L >>",
            b" /Lang 3",
            b" /Lang 3 0 R",
        )
    )
    more += rng.choice(
        (
            b"",
            b"",
            b" /OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
            b" /Outlines 1 0 R",
            b" /OCProperties << >>",
        )
    )
    objects[1] = b"<< /Type /Catalog /Pages 2 0 R%s >>" % more
    objects[2] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (told, kids)
    if rng.random() < odd.objects:
        at = rng.choice(list(objects))
        objects[at] = rng.choice(
            (
                b"null",
                b"7",
                b"[]",
                b"<< >>",
                b"(a",
                b"<< /Type",
                b"%d 0 R" % at,
                b"99 0 R",
                b"[" * 3000,
                b"<" * 99,
                objects[3],
            )
        )
    if rng.random() < odd.objects / 3:
        objects.pop(rng.choice(list(objects)))
    encrypt = b" /Encrypt << /Filter /Standard /V 2 /R 3 /O (%s) /U (%s) /P -4 >>" % (
        b"a" * 32,
        b"b" * 32,
    )
    return _file(objects, rng.choice((b"", encrypt)) if rng.random() < odd.objects else b"")


def _file(objects: dict[int, bytes], more: bytes) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, held in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    start, last = len(out), max(objects) + 1
    rows = [
        b"%010d 00000 n \n" % places[n] if n in places else b"%010d 65535 f \n" % 0
        for n in range(last)
    ]
    return bytes(
        out
        + b"xref\n0 %d\n%strailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n"
        % (last, b"".join(rows), last, more, start)
    )


def _page(rng: Random, odd: _Odd, number: int, size: tuple[int, int]) -> bytes:
    said = [
        b"/Type /Page /Parent 2 0 R /Contents %d 0 R" % (number + 1),
        b"/MediaBox [0 0 %d %d]" % size,
    ]
    said.append(b"/Resources << /Font << /F1 3 0 R >> >>")
    if rng.random() < odd.boxes:
        said[1] = b"/MediaBox " + _box(rng, size)
    if rng.random() < odd.boxes:
        said += [
            b"/%s %s" % (box.encode(), _box(rng, size)) for box in _BOXES[1:] if rng.random() < 0.4
        ]
    if rng.random() < odd.boxes:
        said.append(
            b"/Rotate "
            + rng.choice(
                (
                    b"90",
                    b"180",
                    b"270",
                    b"-90",
                    b"360",
                    b"45",
                    b"1e9",
                    b"(90)",
                    b"90.0",
                    b"null",
                    b"3 0 R",
                )
            )
        )
    if rng.random() < odd.boxes / 2:
        said.append(
            b"/UserUnit "
            + rng.choice((b"2", b"0.5", b"0", b"-1", b"1e9", b"(2)", b"75000", b"nan"))
        )
    if rng.random() < odd.objects:
        at = rng.randrange(len(said))
        said[at] = rng.choice((b"", b"/Resources << /Font << /F1 99 0 R >> >>", b"/Resources 7",
        b"/Contents [ 99 0 R 7 null ]", b"/Contents 3 0 R", b"/Parent 99 0 R",
                               b"/Resources << /XObject << /X %d 0 R >> >>" % (number + 1),
                               b"/Annots [<< /Subtype /Stamp /AP << /N 3 0 R >> >> 7 null 99 0 R]",
                               b"/Type /Catalog"))  # fmt: skip
    if rng.random() < odd.tree:
        said.append(
            rng.choice(
                (
                    b"/Kids [2 0 R]",
                    b"/Type /Pages /Kids [2 0 R]",
                    b"/Parent 7 0 R",
                    b"/Type /Template",
                )
            )
        )
    return b"<< %s >>" % b"\n".join(said)


def _box(rng: Random, size: tuple[int, int]) -> bytes:
    width, height = size
    return rng.choice((
        b"[0 0 %d %d]" % size, b"[%d %d 0 0]" % size, b"[0 %d %d 0]" % (height, width), b"[10 10 %d %d]" % (width - 10,
        height - 10),
        b"[-20 -20 %d %d]" % (width + 20, height + 20), b"[1000 1000 1400 1600]", b"[0 0 0 0]", b"[0 0 1e9 1e9]",
        b"[0 0 %d]" % width, b"[]", b"7", b"[(a) 0 1 1]",
        b"[0 0 %d.5 %d.25]" % size, b"[null null null null]", b"[0 0 1 1]", b"[0 0 1e999 5]", b"[0 0 100000 100000]",
        b"[5 5 5 100]", b"3 0 R",
    ))  # fmt: skip


_OPERATORS = (
    b"q", b"Q", b"BT", b"ET", b"1 0 0 1 5 5 cm", b"0 0 m", b"100 100 l", b"S", b"f", b"W n", b"0.5 g", b"1 0 0 RG",
    b"/F1 12 Tf", b"(a) Tj", b"[(a) -200 (b)] TJ",
    b"10 20 30 40 re", b"/X Do", b"/GS gs", b"BI /W 1 /H 1 /BPC 8 /CS /G ID a EI", b"/P <</MCID 0>> BDC", b"EMC",
    b"0 0 0 0 0 0 cm", b"1e9 0 0 1e9 0 0 cm",
    b"<41", b"(", b"]", b"<<", b"1 2 3 4 5 6 7 8", b"nonsense", b"3 Tr", b"/None sh", b"0 w", b"-5 w", b"[1 0] 0 d",
    b"1 i", b"T*", b"-1 Tz", b"d0",
)  # fmt: skip


def _content(rng: Random, odd: _Odd, page: int) -> bytes:
    said = [b"BT /F1 24 Tf 40 50 Td (Page %d) Tj ET" % page]
    if rng.random() < odd.content:
        said += [rng.choice(_OPERATORS) for _ in range(rng.randint(1, 25))]
        rng.shuffle(said)
    if rng.random() < odd.content / 3:
        said.append(
            rng.choice(
                (
                    b"q ",
                    b"Q ",
                    b"[",
                    b"<<",
                    b"(a) Tj ",
                    b"BT ",
                    b"0 0 m 9 9 l S ",
                    b"1 1 1 1 re W n ",
                )
            )
            * int(10 ** rng.uniform(2, 5.5))
        )
    return b"\n".join(said)


def _stream(rng: Random, odd: _Odd, content: bytes) -> bytes:
    how, held = b"", content
    if rng.random() < odd.streams:
        packed = zlib.compress(
            content + (b" " * int(10 ** rng.uniform(5, 8)) if rng.random() < 0.2 else b"")
        )
        how, held = rng.choice((
            (b"/Filter /FlateDecode", packed), (b"/Filter [/FlateDecode]", packed), (b"/Filter /FlateDecode",
            packed[: len(packed) // 2]),
            (b"/Filter /FlateDecode", content), (b"/Filter /ASCIIHexDecode", content.hex().encode() + b">"),
            (b"/Filter /ASCIIHexDecode", b"4g4"),
            (b"/Filter /LZWDecode", content), (b"/Filter /RunLengthDecode", content), (b"/Filter /Nothing", content),
            (b"/Filter 7", content),
            (b"/Filter [/FlateDecode /FlateDecode]", zlib.compress(packed)),
            (b"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 1000000000 >>", packed),
            (b"/Filter /DCTDecode", content), (b"/Filter /Crypt", content), (b"/Filter /JBIG2Decode", content),
            (b"/F (/etc/passwd)", content),
            (b"/Filter /FlateDecode /DecodeParms << /Predictor 2 /Colors -1 >>", packed),
        ))  # fmt: skip
    elif rng.random() < 0.5:
        how, held = b"/Filter /FlateDecode", zlib.compress(content)
    length = (
        rng.choice((b"0", b"-1", b"1000000000", b"99 0 R", b"(a)"))
        if rng.random() < odd.streams / 4
        else b"%d" % len(held)
    )
    return b"<< /Length %s %s >>\nstream\n%s\nendstream" % (length, how, held)


def _asked(rng: Random) -> tuple[str, ...]:
    said: list[str] = []
    for option in (("--plan",), ("--binding", "left"), ("--flip", "long"), ("--signature", rng.choice(("4", "8", "16",
    "400", "3"))), ("--caliper", "0.2"),
                   ("--cover",), ("--paper", rng.choice(("A4", "A3", "A6", "Letter", "B9", "")))):  # fmt: skip
        if rng.random() < 0.12:
            said += option
    return tuple(said)


def _imposed(odd: _Odd, damage: Callable[[Random, bytes], bytes] | None = None) -> Make:
    def input_of(rng: Random) -> Input:
        content = _pdf(rng, odd)
        return Input(damage(rng, content) if damage else content, "a.pdf", command=_asked(rng))

    return input_of


_SOUND = ("PDF: right", "PDF: boxes")
"""Kinds of which no proof may fail: what is odd in them is set right, or refused by its name."""


def impose(given: Input, place: Path, bases: Path) -> Judged:
    """Impose it, and judge what came of it."""
    prepared(place)
    (place / given.at).write_bytes(given.content)
    before = tree(place)
    judged = ended(run(place, "impose", given.at, "--out", "out", *given.command))
    around = {name: what for name, what in tree(place).items() if not name.startswith("out")}
    if around != before:
        return replace(
            judged, outcome="outside", why=", ".join(sorted(dict(around.items() ^ before.items())))
        )
    made = (
        sorted(path.name for path in (place / "out").rglob("*")) if (place / "out").exists() else []
    )
    if judged.outcome == FAILED:
        made = [name for name in made if name.endswith(".pdf") and not name.endswith(".failed.pdf")]
    if judged.outcome in (REFUSED, FAILED) and [
        name for name in made if not name.endswith(".lock")
    ]:
        return replace(judged, outcome="leftovers", why=", ".join(made))
    if judged.outcome == DONE and len([name for name in made if name.endswith(".pdf")]) != 1:
        return replace(judged, outcome="lost", why=", ".join(made))
    if judged.outcome == FAILED and given.kind in _SOUND:
        return replace(judged, outcome="false alarm")
    if (
        judged.outcome == REFUSED
        and given.kind == "PDF: right"
        and judged.mark not in ("no-paper", "paper", "mixed-sizes", "page-size", "paper-size")
    ):
        return replace(judged, outcome="false refusal")
    return judged


def _script(pdf: pikepdf.Pdf, rng: Random) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    holder, key = rng.choice(
        ((pdf.Root, "/OpenAction"), (pdf.Root, "/AA"), (pdf.pages[0].obj, "/AA"))
    )
    holder[key] = action if key == "/OpenAction" else pikepdf.Dictionary(O=action, WC=action)


def _launched(pdf: pikepdf.Pdf, rng: Random) -> None:
    kind = rng.choice(("Launch", "SubmitForm", "ImportData", "GoToR", "Named"))
    action = pikepdf.Dictionary(S=pikepdf.Name("/" + kind), F="/bin/sh", N=pikepdf.Name.Print)
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 100, 100], A=action
    )
    pdf.pages[-1].obj["/Annots"] = pikepdf.Array([pdf.make_indirect(link)])


def _said_otherwise(pdf: pikepdf.Pdf, rng: Random) -> None:
    said = [
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary)
        and "/ActualText" in each
        and len(str(each.ActualText)) > 1
    ]
    # Another step may have taken the tree out, and all that it says with it.
    for held in rng.sample(said, min(len(said), 1)):
        held.ActualText = pikepdf.String(str(held.ActualText)[::-1] + "دروغ")


def _drawn_over(pdf: pikepdf.Pdf, rng: Random) -> None:
    page = rng.choice(list(pdf.pages))
    page.contents_add(
        rng.choice(
            (b"q 0 0 300 300 re f Q", b"BT 3 Tr ET 0 0 m 99 99 l S", b"Q Q 9 9 m 99 99 l S")
        ),
        prepend=rng.random() < 0.3,
    )


def _without(pdf: pikepdf.Pdf, rng: Random) -> None:
    key = rng.choice(("/StructTreeRoot", "/MarkInfo", "/Metadata", "/Lang", "/OutputIntents"))
    if key in pdf.Root:
        del pdf.Root[key]


def _without_page(pdf: pikepdf.Pdf, rng: Random) -> None:
    del pdf.pages[rng.randrange(len(pdf.pages))]


PDF_CHANGES: dict[str, Callable[[pikepdf.Pdf, Random], None]] = {
    "script": _script,
    "launch": _launched,
    "said otherwise": _said_otherwise,
    "drawn over": _drawn_over,
    "without": _without,
    "without a page": _without_page,
}


def changed_pdf(file: Path, step: Step) -> None:
    """A PDF with one thing in it changed, as a program would write it."""
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        PDF_CHANGES[step.act](pdf, Random(step.number))
        pdf.save(file, deterministic_id=True)


def changes(rng: Random) -> tuple[Step, ...]:
    return tuple(
        Step(rng.choice(list(PDF_CHANGES)), rng.randrange(10**6))
        for _ in range(rng.choice((1, 1, 2)))
    )


def verified(given: Input, place: Path, bases: Path) -> Judged:
    """Verify a good pamphlet after the steps were done to it, or its bytes were changed."""
    prepared(place)
    shutil.copytree(bases / "good" / "edition", place / "build")
    pdf = place / "build" / "pamphlet.pdf"
    for step in given.steps:
        if step.act == "bytes":
            pdf.write_bytes(mutated(Random(step.number), pdf.read_bytes()))
        elif step.act == "cut":
            pdf.write_bytes(cut(Random(step.number), pdf.read_bytes()))
        else:
            changed_pdf(pdf, step)
    before = tree(place)
    judged = ended(run(place, "verify", "build/pamphlet.pdf"))
    if tree(place) != before:
        return replace(
            judged,
            outcome="outside",
            why=", ".join(sorted(dict(tree(place).items() ^ before.items()))),
        )
    if judged.outcome == DONE and any(step.act in PDF_CHANGES for step in given.steps):
        return replace(
            judged,
            outcome="believed",
            mark=given.steps[0].act,
            why=", ".join(step.act for step in given.steps),
        )
    if judged.outcome == FAILED and not given.steps:
        return replace(judged, outcome="false alarm")
    return judged


def _steps(act: str, most: int = 1) -> Make:
    return lambda rng: Input(
        steps=tuple(Step(act, rng.randrange(10**6)) for _ in range(rng.randint(1, most)))
    )


IMPOSED = Family(
    {
        "PDF: right": _imposed(_Odd()),
        "PDF: boxes": _imposed(_Odd(boxes=0.4)),
        "PDF: tree": _imposed(_Odd(tree=0.4)),
        "PDF: content": _imposed(_Odd(content=0.5)),
        "PDF: objects": _imposed(_Odd(objects=0.5)),
        "PDF: streams": _imposed(_Odd(streams=0.5)),
        "PDF: all": _imposed(_Odd(0.2, 0.1, 0.2, 0.2, 0.2)),
        "PDF: bytes": _imposed(_Odd(streams=0.1), mutated),
        "PDF: cut": _imposed(_Odd(streams=0.1), cut),
    },
    impose,
    (lines, octets),
)
PAMPHLETS = Family(
    {
        "pamphlet: as it is": lambda rng: Input(),
        "pamphlet: changed": lambda rng: Input(steps=changes(rng)),
        "pamphlet: bytes": _steps("bytes", 3),
        "pamphlet: cut": _steps("cut"),
    },
    verified,
    base=good,
)
