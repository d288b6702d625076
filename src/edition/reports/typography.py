"""What the text of a build measures, as a section of the report in either language."""

from collections.abc import Callable, Sequence
from html import escape

from edition.core.languages import LANGUAGES
from edition.core.units import POINT
from edition.model.looked import Loose, Typography

_Told = Callable[[Typography], str]
_ROWS: tuple[tuple[str, str, _Told], ...] = (
    (
        "سطرهایی که پهنای ستون را پر می\u200cکنند",
        "lines that fill the measure",
        lambda m: str(m.lines),
    ),
    (
        "اندازهٔ حروف و پهنای ستون، پوینت",
        "size and measure, pt",
        lambda m: f"{m.size / POINT:g} / {m.measure / POINT:.1f}",
    ),
    ("میانهٔ فاصلهٔ واژه\u200cها، em", "median word gap, em", lambda m: f"{m.gap:.3f}"),
    ("ضریب تغییر فاصله\u200cها", "variation of gaps (cv)", lambda m: f"{m.variation:.3f}"),
    ("صدک ۹۵ به میانه", "95th percentile to median", lambda m: f"{m.widest:.2f}"),
    ("سطرهای گشاد، درصد", "loose lines, per cent", lambda m: f"{m.loose:.1f}"),
    ("سطرهای پایانی بسیار کوتاه", "runts", lambda m: str(m.runts)),
    ("سطرهای بیرون از شبکه، درصد", "lines off the grid, per cent", lambda m: f"{m.off_grid:.1f}"),
    (
        "سطرهای باریک\u200cشده یا پهن\u200cشده، درصد",
        "lines scaled, per cent",
        lambda m: f"{m.scaled:.1f}",
    ),
    ("بیشترین باریکی یا پهنی، درصد", "most scaled, per cent", lambda m: f"{m.most_scaled:.1f}"),
    (
        "سطرهایی که پیوند حروفشان باز یا بسته شده، درصد",
        "lines with joints drawn apart or together, per cent",
        lambda m: f"{m.tracked:.1f}",
    ),
    ("بیشترین فاصله در پیوند، em", "most at a joint, em", lambda m: f"{m.most_tracked:.3f}"),
    (
        "بیشترین نسبت فاصله\u200cهای دو سطر همسایه",
        "greatest ratio of gaps of neighbouring lines",
        lambda m: f"{m.unlike:.2f}",
    ),
    ("سطرهای کشیده\u200cدار، درصد", "lines with kashida, per cent", lambda m: f"{m.kashida:.1f}"),
)
_HEADING = ("حروف\u200cچینی", "Typography")
_WORST_HEADING = ("گشادترین سطرها", "The loosest lines")
_HEADS = (("صفحه", "Page"), ("سطر", "Line"), ("فاصله، em", "Gap, em"), ("متن", "Text"))


def typography_html(language: int, measured: Sequence[Typography]) -> str:
    """The section in Persian (0) or English (1): a column for each output, then its loosest lines
    as they are printed.

    "" where nothing is measured.
    """
    if not measured:
        return ""
    heads = "".join(f'<th dir="ltr">{escape(each.file)}</th>' for each in measured)
    rows = "".join(
        f"<tr><td>{row[language]}</td>{_cells(language, row[2], measured)}</tr>\n" for row in _ROWS
    )
    worst = "".join(_worst(language, each) for each in measured)
    return (
        f"<h3>{_HEADING[language]}</h3>\n<table>\n<tr><th></th>{heads}</tr>\n"
        f"{rows}</table>\n{worst}"
    )


def _cells(language: int, told: _Told, measured: Sequence[Typography]) -> str:
    return "".join(f"<td>{_figures(language, told(each))}</td>" for each in measured)


def _worst(language: int, each: Typography) -> str:
    heads = "".join(f"<th>{names[language]}</th>" for names in _HEADS)
    rows = "".join(_row(language, line) for line in each.worst)
    heading = f'<h4>{_WORST_HEADING[language]}: <span dir="ltr">{escape(each.file)}</span></h4>'
    return f"{heading}\n<table>\n<tr>{heads}</tr>\n{rows}</table>\n"


def _row(language: int, line: Loose) -> str:
    places = (str(line.page), str(line.place), f"{line.gap:.3f}")
    cells = "".join(f"<td>{_figures(language, place)}</td>" for place in places)
    return f'<tr>{cells}<td dir="auto">{escape(line.text)}</td></tr>\n'


def _figures(language: int, value: str) -> str:
    return value if language else LANGUAGES["fa"].figures(value)
