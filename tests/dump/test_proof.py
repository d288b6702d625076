import json

from edition.core.diagnostics import Place
from edition.dump.proof_json import proof_json
from edition.model.proof import Check, Fault, Outcome, Proof

PROOF = Proof(
    "pamphlet.pdf",
    (
        Check("words in order", "PDFium", Outcome.MEASURED, 99.28),
        Check(
            "own content", "pypdf", Outcome.FAILED, note="Document/P 3/Span 1 does not show «نان»"
        ),
        Check("PDF/A-2a", "veraPDF", Outcome.NOT_RUN, note="Java is not installed"),
    ),
)


def test_each_check_is_written_with_what_it_has() -> None:
    assert json.loads(proof_json(PROOF)) == {
        "proofs": [
            {
                "file": "pamphlet.pdf",
                "checks": [
                    {
                        "name": "words in order",
                        "reader": "PDFium",
                        "outcome": "measured",
                        "measured": 99.28,
                    },
                    {
                        "name": "own content",
                        "reader": "pypdf",
                        "outcome": "failed",
                        "note": "Document/P 3/Span 1 does not show «نان»",
                    },
                    {
                        "name": "PDF/A-2a",
                        "reader": "veraPDF",
                        "outcome": "not run",
                        "note": "Java is not installed",
                    },
                ],
            }
        ]
    }


def test_a_score_of_nothing_is_written() -> None:
    scored = Proof("a.pdf", (Check("words in order", "pypdf", Outcome.MEASURED, 0.0),))
    assert json.loads(proof_json(scored))["proofs"][0]["checks"][0]["measured"] == 0.0


def test_several_proofs_keep_their_order_and_keys_are_sorted() -> None:
    written = proof_json(PROOF, Proof("booklet.pdf", ()))
    assert [proof["file"] for proof in json.loads(written)["proofs"]] == [
        "pamphlet.pdf",
        "booklet.pdf",
    ]
    assert (
        written
        == json.dumps(json.loads(written), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    )


def test_a_fault_is_written_with_its_place_and_without_the_folder() -> None:
    fault = Fault("a line differs", "نان", "آب", Place("/srv/nima/e/text.txt", 3, 5), "mend it")
    failed = Proof(
        "a.pdf",
        (Check("own content", "pypdf", Outcome.FAILED, note="x", faults=(fault, Fault("y"))),),
    )
    [written] = json.loads(proof_json(failed))["proofs"]
    place = {"file": "text.txt", "line": 3, "column": 5}
    told = {"fact": "a line differs", "expected": "نان", "seen": "آب", "act": "mend it"}
    assert written["checks"][0]["faults"] == [place | told, {"fact": "y"}]
