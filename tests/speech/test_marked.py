"""What a problem says is found by the catalogue: a fact and an act are a text where they are given, or
made by `worded`, never put together of texts.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "edition"
CLAUSES = {"error": (1, 2), "warning": (1, 2), "Diagnostic": (2, 3), "RefusedPath": (1, 2)}
Scope = ast.Module | ast.FunctionDef


def _unmarked(node: ast.expr, scope: ast.AST, *, named: bool = False) -> bool:
    """Whether a clause is put together of texts, or a text that only a name leads to."""
    if isinstance(node, ast.IfExp):
        return any(_unmarked(each, scope, named=True) for each in (node.body, node.orelse))
    if isinstance(node, ast.JoinedStr | ast.BinOp):
        return True
    if isinstance(node, ast.Constant):
        return named
    if isinstance(node, ast.Name):
        return any(
            _unmarked(each.value, scope, named=True)
            for each in ast.walk(scope)
            if isinstance(each, ast.Assign | ast.AnnAssign) and each.value is not None
            and any(isinstance(to, ast.Name) and to.id == node.id for to in _targets(each))
            and not isinstance(each.value, ast.Name)
        )  # fmt: skip
    return False


def _targets(assigned: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    return assigned.targets if isinstance(assigned, ast.Assign) else [assigned.target]


def _clauses(scope: Scope) -> Iterator[ast.expr]:
    for node in ast.walk(scope):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for at in CLAUSES.get(node.func.id, ()):
                if at < len(node.args):
                    yield node.args[at]


def _wrong(module: ast.Module) -> set[int]:
    functions = [each for each in ast.walk(module) if isinstance(each, ast.FunctionDef)]
    found = {
        clause.lineno
        for function in functions
        for clause in _clauses(function)
        if _unmarked(clause, function)
    }
    constants = ast.Module([each for each in module.body if isinstance(each, ast.Assign)], [])
    return found | {
        clause.lineno
        for clause in _clauses(module)
        if isinstance(clause, ast.Name) and clause.id.isupper() and _unmarked(clause, constants)
    }


def test_every_fact_and_every_act_is_found_by_the_catalogue() -> None:
    wrong = {
        f"{file.relative_to(SOURCE)}:{line}"
        for file in sorted(SOURCE.rglob("*.py"))
        for line in _wrong(ast.parse(file.read_text(encoding="utf-8")))
    }
    assert wrong == set()


def test_what_would_not_be_found_is_seen() -> None:
    for text in (
        "def a():\n error('x', f'a {b}', 'c')",
        "def a():\n fact = 'a'\n error('x', fact, 'c')",
        "def a():\n error('x', 'a' if b else 'c', 'd')",
        "_ACT = 'a'\ndef a():\n error('x', 'b', _ACT)",
    ):
        assert _wrong(ast.parse(text)), text
    assert not _wrong(ast.parse("def a():\n fact = worded('a')\n error('x', fact, 'c')"))
