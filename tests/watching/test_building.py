"""How the build that follows a change came out, as it is told."""

import json
from pathlib import Path

from edition.speech.catalogue import ENGLISH, tongue_of
from edition.speech.explaining import explanations
from edition.watching.building import outcome_of

SENTENCE = "it is no folder; name another one"


def test_an_error_that_ended_a_build_is_explained_in_the_language_of_the_user() -> None:
    fact, act = SENTENCE.split("; ")
    told = {"code": "output-folder", "severity": "error", "fact": fact, "act": act}
    said = json.dumps({"problems": [told], "proofs": [], "files": []}).encode()
    outcome = outcome_of(said, 2, Path())
    assert list(outcome.refusals(ENGLISH)) == [(("value", SENTENCE),)]
    explained, sentence = outcome.refusals(tongue_of("fa"))
    assert sentence == (("value", SENTENCE),)
    said = "".join(words for _, words in explained)
    assert said.split() == explanations()["output-folder"].fa.split()
