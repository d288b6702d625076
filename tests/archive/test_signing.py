"""Signed deposits: what a signature covers, what is named where something is not as it was signed, and
that others, who share no code with pyHanko, find the same: poppler by NSS, and OpenSSL.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from edition.archive import Tools, verify
from edition.core import extras
from edition.model.proof import CheckName, Outcome, Proof
from edition.verify.file.revisions import first_revision
from tests.archive.sealing import edit_manifest, restate, seal
from tests.editions import run, write_edition
from tests.external.signatures import openssl, poppler
from tests.signing_keys import PASSPHRASE, Keys, ec_key, ed_key, keys, rsa_key

TEXT = "نان و آزادی\n\nبند یکک.\n\n۱. نان\n"
EMENDATIONS = '[[emendation]]\nline = 3\nbefore = "یکک"\nafter = "یک"\nreason = "حروف‌نگار"\n'
MORE = """[deposit]
renditions = ["pdfa4"]
attach = ["publisher.pem"]
[[output]]
kind = "pamphlet"
[[output]]
kind = "web"
[[output]]
kind = "press"
"""
ID = "a-text-1404"
SIGNED = ("pamphlet.pdf", "pdfa4/pamphlet.pdf", "booklet.pdf")


@pytest.fixture(scope="module", autouse=True)
def passphrase() -> Iterator[None]:
    os.environ["EDITION_PASSPHRASE"] = PASSPHRASE
    yield
    del os.environ["EDITION_PASSPHRASE"]


@pytest.fixture(scope="module")
def publisher(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    return keys(tmp_path_factory.mktemp("keys"), rsa_key(), "publisher")


@pytest.fixture(scope="module")
def source(publisher: Keys, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("editions") / "source"
    folder.mkdir()
    shutil.copy(publisher.certificate, folder / "publisher.pem")
    more = f'{MORE}[[output]]\nkind = "booklet"\n'
    return write_edition(folder, TEXT, more, EMENDATIONS, publisher='"نشر نو"')


@pytest.fixture(scope="module")
def made(source: Path, publisher: Keys, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder deposit/ of it, signed."""
    out = tmp_path_factory.mktemp("signed")
    told = run("deposit", source, "--out", out, "--pkcs12", publisher.pkcs12)
    assert told.exit_code == 0, told.output
    return out / "source" / "deposit"


@pytest.fixture
def deposit(made: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return shutil.copytree(made, tmp_path / "deposit")


def failed(proofs: tuple[Proof, ...], *names: CheckName) -> list[str]:
    """What failed of checks of these names, by file."""
    return [
        f"{proof.file}: {check.note or '; '.join(fault.fact for fault in check.faults)}"
        for proof in proofs
        for check in proof.checks
        if check.name in names and check.outcome is Outcome.FAILED
    ]


def signatures(path: Path, certificate: Path | None = None) -> list[str]:
    found = verify([path], Tools(certificate=certificate))
    assert not found.problems
    return failed(found.proofs, CheckName.SIGNATURE, CheckName.SIGNER)


def outcomes(path: Path, name: CheckName, certificate: Path | None = None) -> list[Outcome]:
    proofs = verify([path], Tools(certificate=certificate)).proofs
    return [check.outcome for proof in proofs for check in proof.checks if check.name == name]


def test_what_people_are_given_is_signed_and_the_bag_beside_it(made: Path, source: Path) -> None:
    data = made / ID / "data"
    signed = [
        pdf.relative_to(data).as_posix()
        for pdf in sorted(data.rglob("*.pdf"))
        if first_revision(pdf.read_bytes()) != pdf.read_bytes()
    ]
    assert signed == sorted(SIGNED)
    assert (data / "web" / "pamphlet.pdf").read_bytes() == first_revision(
        (data / "pamphlet.pdf").read_bytes()
    )
    assert (made / f"{ID}.p7s").is_file() and not list((made / ID).rglob("*.p7s"))


def test_before_its_signature_each_file_is_that_of_a_deposit_without(
    made: Path, source: Path, tmp_path: Path
) -> None:
    told = run("deposit", source, "--out", tmp_path)
    assert told.exit_code == 0, told.output
    plain = tmp_path / "source" / "deposit" / ID / "data"
    for name in SIGNED:
        held = (made / ID / "data" / name).read_bytes()
        assert first_revision(held) == (plain / name).read_bytes()


def test_an_rsa_key_signs_to_the_same_bytes(
    made: Path, source: Path, publisher: Keys, tmp_path: Path
) -> None:
    """The files of PEM are the same key."""
    pem = ("--pem", publisher.certificate, "--key", publisher.key)
    told = run("deposit", source, "--out", tmp_path, *pem)
    assert told.exit_code == 0 and "with chance" not in told.output, told.output
    again = tmp_path / "source" / "deposit"
    for name in (f"{ID}.zip", f"{ID}.p7s"):
        assert (again / name).read_bytes() == (made / name).read_bytes()


def test_neither_key_nor_passphrase_is_anywhere(made: Path, publisher: Keys) -> None:
    secret = publisher.own.private_numbers()
    searched = (
        PASSPHRASE.encode(),
        publisher.pkcs12.read_bytes()[:64],
        publisher.key.read_bytes()[40:104],
        secret.p.to_bytes(128, "big"),
    )
    for file in made.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        assert not any(each in content for each in searched), file


def test_it_is_verified_and_by_whom(made: Path, publisher: Keys) -> None:
    for path in (made / ID, made / f"{ID}.zip"):
        assert outcomes(path, CheckName.SIGNATURE) == [Outcome.PASSED] * 4
        assert outcomes(path, CheckName.SIGNER) == [Outcome.NOT_RUN] * 4
        known = outcomes(path, CheckName.SIGNER, publisher.certificate)
        assert known == [Outcome.PASSED] * 4
    told = run("verify", made / ID)
    assert told.exit_code == 0 and told.output.count("name the publisher's certificate") == 1
    found = verify([made / ID], Tools())
    assert not failed(found.proofs, *CheckName)


def test_poppler_finds_each_signature_valid(made: Path) -> None:
    for name in SIGNED:
        said = poppler(made / ID / "data" / name)
        assert "Signature is Valid." in said and "Total document signed" in said
        assert "ETSI.CAdES.detached" in said and "Nov 26 2026" in said


def test_openssl_finds_the_signature_of_the_bag_valid(
    made: Path, deposit: Path, publisher: Keys
) -> None:
    def holds(folder: Path) -> bool:
        signed = folder / ID / "tagmanifest-sha512.txt"
        return openssl(folder / f"{ID}.p7s", signed, publisher.certificate)

    assert holds(made)
    with (deposit / ID / "tagmanifest-sha512.txt").open("ab") as opened:
        opened.write(b"\n")
    assert not holds(deposit)


def test_it_is_made_again_to_the_byte_with_its_signatures(made: Path, tmp_path: Path) -> None:
    told = run("rebuild", made / ID, "--out", tmp_path)
    assert told.exit_code == 0, told.output
    assert "signatures are not made again: 3 signed PDFs" in told.output
    again = tmp_path / ID / f"{ID}.zip"
    assert again.read_bytes() == (made / f"{ID}.zip").read_bytes()


def test_a_changed_byte_of_a_pdf_is_named(deposit: Path) -> None:
    """With a seal made anew, so that the manifests do not tell."""
    pdf = deposit / ID / "data" / "pdfa4" / "pamphlet.pdf"
    content = bytearray(pdf.read_bytes())
    content[content.index(b"/ByteRange [") + 60] = 0x09
    pdf.write_bytes(content)
    seal(deposit / ID)
    found = signatures(deposit / ID)
    assert f"{ID}/: what is signed is not what is here" in found
    assert f"{ID}/data/pdfa4/pamphlet.pdf: what is signed is not what is here" in found


def test_a_byte_that_is_changed_before_the_signature_is_named(deposit: Path) -> None:
    pdf = deposit / ID / "data" / "pamphlet.pdf"
    content = pdf.read_bytes()
    pdf.write_bytes(content.replace(b"<dc:format>application", b"<dc:format>aqplication", 1))
    seal(deposit / ID)
    assert f"{ID}/data/pamphlet.pdf: what is signed is not what is here" in signatures(deposit / ID)


def test_the_signature_of_another_bag_is_named(
    deposit: Path, publisher: Keys, tmp_path: Path
) -> None:
    other = write_edition(tmp_path / "other" / "source", publisher='"نشر نو"', title='"دیگر"')
    told = run("deposit", other, "--out", tmp_path, "--pkcs12", publisher.pkcs12)
    assert told.exit_code == 0, told.output
    theirs = tmp_path / "source" / "deposit"
    shutil.copy(theirs / f"{ID}.p7s", deposit / f"{ID}.p7s")
    assert signatures(deposit / ID, publisher.certificate) == [
        f"{ID}/: what is signed is not what is here"
    ]


def test_a_changed_emendation_is_named(deposit: Path) -> None:
    bag = deposit / ID
    file = bag / "data" / "source" / "emendations.toml"
    file.write_text(EMENDATIONS.replace('after = "یک"', 'after = "دو"'), encoding="utf-8")
    edit_manifest(bag, lambda manifest: restate(manifest, bag, "source/emendations.toml"))
    seal(bag)
    proofs = verify([bag], Tools()).proofs
    found = failed(proofs, CheckName.SIGNATURE, CheckName.MADE_AGAIN)
    assert found[1] == f"{ID}/: what is signed is not what is here"
    assert "data/pamphlet.pdf: other bytes" in found[0] and "data/emendations.csv" in found[0]
    # The PDFs are still what was signed.
    assert len(found) == 2


def test_without_a_signature_whose_it_is_cannot_be_said(deposit: Path, publisher: Keys) -> None:
    (deposit / f"{ID}.p7s").unlink()
    assert signatures(deposit / ID) == []
    assert signatures(deposit / ID, publisher.certificate) == [
        f"{ID}/: no signature lies beside the bag"
    ]
    shutil.copy(deposit / ID / "data" / "web" / "pamphlet.pdf", deposit / "pamphlet.pdf")
    shutil.copy(deposit / ID / "data" / "pamphlet.txt", deposit / "pamphlet.txt")
    assert signatures(deposit / "pamphlet.pdf", publisher.certificate) == [
        "pamphlet.pdf: it is not signed"
    ]


def test_a_stranger_who_signs_in_the_same_name_is_named(
    deposit: Path, publisher: Keys, tmp_path: Path
) -> None:
    """Beside the bag of the publisher, whose PDFs tell of it even where no certificate is named."""
    stranger = keys(tmp_path / "stranger", rsa_key(), "publisher")
    (deposit / f"{ID}.p7s").unlink()
    told = run("sign", deposit / ID, "--pkcs12", stranger.pkcs12)
    assert told.exit_code == 0, told.output
    [alone] = signatures(deposit / ID)
    assert f"{ID}/: the bag is signed by the certificate" in alone
    named = signatures(deposit / ID, publisher.certificate)
    assert "the certificate that is named vouches for no such" in named[0]


def test_a_certificate_that_vouches_for_the_signer_is_enough(
    source: Path, publisher: Keys, tmp_path: Path
) -> None:
    house = keys(tmp_path / "keys", rsa_key(), "house", by=publisher)
    told = run("deposit", source, "--out", tmp_path, "--pkcs12", house.pkcs12)
    assert told.exit_code == 0, told.output
    bag = tmp_path / "source" / "deposit" / ID
    assert outcomes(bag, CheckName.SIGNER, publisher.certificate) == [Outcome.PASSED] * 4
    other = keys(tmp_path / "other", rsa_key(), "publisher")
    assert len(signatures(bag, other.certificate)) == 4


def _stranger(place: Path) -> Path:
    return keys(place / "stranger", rsa_key(), "publisher").pkcs12


def _reading(bag: Path, _: Path) -> None:
    file = bag / "data" / "text" / "reading.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("نان", "نام", 1), encoding="utf-8")


def _byte(bag: Path, _: Path) -> None:
    pdf = bag / "data" / "pamphlet.pdf"
    pdf.write_bytes(pdf.read_bytes().replace(b"<dc:format>app", b"<dc:format>apq", 1))


def _signature_of_another(bag: Path, place: Path) -> None:
    """Behind the file of the bag, the update with the signature of another edition's."""
    other = write_edition(place / "other" / "source", publisher='"نشر نو"', title='"دیگر"')
    told = run("build", other, "--out", place / "built", "--fast", "--only", "pamphlet")
    assert told.exit_code == 0, told.output
    theirs = ("sign", place / "built" / "source" / "pamphlet.pdf", "--out", place / "signed")
    assert run(*theirs, "--pkcs12", _stranger(place)).exit_code == 0
    held = (place / "signed" / "pamphlet.pdf").read_bytes()
    pdf = bag / "data" / "pamphlet.pdf"
    update = held[len(first_revision(held)) :]
    pdf.write_bytes(first_revision(pdf.read_bytes()) + update)


def _signed_by_another(bag: Path, place: Path) -> None:
    plain = bag / "data" / "web" / "pamphlet.pdf"
    asked = ("sign", plain, "--out", place / "signed", "--pkcs12", _stranger(place))
    assert run(*asked).exit_code == 0
    shutil.copy(place / "signed" / "pamphlet.pdf", bag / "data" / "pamphlet.pdf")


def _emended(bag: Path, _: Path) -> None:
    file = bag / "data" / "source" / "emendations.toml"
    file.write_text(EMENDATIONS.replace('after = "یک"', 'after = "دو"'), encoding="utf-8")


def _without_its_own(bag: Path, _: Path) -> None:
    pdf = bag / "data" / "pamphlet.pdf"
    pdf.write_bytes(first_revision(pdf.read_bytes()))


BAG_CHANGED = f"{ID}/: signature (pyHanko {version('pyhanko')}): what is signed is not what is here"
PDF = f"{ID}/data/pamphlet.pdf: "


@pytest.mark.parametrize(
    ("harm", "sealed", "words"),
    [
        (_byte, False, ("data/pamphlet.pdf has changed (sha256)", f"{PDF}signature (pyHanko")),
        (_byte, True, (BAG_CHANGED, f"{PDF}signature (pyHanko")),
        (_reading, False, ("data/text/reading.txt has changed (sha256)",)),
        (_reading, True, (BAG_CHANGED, "reading text (emendations.csv)")),
        (_emended, False, ("data/source/emendations.toml has changed (sha256)",)),
        (_emended, True, (BAG_CHANGED, "source/emendations.toml is not the file")),
        (_signature_of_another, True, (BAG_CHANGED, f"{PDF}signature (pypdf)")),
        (_signed_by_another, True, (BAG_CHANGED, "the bag is signed by the certificate")),
        (_without_its_own, True, (BAG_CHANGED, "pamphlet.pdf is not the file")),
    ],
)
def test_what_is_done_to_a_signed_bag_is_named(
    harm: Callable[[Path, Path], None],
    sealed: bool,
    words: tuple[str, ...],
    deposit: Path,
    tmp_path: Path,
) -> None:
    """By the command, without the publisher's certificate; with manifests that were made anew or
    not.
    """
    harm(deposit / ID, tmp_path)
    if sealed:
        seal(deposit / ID)
    told = run("verify", deposit / ID)
    assert told.exit_code == 3
    assert [each for each in words if each not in told.output] == []


def test_that_a_signature_was_taken_away_is_told(deposit: Path, publisher: Keys) -> None:
    """Nobody can know that there was one but by the PDFs, or by who asks for the signer."""
    (deposit / f"{ID}.p7s").unlink()
    told = run("verify", deposit / ID)
    assert told.exit_code == 0
    assert f"{ID}/: signature: PDFs in the bag are signed, and no signature lies" in told.output
    told = run("verify", deposit / ID, "--certificate", publisher.certificate)
    assert told.exit_code == 3 and "no signature lies beside the bag" in told.output


def _appended(content: bytes, added: bytes) -> bytes:
    """Another revision, which says an object anew."""
    start = len(content)
    last = content[content.rindex(b"startxref") + 10 :].split(b"\n")[0]
    table = b"xref\n0 1\n0000000000 65535 f \n1 1\n%010d 00000 n \n" % start
    trailer = b"trailer\n<</Size 9999 /Root 2 0 R /Prev %b>>\n" % last
    at = start + len(added)
    return content + added + table + trailer + b"startxref\n%d\n%%%%EOF\n" % at


def test_what_is_added_behind_a_signature_or_instead_of_one_is_named(
    deposit: Path, tmp_path: Path
) -> None:
    pdf = deposit / ID / "data" / "pamphlet.pdf"
    anew = b"1 0 obj\n<<\n/Length 0\n>>\nendobj\n"
    pdf.write_bytes(_appended(pdf.read_bytes(), anew))
    seal(deposit / ID)
    label = f"{ID}/data/pamphlet.pdf"
    assert f"{label}: it was changed behind its signature" in signatures(deposit / ID)
    pdf.write_bytes(_appended(first_revision(pdf.read_bytes()), anew))
    seal(deposit / ID)
    [found] = [each for each in signatures(deposit / ID) if each.startswith(label)]
    assert "object 1 is another than before its signature" in found
    edit_manifest(deposit / ID, lambda manifest: _restated(manifest, pdf))
    seal(deposit / ID)
    told = run("rebuild", deposit / ID, "--out", tmp_path / "again")
    assert told.exit_code == 3 and "data/pamphlet.pdf (SHA-256) other bytes" in told.output


def _restated(manifest: dict[str, Any], pdf: Path) -> None:
    [entry] = [each for each in manifest["outputs"] if each["name"] == pdf.name]
    content = pdf.read_bytes()
    entry.update(bytes=len(content), sha256=sha256(content).hexdigest())


@pytest.mark.parametrize(("made_of", "repeats"), [(ec_key, False), (ed_key, True)])
def test_keys_of_other_kinds(made_of: object, repeats: bool, deposit: Path, tmp_path: Path) -> None:
    own = keys(tmp_path / "keys", made_of(), "publisher")  # type: ignore[operator]
    pdf = deposit / ID / "data" / "web" / "pamphlet.pdf"
    contents = []
    for out in ("one", "two"):
        told = run("sign", pdf, "--pkcs12", own.pkcs12, "--out", tmp_path / out)
        assert told.exit_code == 0, told.output
        assert ("signs with chance" in told.output) is not repeats
        contents.append((tmp_path / out / "pamphlet.pdf").read_bytes())
    assert (contents[0] == contents[1]) is repeats
    shutil.copy(deposit / ID / "data" / "pamphlet.txt", tmp_path / "one")
    assert outcomes(tmp_path / "one" / "pamphlet.pdf", CheckName.SIGNER, own.certificate) == [
        Outcome.PASSED
    ]


def test_the_pdfs_of_a_build_folder_go_with_their_texts(
    made: Path, publisher: Keys, tmp_path: Path
) -> None:
    folder = made.parent
    told = run("sign", folder, "--pkcs12", publisher.pkcs12, "--out", tmp_path)
    assert told.exit_code == 0, told.output
    there = sorted(
        file.relative_to(tmp_path / "source").as_posix()
        for file in (tmp_path / "source").rglob("*")
        if file.is_file()
    )
    texts = [name.replace(".pdf", ".txt") for name in SIGNED if name != "booklet.pdf"]
    assert there == sorted((*SIGNED, *texts))
    pdf = tmp_path / "source" / "pamphlet.pdf"
    assert pdf.read_bytes() == (made / ID / "data" / "pamphlet.pdf").read_bytes()
    assert not failed(verify([pdf], Tools()).proofs, *CheckName)


def test_a_time_is_the_day_of_the_edition_or_that_which_is_said(
    made: Path, publisher: Keys, tmp_path: Path
) -> None:
    pdf = made / ID / "data" / "web" / "pamphlet.pdf"
    arguments = ("sign", pdf, "--pkcs12", publisher.pkcs12, "--out")
    assert run(*arguments, tmp_path / "day").exit_code == 0
    assert b"20261126000000Z" in (tmp_path / "day" / "pamphlet.pdf").read_bytes()
    assert run(*arguments, tmp_path / "said", "--time", "2027-01-02T03:04:05Z").exit_code == 0
    assert b"20270102030405Z" in (tmp_path / "said" / "pamphlet.pdf").read_bytes()
    early = run(*arguments, tmp_path / "early", "--time", "1999-01-01")
    assert early.exit_code == 1 and "[signing-time]" in early.output
    assert run(*arguments, tmp_path / "none", "--time", "tomorrow").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (("--pkcs12", "publisher.pem"), "[key]", 1),
        (("--pem", "publisher.pem", "--key", "other.key"), "another key", 1),
        (("--pkcs12", "small.p12"), "1024 bits", 1),
        (("--pem", "publisher.pem"), "Name the key by", 2),
        (("--pkcs12", "publisher.p12", "--key", "other.key"), "Name the key by", 2),
        ((), "Name the key by", 2),
        (("--pkcs12", "publisher.p12", "--passphrase-file", "publisher.pem"), "[key]", 1),
    ],
)
def test_a_key_that_is_none_is_refused(
    arguments: tuple[str, ...], said: str, code: int, made: Path, publisher: Keys
) -> None:
    folder = publisher.pkcs12.parent
    if not (folder / "other.key").exists():
        keys(folder, rsa_key(), "other")
        keys(folder, rsa_key(1024), "small")
    named = [folder / each if "." in each else each for each in arguments]
    told = run("sign", made / ID, *named)
    assert told.exit_code == code and said in told.output
    assert PASSPHRASE not in told.output


def test_a_passphrase_comes_from_a_file(
    made: Path, publisher: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITION_PASSPHRASE", "wrong")
    (tmp_path / "secret").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    pdf = made / ID / "data" / "web" / "pamphlet.pdf"
    arguments = ("sign", pdf, "--pkcs12", publisher.pkcs12, "--out", tmp_path / "out")
    assert "[key]" in run(*arguments).output
    told = run(*arguments, "--passphrase-file", tmp_path / "secret")
    assert told.exit_code == 0, told.output


def test_a_key_that_would_be_in_the_deposit_is_refused(
    source: Path, publisher: Keys, tmp_path: Path
) -> None:
    folder = shutil.copytree(source, tmp_path / "source")
    shutil.copy(publisher.pkcs12, folder / "publisher.pem")
    told = run("deposit", folder, "--out", tmp_path / "out", "--pkcs12", publisher.pkcs12)
    assert told.exit_code == 1 and "[key-in-deposit]" in told.output
    assert not (tmp_path / "out").exists()


def test_what_cannot_be_signed_is_refused(deposit: Path, publisher: Keys, tmp_path: Path) -> None:
    def told(path: Path) -> str:
        ran = run("sign", path, "--pkcs12", publisher.pkcs12, "--out", tmp_path / "out")
        assert ran.exit_code == 1
        return ran.output

    assert "[not-signable]" in told(deposit / ID / "data" / "pamphlet.pdf")
    (tmp_path / "none.pdf").write_bytes(b"%PDF-1.7 and no more")
    assert "[signing-time]" in told(tmp_path / "none.pdf")
    assert "[nothing-to-sign]" in told(deposit / ID / "data" / "pamphlet.txt")
    (deposit / ID / "data" / "pamphlet.txt").write_bytes(b"")
    assert "[unsound-bag]" in told(deposit / ID)
    assert not (tmp_path / "out").exists()


def test_a_bag_is_signed_anew_in_place(deposit: Path, made: Path, publisher: Keys) -> None:
    """By the same key to the same bytes; the listing of the folder knows it."""
    time = datetime(2026, 11, 26, tzinfo=UTC).isoformat()
    told = run("sign", deposit / ID, "--pkcs12", publisher.pkcs12, "--time", time)
    assert told.exit_code == 0, told.output
    content = (deposit / f"{ID}.p7s").read_bytes()
    assert content == (made / f"{ID}.p7s").read_bytes()


def test_without_pyhanko_the_command_that_brings_it_is_said(
    made: Path, publisher: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    told = run("sign", made / ID, "--pkcs12", publisher.pkcs12)
    assert told.exit_code == 1 and extras.SIGNING.command in told.output
    found = verify([made / ID], Tools(certificate=publisher.certificate))
    assert outcomes(made / ID, CheckName.SIGNATURE) == [Outcome.NOT_RUN] * 4
    assert not failed(found.proofs, *CheckName)
    assert extras.SIGNING.command in run("doctor").output


def test_a_certificate_that_is_none_is_refused(made: Path, publisher: Keys) -> None:
    told = run("verify", made / ID, "--certificate", publisher.key)
    assert told.exit_code == 1 and "[certificate]" in told.output
