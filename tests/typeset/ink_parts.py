"""How many parts the ink of a picture has."""

import re

from PIL import Image

_DARK = re.compile(b"\x00+")
_BLACK_OR_WHITE = [0 if grey < 128 else 255 for grey in range(256)]


def parts(picture: Image.Image) -> int:
    """Dark areas of a grey picture that touch nowhere, not even at a corner."""
    width, dark = picture.width, picture.point(_BLACK_OR_WHITE).tobytes()
    above: list[tuple[int, int, int]] = []
    owner: list[int] = []

    def root(of: int) -> int:
        while owner[of] != of:
            owner[of] = owner[owner[of]]
            of = owner[of]
        return of

    for row in range(picture.height):
        here: list[tuple[int, int, int]] = []
        for run in _DARK.finditer(dark, row * width, (row + 1) * width):
            start, end = run.start() - row * width, run.end() - row * width
            own = len(owner)
            owner.append(own)
            for left, right, other in above:
                if left <= end and start <= right:
                    owner[root(other)] = root(own)
            here.append((start, end, own))
        above = here
    return sum(root(i) == i for i in range(len(owner)))
