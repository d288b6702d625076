"""Messages: the English words, and what they were made of."""

import ast
from pathlib import Path

import edition
from edition.core.quoting import worded

SOURCES = Path(edition.__file__).parent


def test_a_message_is_its_words_and_knows_what_they_were_made_of() -> None:
    message = worded("{count:,} of {file} {{id}}", count=12000, file="text.txt")
    assert message == "12,000 of text.txt {id}"
    assert message.template == "{count:,} of {file} {{id}}"
    assert message.fields == {"count": 12000, "file": "text.txt"}


def test_no_fact_and_no_act_of_a_problem_is_put_together_where_it_arises() -> None:
    """Else no catalogue could say it in another language."""
    assert list(_put_together()) == []


def _put_together() -> list[str]:
    found = []
    for file in sorted(SOURCES.rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                told = call.args[1:3] if call.func.id in ("error", "warning", "note") else ()
                found += [
                    f"{file.relative_to(SOURCES)}:{each.lineno}"
                    for each in told
                    if isinstance(each, ast.JoinedStr)
                ]
    return found
