from edition.deposit.payload import readable_first
from edition.model.finished import PayloadFile


def test_what_can_be_read_stands_before_what_is_printed_and_kept() -> None:
    names = [
        "booklet.pdf",
        "emendations.csv",
        "pamphlet.pdf",
        "pamphlet.txt",
        "pdfa4/pamphlet.pdf",
        "pdfa4/pamphlet.txt",
        "posters/A3.pdf",
        "posters/A3.txt",
        "press/riso.pdf",
    ]
    payload = [PayloadFile(name, name, "output", b"") for name in names]
    ordered = [file.name for file in readable_first(payload)]
    read = ["pamphlet.pdf", "posters/A3.pdf", "pdfa4/pamphlet.pdf"]
    assert ordered[:5] == [*read, "booklet.pdf", "press/riso.pdf"]
    assert sorted(ordered) == names
