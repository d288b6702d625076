"""docs/orthography.md says what the table says."""

from pathlib import Path

from edition.language.orthography.rules import RULES

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "orthography.md").read_text(encoding="utf-8")


def test_every_rule_with_its_states_and_its_first_example() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]
    assert rows == [
        (
            f"| `{rule.id}` | {rule.states['print']} | {rule.states['academy']} | "
            f"{rule.examples[0][0]} | {rule.examples[0][1]} |"
        )
        for rule in RULES
    ]
