"""veraPDF, the reference validator of PDF/A and PDF/UA, as a wrapper: one Java process for any
number of files.
"""

import json
import os
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from edition.core.quoting import listed, worded
from edition.model.proof import Check, Outcome, ProperName

READER = "veraPDF"
_QUICK_START = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto")
_REPORT = ("--flavour", "0", "--format", "json", "--maxfailuresdisplayed", "1")
_SHOWN = 5
"""Rules that are quoted of those that a file breaks."""
_TIME = re.compile(r"\d:\d\d:\d\d")
_FOLDERS = re.compile(r"(?<!\w)(?:[A-Za-z]:)?[/\\](?:[^\s/\\]+[/\\])+")

Checks = tuple[Check, ...]


class _Said(Struct, frozen=True):
    """What veraPDF printed: its report, and its lines of error."""

    report: bytes
    errors: str


def conforms(
    pdfs: Sequence[Path], flavours: Sequence[str], jar: Path | None, java: str = "java"
) -> tuple[Checks, ...]:
    """For each file, in the order given, a check for each flavour ("2a", "ua1"), in the order
    given.

    A flavour that the file does not declare in its XMP fails: veraPDF judges a file by what it
    declares. Without the jar (`org.verapdf.apps:cli`) or without Java every check is NOT_RUN.
    """
    places = _resolved(pdfs)
    said = _said(places, jar, java)
    if isinstance(said, str):
        return _not_run(pdfs, flavours, said)
    jobs = _jobs(said.report)
    return tuple(
        tuple(_check(flavour, jobs.get(str(pdf)), _unread(said, pdf)) for flavour in flavours)
        for pdf in places
    )


class Validated(Struct, frozen=True):
    """What veraPDF says of files by what they declare.

    Its version, "" where it did not run; by name the checks of each file; its report as values,
    without the paths, times and durations that it prints.
    """

    version: str
    checks: Mapping[str, Checks]
    report: Mapping[str, Any]


def validated(pdfs: Mapping[str, Path], jar: Path | None, java: str = "java") -> Validated:
    """Judge each file by every flavour that it declares, at least one; NOT_RUN without the jar or
    without Java.
    """
    places = dict(zip(pdfs, _resolved(pdfs.values()), strict=True))
    said = _said(places.values(), jar, java)
    if isinstance(said, str):
        return Validated(
            "",
            {
                name: (Check(ProperName("PDF/A"), READER, Outcome.NOT_RUN, note=said),)
                for name in pdfs
            },
            {},
        )
    jobs, version = _jobs(said.report), _version(said.report)
    found = {
        name: jobs.get(str(pdf), {}).get("validationResult", []) for name, pdf in places.items()
    }
    checks = {
        name: tuple(_declared(result, version) for result in results)
        or (
            Check(
                ProperName("PDF/A"),
                f"{READER} {version}",
                Outcome.FAILED,
                note=_unread(said, places[name]),
            ),
        )
        for name, results in found.items()
    }
    report = {
        name: [_without_traces(result) for result in results] for name, results in found.items()
    }
    return Validated(version, checks, {"veraPDF": version, "files": report})


def _resolved(pdfs: Iterable[Path]) -> list[Path]:
    """The files by the names under which veraPDF reports them: absolute ones, whatever it was
    given.
    """
    return [pdf.resolve() for pdf in pdfs]


def _said(pdfs: Iterable[Path], jar: Path | None, java: str) -> _Said | str:
    """What veraPDF says of files with absolute names, or why it did not run."""
    if jar is None or not jar.is_file():
        return worded("the jar of veraPDF is not there")
    command = [java, *_QUICK_START, "-jar", str(jar), *_REPORT, *map(str, pdfs)]
    try:
        # Java reads and writes file names in the encoding of the locale.
        ran = subprocess.run(
            command, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"}
        )
    except FileNotFoundError:
        return worded("Java is not installed")
    return _Said(ran.stdout, ran.stderr.decode(errors="replace"))


def _unread(said: _Said, pdf: Path) -> str:
    """That there is no result, in veraPDF's own words: its last line about the file, else its last
    one; no folders, no times.
    """
    lines = [
        line.strip() for line in said.errors.splitlines() if line.strip() and not _TIME.search(line)
    ]
    told = [line for line in lines if str(pdf) in line] or lines
    if not told:
        return worded("veraPDF could not read the file")
    line = _FOLDERS.sub("", told[-1].replace(str(pdf), pdf.name))
    return worded("veraPDF could not read the file: «{line}»", line=line)


def _version(output: bytes) -> str:
    try:
        releases = json.loads(output)["report"]["buildInformation"]["releaseDetails"]
    except (ValueError, KeyError):
        return worded("of unknown version")
    return next(
        (str(release["version"]) for release in releases if release["id"] == "core"),
        worded("of unknown version"),
    )


def _declared(result: dict[str, Any], version: str) -> Check:
    outcome = Outcome.PASSED if result["compliant"] else Outcome.FAILED
    return Check(
        _named(result),
        f"{READER} {version}",
        outcome,
        note=_broken(result),
    )


def _without_traces(result: dict[str, Any]) -> dict[str, Any]:
    return {
        key: result[key]
        for key in ("profileName", "statement", "compliant", "details")
        if key in result
    }


def _not_run(pdfs: Sequence[Path], flavours: Sequence[str], why: str) -> tuple[Checks, ...]:
    return tuple(
        tuple(Check(_profile(f), READER, Outcome.NOT_RUN, note=why) for f in flavours) for _ in pdfs
    )


def _profile(flavour: str) -> ProperName:
    """PDF/A-2a and PDF/UA-1, as veraPDF names the profiles of 2a and ua1."""
    return ProperName(f"PDF/UA-{flavour[2:]}" if flavour.startswith("ua") else f"PDF/A-{flavour}")


def _named(result: dict[str, Any]) -> ProperName:
    """The standard of a result: veraPDF says «PDF/UA-2 + Tagged PDF validation profile», and where
    a standard has two levels «WTPDF 1.0 Accessibility validation profile».
    """
    return ProperName(re.split(r" \+| validation profile", result["profileName"])[0])


def _jobs(output: bytes) -> dict[str, dict[str, Any]]:
    """veraPDF's jobs by file name; none where it gave no report."""
    try:
        report = json.loads(output)["report"]
    except (ValueError, KeyError):
        return {}
    return {job["itemDetails"]["name"]: job for job in report["jobs"]}


def _check(flavour: str, job: dict[str, Any] | None, unread: str) -> Check:
    name = _profile(flavour)
    if job is None or "validationResult" not in job:
        return Check(name, READER, Outcome.FAILED, note=unread)
    for result in job["validationResult"]:
        if _named(result).casefold() == name.casefold():
            return Check(
                name,
                READER,
                Outcome.PASSED if result["compliant"] else Outcome.FAILED,
                note=_broken(result),
            )
    return Check(name, READER, Outcome.FAILED, note=worded("the file does not declare it"))


def _broken(result: dict[str, Any]) -> str:
    """The clauses that the file breaks, each with its description."""
    rules = [
        f"{r['clause']}-{r['testNumber']} {r['description']}"
        for r in result["details"]["ruleSummaries"]
    ]
    left = len(rules) - _SHOWN
    more = (worded("and {further} more", further=left),) if left > 0 else ()
    return listed((*rules[:_SHOWN], *more), "; ")
