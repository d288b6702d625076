"""The reference of edition.toml and emendations.toml in both languages, and the schemas that are
shipped, from what is declared of the keys: `python docs/keys.py` writes all four.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin

from edition.core.languages import LANGUAGES
from edition.dump.keys_written import schema_json
from edition.dump.toml import pairs, written
from edition.model.description import Declared, Described, Description, Emendations, declared
from edition.model.description.keys import alternatives

ROOT = Path(__file__).resolve().parents[1]

SAID = {
    "en": {
        "head": "# Keys\n\n*این صفحه به فارسی: [keys.fa.md](keys.fa.md)*\n\n"
        "`edition new` writes all of this into the two files of a new edition, ready to be used. "
        "A key that is unknown, missing or mistyped stops the build with its file, its line and "
        "the key that was probably meant. This page is made from what is declared of the keys "
        "(`src/edition/model/description/`) by `docs/keys.py`.\n\n"
        "**In an editor.** `edition schema > edition.schema.json` writes a JSON Schema, and "
        "`edition schema emendations.toml` the other one. Put it beside `edition.toml`, and "
        "`#:schema ./edition.schema.json` at the top of that: VS Code with Even Better TOML then "
        "completes the keys, says what each means, and underlines what is wrong.\n\n"
        "**Texts** stand in quotes and in one line. Those that are printed have no white space at "
        "an end.",
        "columns": ("key", "value", "meaning", "example"),
        "top": "Above all tables",
        "emendations": "The changes that the editor stands for. The text is never edited: a build "
        "makes each change, lists it in `emendations.csv` with its line and its reason, and prints "
        "their number in the imprint. The file may be absent or empty. `edition check --fix` "
        "writes entries into it.",
        "free": "The names, and what stands there in Persian:",
        "required": "**required**",
        "default": "else {}",
        "one": "one of",
        "list": "a list of",
        "spelt": "Follows the spelling of `profile`.",
        "label": "Its label is `{}` of `[words]`.",
        "between": "{} to {}",
        "see": "See {}.",
    },
    "fa": {
        "head": '<div dir="rtl" lang="fa">\n\n# کلیدها\n\n*به انگلیسی: [keys.md](keys.md)*\n\n'
        "فرمان `edition new` همهٔ این‌ها را، آمادهٔ کار، در دو پروندهٔ ویرایش تازه می‌نویسد. کلید "
        "ناشناخته، جاافتاده یا نادرست ساخت را با نام پرونده، شمارهٔ سطر و کلیدی که گمان می‌رود "
        "بازمی‌دارد. این صفحه از خود تعریف کلیدها (`src/edition/model/description/`) با "
        "`docs/keys.py` ساخته شده است.\n\n"
        "**در ویرایشگر.** فرمان `edition schema > edition.schema.json` یک JSON Schema می‌نویسد و "
        "`edition schema emendations.toml` دیگری را. آن را کنار `edition.toml` بگذارید و در آغاز "
        "آن بنویسید `#:schema ./edition.schema.json`: آنگاه VS Code با Even Better TOML کلیدها را "
        "کامل می‌کند، می‌گوید هر یک چیست و زیر نادرست‌ها خط می‌کشد.\n\n"
        "**متن‌ها** در گیومهٔ لاتین و در یک سطر می‌آیند. آنچه چاپ می‌شود فاصله‌ای در آغاز و پایان "
        "ندارد.",
        "columns": ("کلید", "مقدار", "معنا", "نمونه"),
        "top": "بالای همهٔ جدول‌ها",
        "emendations": "اصلاح‌هایی که ویراستار پای آن‌ها می‌ایستد. متن هرگز دست‌کاری نمی‌شود: "
        "ساخت هر اصلاح را اجرا می‌کند، با سطر و دلیلش در `emendations.csv` می‌آورد و شمارشان را "
        "در شناسنامه چاپ می‌کند. این پرونده می‌تواند نباشد یا تهی باشد. `edition check --fix` در "
        "آن می‌نویسد.",
        "free": "نام‌ها، و آنچه در فارسی به جای آن‌هاست:",
        "required": "**لازم**",
        "default": "وگرنه {}",
        "one": "یکی از",
        "list": "فهرستی از",
        "spelt": "پیرو رسم‌الخط `profile` است.",
        "label": "برچسب آن `{}` در `[words]` است.",
        "between": "{} تا {}",
        "see": "نگاه کنید به {}.",
    },
}
SEE = {
    "profile": "orthography.md",
    "orthography": "orthography.md",
    "typography": "typography.md",
    "layout": "typography.md",
    "direction": "direction.md",
    "deposit": "deposit.md",
}
"""The page that says more of a key above all tables or of a table."""
PERSIAN = str.maketrans("0123456789.", "۰۱۲۳۴۵۶۷۸۹٫")

TYPES: dict[str, dict[Any, str]] = {
    "en": {
        str: "text",
        bool: "`true` or `false`",
        int: "whole number",
        float: "number",
        date: "day",
    },
    "fa": {
        str: "متن",
        bool: "`true` یا `false`",
        int: "عدد درست",
        float: "عدد",
        date: "روز",
    },
}


def reference(
    tongue: str, description: type[Described] = Description, emendations: type = Emendations
) -> str:
    """The page in Persian ("fa") or English ("en")."""
    said = SAID[tongue]
    parts = [str(said["head"])]
    for file, table in (("edition.toml", description), ("emendations.toml", emendations)):
        parts.append(f"## {file}")
        if table is emendations:
            parts.append(str(said["emendations"]))
        if keys := [each for each in declared(table) if not is_table(each)]:
            parts += [f"### {said['top']}", rows(keys, tongue, SEE)]
        for each in declared(table):
            if is_table(each):
                parts += section(each, tongue)
    return "\n\n".join((*parts, *(["</div>"] if tongue == "fa" else []))) + "\n"


def is_table(each: Declared) -> bool:
    return each.table is not None or get_origin(each.kind) is dict


def section(each: Declared, tongue: str) -> Iterator[str]:
    """A table: what it says, its keys, an example of it."""
    several = get_origin(each.kind) is tuple
    yield f"### `[[{each.name}]]`" if several else f"### `[{each.name}]`"
    yield sentence(each, tongue, SEE)
    if each.table:
        yield rows(declared(each.table), tongue)
    if each.key.names:
        yield f"{SAID[tongue]['free']}"
        words = LANGUAGES["fa"].words
        yield "\n".join(f"* `{name}`: `{getattr(words, name)}`" for name in each.key.names)
    if each.key.example:
        yield f"```toml\n{example(each)}\n```"


def example(each: Declared) -> str:
    if isinstance(each.key.example, dict):
        lines = [f"{name} = {written(value)}" for name, value in each.key.example.items()]
        return "\n".join((f"[{each.name}]", *lines))
    entries: Any = each.key.example
    return "\n\n".join("\n".join((f"[[{each.name}]]", *pairs(entry))) for entry in entries)


def rows(keys: Any, tongue: str, see: Mapping[str, str] = MappingProxyType({})) -> str:
    columns = SAID[tongue]["columns"]
    lines = [f"| {' | '.join(columns)} |", f"| {' | '.join('---' for _ in columns)} |"]
    for each in keys:
        cells = (f"`{each.name}`", value(each, tongue), sentence(each, tongue, see))
        shown = f"`{written(each.key.example)}`"
        lines.append(f"| {' | '.join((*cells, shown))} |")
    return "\n".join(lines)


def sentence(each: Declared, tongue: str, see: Mapping[str, str]) -> str:
    """What a key says, and what follows of its declaration."""
    said, key = SAID[tongue], each.key
    more = [str(said["label"]).format(key.label)] if key.label else []
    more += [str(said["spelt"])] if key.spelt else []
    if page := see.get(each.name):
        own = page.replace(".md", f".{tongue}.md")
        page = own if (ROOT / "docs" / own).exists() else page
        more.append(str(said["see"]).format(f"[{page}]({page})"))
    return " ".join((getattr(key, tongue), *more))


def value(each: Declared, tongue: str) -> str:
    """What a key takes, and what it says where it is left out."""
    said = SAID[tongue]
    parts = [kind(each.kind, tongue)]
    if each.key.between:
        between = str(said["between"]).format(*(f"{one:g}" for one in each.key.between))
        parts.append(between.translate(PERSIAN) if tongue == "fa" else between)
    if each.required:
        parts.append(str(said["required"]))
    elif each.default not in (None, "", ()):
        parts.append(str(said["default"]).format(f"`{written(each.default)}`"))
    return ("; " if tongue == "en" else "؛ ").join(parts)


def kind(of: Any, tongue: str) -> str:
    of, *others = alternatives(of)
    if others:
        comma = ", " if tongue == "en" else "، "
        return comma.join(kind(one, tongue) for one in (of, *others))
    origin, inner = get_origin(of), get_args(of)
    if origin is Literal and len(inner) == 1:
        return f"`{written(inner[0])}`"
    if origin is Literal:
        comma = ", " if tongue == "en" else "، "
        return f"{SAID[tongue]['one']} {comma.join(f'`{written(one)}`' for one in inner)}"
    if origin is tuple:
        return f"{SAID[tongue]['list']} {kind(inner[0], tongue)}"
    return TYPES[tongue][of]


def files() -> dict[Path, str]:
    """What is written, by its place."""
    return {
        ROOT / "docs" / "keys.md": reference("en"),
        ROOT / "docs" / "keys.fa.md": reference("fa"),
        ROOT / "src" / "edition" / "edition.schema.json": schema_json(Description, "edition.toml"),
        ROOT / "src" / "edition" / "emendations.schema.json": schema_json(
            Emendations, "emendations.toml"
        ),
    }


if __name__ == "__main__":
    for place, content in files().items():
        place.write_text(content, encoding="utf-8")
