"""The picture of joints in docs/typography.md: `make pictures`.

Four weights from right to left, the joints of a word given less and more room from row to row, at
four times the size of text.
"""

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from edition.model.page import Weight
from edition.typeset.line.shape import Shaper
from tests.editions import all_faces, reading_of
from tests.typeset.joint_sheet import SIZE, line, pictures

WORD = "همبستگی"
WEIGHTS: tuple[Weight, ...] = ("Black", "Bold", "Medium", "Regular")
ROOM = (-0.005, 0.0, 0.03, 0.05)
"""Of an em, at every joint."""
PIXELS = 88
"""To an em: text of 11 pt at 400 per cent, on a screen of two pixels to the point."""
LABEL = 110


def main() -> None:
    """The sheet, into docs/ or where the second argument says."""
    record = reading_of(Path(sys.argv[1]))[1].record
    shaper, upem = Shaper(all_faces(), "fa"), all_faces()["Regular"].upem
    lines = [
        line(shaper, WORD, weight, round(room * upem / 10) * 10)
        for room in ROOM
        for weight in WEIGHTS
    ]
    cells = list(pictures(lines, record, PIXELS * 1000 / SIZE))
    columns = [max(cell.width for cell in cells[i :: len(WEIGHTS)]) for i in range(len(WEIGHTS))]
    high = cells[0].height * 3 // 4
    sheet = Image.new("L", (LABEL + sum(columns), high * len(ROOM)), 255)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(18)
    for row, room in enumerate(ROOM):
        pen.text((4, row * high + high // 2), f"{room:+.3f} em" if room else "as it is", 90, font)
        for column in range(len(columns)):
            cell = cells[row * len(WEIGHTS) + column]
            right = LABEL + sum(columns[: column + 1])
            sheet.paste(
                cell.crop((0, cell.height // 6, cell.width, cell.height // 6 + high)),
                (right - cell.width, row * high),
            )
    target = Path(sys.argv[2]) if sys.argv[2:] else Path(__file__).parent / "joints.png"
    sheet.quantize(16).save(target, optimize=True)


if __name__ == "__main__":
    main()
