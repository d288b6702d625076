import json

from edition.dump.proof import proof_json
from edition.model.proof import Check, Outcome, Proof

PROOF = Proof(
    "pamphlet.pdf",
    (
        Check("words in order", "PDFium", Outcome.PASSED, 99.28, 98.0),
        Check("own content", "pypdf", Outcome.FAILED, note="Document/P 3/Span 1 does not show «نان»"),
        Check("PDF/A-2a", "veraPDF", Outcome.NOT_RUN, note="Java is not installed"),
    ),
)


def test_each_check_is_written_with_what_it_has() -> None:
    assert json.loads(proof_json(PROOF)) == {
        "proofs": [
            {
                "file": "pamphlet.pdf",
                "checks": [
                    {"name": "words in order", "reader": "PDFium", "outcome": "passed", "measured": 99.28, "floor": 98.0},
                    {
                        "name": "own content",
                        "reader": "pypdf",
                        "outcome": "failed",
                        "note": "Document/P 3/Span 1 does not show «نان»",
                    },
                    {"name": "PDF/A-2a", "reader": "veraPDF", "outcome": "not run", "note": "Java is not installed"},
                ],
            }
        ]
    }


def test_a_score_of_nothing_is_written() -> None:
    scored = Proof("a.pdf", (Check("words in order", "pypdf", Outcome.FAILED, 0.0, 97.5),))
    assert json.loads(proof_json(scored))["proofs"][0]["checks"][0]["measured"] == 0.0


def test_several_proofs_keep_their_order_and_keys_are_sorted() -> None:
    written = proof_json(PROOF, Proof("booklet.pdf", ()))
    assert [proof["file"] for proof in json.loads(written)["proofs"]] == ["pamphlet.pdf", "booklet.pdf"]
    assert written == json.dumps(json.loads(written), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
