"""The line of every key, on TOML that is written as awkwardly as the grammar allows."""

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from edition.read.typed_toml import join, key_lines

AWKWARD = '''\
# [not.a.table]
a = 1 # b = 2
"quoted # key" = "x = 1"
'literal' = 'y # ] }'
d.e.f = 1.5
d.e.g = 1979-05-27 07:32:00
text = """
[inside]
k = 1 \\""" still "quoted""\"""
raw = \'\'\'
z = 2\'\'\'\'
list = [ # comment ]
  "one, two",
  [ 3, 4 ],

  { in = 5, "t.u" = [6] },
]
[table] # [[x]]
k = true
[ spaced . "in side" ]
k = []
[[many]]
k = 1
[many.sub]
k = 2
[[many]]

k = 3
[[many.more]]
[[many.more]]
k = {}
'''


def test_awkward() -> None:
    assert key_lines(AWKWARD) == {
        "a": 2,
        "quoted # key": 3,
        "literal": 4,
        "d": 5,
        "d.e": 5,
        "d.e.f": 5,
        "d.e.g": 6,
        "text": 7,
        "raw": 10,
        "list": 12,
        "list[1]": 13,
        "list[2]": 14,
        "list[2][1]": 14,
        "list[2][2]": 14,
        "list[3]": 16,
        "list[3].in": 16,
        "list[3].t.u": 16,
        "list[3].t.u[1]": 16,
        "table": 18,
        "table.k": 19,
        "spaced": 20,
        "spaced.in side": 20,
        "spaced.in side.k": 21,
        "many": 22,
        "many[1]": 22,
        "many[1].k": 23,
        "many[1].sub": 24,
        "many[1].sub.k": 25,
        "many[2]": 26,
        "many[2].k": 28,
        "many[2].more": 29,
        "many[2].more[1]": 29,
        "many[2].more[2]": 30,
        "many[2].more[2].k": 31,
    }


def paths(value: Any, path: str = "") -> set[str]:
    if isinstance(value, dict):
        return {path} | {p for key, inner in value.items() for p in paths(inner, join(path, key))}
    if isinstance(value, list):
        return {path} | {
            p for number, inner in enumerate(value, 1) for p in paths(inner, f"{path}[{number}]")
        }
    return {path}


def test_every_path_that_tomllib_sees() -> None:
    assert paths(tomllib.loads(AWKWARD)) - {""} == set(key_lines(AWKWARD))


words = st.sampled_from(["a", "b-1", '"c d"', "'e#'", '"]"'])
scalars = st.sampled_from(
    ["1", '"x#\\"["', "'{'", "true", '"""\nk = 1\n[t]\n"""', "'''\n]'''", "2016-10-28", "-1.5e3"]
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[\n" + ", # ]\n ".join(items) + "\n]")
        | st.dictionaries(words, inner, max_size=3).map(
            lambda d: "{ " + ", ".join(f"{k} = {v}" for k, v in d.items()) + " }"
        )
    ),
    max_leaves=6,
)


@given(
    st.dictionaries(words, values, max_size=5),
    st.lists(st.dictionaries(words, values, max_size=3), max_size=3),
)
def test_generated(top: dict[str, str], tables: list[dict[str, str]]) -> None:
    lines = [f"{key} = {value}" for key, value in top.items()]
    for table in tables:
        lines += ["[[many]]", *(f"{key} = {value}" for key, value in table.items())]
    toml = "\n".join(lines)
    found = key_lines(toml)
    assert set(found) == paths(tomllib.loads(toml)) - {""}
    for number in range(1, len(tables) + 1):
        starts = [n for n, line in enumerate(toml.split("\n"), 1) if line == "[[many]]"]
        assert found[f"many[{number}]"] == starts[number - 1]
