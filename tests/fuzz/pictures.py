"""Emblems by seed: SVG of all that it may say and much that it may not, PNG of every form, and
damaged ones.
"""

import struct
import zlib
from random import Random

from tests.fuzz.descriptions import LEAST
from tests.fuzz.inputs import Input, Make
from tests.fuzz.texts import mutated

_TEXT = "عنوان آزمون\n\nنان و آب.\n".encode()


def _input(rng: Random, content: bytes, suffix: str) -> Input:
    width = rng.choice(("5", "100", "0", "-3", "1e9", "nan")) if rng.random() < 0.1 else "20"
    toml = f'{LEAST}\n[[image]]\nfile = "a.{suffix}"\nalt = "نشان"\nwidth_mm = {width}\n'
    return Input(
        content,
        f"edition/a.{suffix}",
        {"edition/edition.toml": toml.encode(), "edition/text.txt": _TEXT},
    )


def _number(rng: Random) -> str:
    odd = (
        "0",
        "-1",
        "1e309",
        "nan",
        "1e-30",
        "99999999",
        "1px",
        "50%",
        "1e",
        "",
        "--1",
        "1.2.3",
        "۵",
    )
    return rng.choice(
        (
            f"{rng.uniform(-20, 120):.1f}",
            str(rng.randint(0, 100)),
            rng.choice(odd) if rng.random() < 0.2 else "50",
        )
    )


def _path(rng: Random) -> str:
    steps = (
        rng.choice("MLHVCSQTAZmlhvcsqtaz")
        + " ".join(_number(rng) for _ in range(rng.choice((0, 1, 2, 2, 4, 6, 7))))
        for _ in range(rng.randint(1, 12))
    )
    return (
        "M10 10L" + " ".join(steps)
        if rng.random() < 0.8
        else "M0 0" + "l1 1" * int(10 ** rng.uniform(1, 5.3))
    )


def _shape(rng: Random, depth: int) -> str:
    colour = rng.choice(
        (
            "black",
            "none",
            "#123",
            "#00000080",
            "url(#a)",
            "currentColor",
            "rgb(1,2,3)",
            "red;x",
            "inherit",
            "",
        )
    )
    turn = rng.choice(
        (
            "",
            "",
            "rotate(30)",
            "scale(0)",
            "matrix(1 0 0 1 1e9 0)",
            "translate(a)",
            "skewX(90)",
            "scale(-1 1) " * 9,
        )
    )
    more = f' fill="{colour}" transform="{turn}"' + rng.choice(
        ("", "", ' style="fill:blue"', ' stroke="black" stroke-width="3"', ' opacity="0.5"')
    )
    if depth and rng.random() < 0.5:
        return f"<g{more}>{''.join(_shape(rng, depth - 1) for _ in range(rng.randint(1, 3)))}</g>"
    n = [_number(rng) for _ in range(4)]
    return rng.choice((
        f'<path d="{_path(rng)}"{more}/>',
        f'<rect x="{n[0]}" y="{n[1]}" width="{n[2]}" height="{n[3]}" rx="{n[0]}"{more}/>',
        f'<circle cx="{n[0]}" cy="{n[1]}" r="{n[2]}"{more}/>',
        f'<ellipse cx="{n[0]}" cy="{n[1]}" rx="{n[2]}" ry="{n[3]}"{more}/>',
        f'<polygon points="{" ".join(n)}"{more}/>', f'<polyline points="{",".join(n)}"{more}/>',
        f'<line x1="{n[0]}" y2="{n[1]}"{more}/>',
        f"<text{more}>نشان</text>", '<use href="#a"/>', '<image href="../../beside/secret.txt"/>', "<script>alert(1)</script>",
        '<style>path{fill:url(http://a.b/)}</style>', "<defs><linearGradient id='a'/></defs>",
        "<!-- a --><title>ن</title>", "&a;",
        '<symbol id="a"><use href="#a"/></symbol>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">a</p></foreignObject>',
    ))  # fmt: skip


def _svg(rng: Random) -> bytes:
    entity = '<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c SYSTEM "../beside/secret.txt">]>'
    head = rng.choice(
        (
            "",
            "",
            "",
            '<?xml version="1.0" encoding="UTF-16"?>',
            entity,
            "\ufeff",
            "<?xml-stylesheet href='a'?>",
        )
    )
    box = rng.choice(
        (
            "0 0 100 100",
            "0 0 100 100",
            "0 0 100 100",
            "0 0 0 0",
            "a",
            "0 0 1e30 1",
            "-50 -50 100 100",
            "0 0 100",
            "",
        )
    )
    size = rng.choice(
        ("", ' width="100" height="50"', ' width="1e9mm"', ' width="100%"', ' width="-1"')
    )
    deep = int(10 ** rng.uniform(0, 4)) if rng.random() < 0.1 else 0
    inner = "<g>" * deep + "".join(_shape(rng, 4) for _ in range(rng.randint(1, 6))) + "</g>" * deep
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"{size}>{inner}</svg>'.encode()


def _plain_svg(rng: Random) -> bytes:
    """What a drawing program writes, and the compiler says that it takes."""
    inner = "".join(
        (
            f'<path d="M{rng.randint(0, 40)} '
            f'{rng.randint(0, 40)}h{rng.randint(5, 50)}v{rng.randint(5, 50)}z" fill="black"/>'
        )
        for _ in range(rng.randint(1, 5))
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{inner}</svg>'.encode()


def _chunk(name: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )


_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def _png(rng: Random) -> bytes:
    colour, depth = rng.choice(
        (
            (0, 1),
            (0, 8),
            (0, 16),
            (2, 8),
            (2, 16),
            (3, 1),
            (3, 8),
            (4, 8),
            (6, 8),
            (6, 16),
            (0, 3),
            (5, 8),
        )
    )
    width, height = (rng.choice((1, 7, 30, 100, 0, 3000)) for _ in range(2))
    row = (width * _CHANNELS.get(colour, 1) * depth + 7) // 8
    seen = bytes(rng.randrange(256) for _ in range(64))
    rows = b"".join(
        bytes((rng.randrange(6) if rng.random() < 0.1 else 0,)) + (seen * (row // 64 + 1))[:row]
        for _ in range(min(height, 200))
    )
    stated = [width, height]
    if rng.random() < 0.25:
        stated[rng.randrange(2)] = rng.choice((0, 13_300, 60_000, 2**31 - 1, 2**32 - 1))
    head = struct.pack(">IIBBBBB", *stated, depth, colour, 0, 0, rng.choice((0, 0, 0, 1)))
    chunks = [_chunk(b"IHDR", head)]
    if colour == 3 and rng.random() < 0.9:
        chunks.append(_chunk(b"PLTE", seen[: 3 * rng.choice((1, 2, 16))]))
    others = [
        (b"tRNS", seen[:4]),
        (b"tEXt", b"Author\0a"),
        (b"iCCP", b"a\0\0" + seen),
        (b"gAMA", bytes(4)),
        (b"acTL", bytes(8)),
        (b"zTXt", b"a\0\0" + zlib.compress(bytes(10_000))),
    ]
    chunks += [_chunk(*rng.choice(others)) for _ in range(rng.choice((0, 0, 1, 3)))]
    held = zlib.compress(rows)
    chunks += (
        [_chunk(b"IDAT", part) for part in (held[:20], held[20:])]
        if rng.random() < 0.5
        else [_chunk(b"IDAT", held)]
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (*chunks, _chunk(b"IEND", b"") if rng.random() < 0.9 else b"")
    )


def _plain_png(rng: Random) -> bytes:
    width, height = rng.randint(1, 60), rng.randint(1, 60)
    rows = b"".join(b"\0" + bytes(rng.randrange(256) for _ in range(width)) for _ in range(height))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
            _chunk(b"IDAT", zlib.compress(rows)),
            _chunk(b"IEND", b""),
        )
    )


def cut(rng: Random, content: bytes) -> bytes:
    """Ends early, or has lost something in the middle."""
    at = rng.randrange(len(content))
    return content[:at] if rng.random() < 0.5 else content[:at] + content[at + rng.randint(1, 40) :]


KINDS: dict[str, Make] = {
    "SVG: plain": lambda rng: _input(rng, _plain_svg(rng), "svg"),
    "SVG: any": lambda rng: _input(rng, _svg(rng), "svg"),
    "SVG: bytes": lambda rng: _input(rng, mutated(rng, _svg(rng)), "svg"),
    "PNG: plain": lambda rng: _input(rng, _plain_png(rng), "png"),
    "PNG: any": lambda rng: _input(rng, _png(rng), "png"),
    "PNG: bytes": lambda rng: _input(rng, mutated(rng, _plain_png(rng)), "png"),
    "PNG: cut": lambda rng: _input(rng, cut(rng, _plain_png(rng)), "png"),
}
