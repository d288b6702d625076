"""`edition watch` as a process of its own, as a user starts it, and a client of it."""

import http.client
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

PATIENCE = 30.0
"""Seconds that a busy machine has for anything."""


class Watched:
    """The process, and where it serves."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        assert process.stdout
        self.told = process.stdout.readline()
        if "http" not in self.told:  # in Persian it stands on a line of its own
            self.told += process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/[\w-]+/", self.told)
        assert found, self.told
        self.address = found[0]
        self.port = int(urlsplit(self.address).port or 0)
        self.path = urlsplit(self.address).path

    def ask(
        self,
        name: str = "",
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        body: str | None = None,
        path: str | None = None,
    ) -> tuple[int, Mapping[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            whole = self.path + name if path is None else path
            connection.request(method, whole, body, dict(headers or {}))
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    @contextmanager
    def events(self) -> "Iterator[Iterator[tuple[str, dict[str, Any]]]]":
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", f"{self.path}events")
        try:
            yield _events(connection.getresponse())
        finally:
            connection.close()


def _events(answer: http.client.HTTPResponse) -> Iterator[tuple[str, dict[str, Any]]]:
    name, ends = "", time.monotonic() + PATIENCE
    while line := answer.readline().decode().rstrip("\n"):
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, json.loads(line.removeprefix("data: "))
            answer.readline()
        elif line.startswith(":"):
            assert time.monotonic() < ends
            answer.readline()


def next_sight(
    events: Iterator[tuple[str, dict[str, Any]]], *, failed: bool = False
) -> list[dict[str, Any]]:
    """The sights up to one that is whole, or one that failed."""
    seen = []
    for name, told in events:
        if name == "sight":
            seen.append(told)
            if told["whole"] and told["failed"] == failed:
                return seen
    raise AssertionError("the events ended")


def pages_of(seen: list[dict[str, Any]], number: int = 0) -> list[dict[str, Any]]:
    """The pages of an output, as the browser puts them together."""
    found = {}
    for told in seen:
        if number < len(told["outputs"]):
            found |= {each["at"]: each for each in told["outputs"][number]["pages"]}
    return [found[at] for at in sorted(found)]


def next_build(events: Iterator[tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    """What is told of the next build that has ended."""
    return next(told for name, told in events if name == "build" and told["state"] == "built")


@contextmanager
def watching(folder: Path, out: Path, *more: str, **environment: str) -> Iterator[Watched]:
    command = [sys.executable, "-m", "edition", "watch", str(folder), "--out", str(out), *more]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env={**os.environ, **environment},
    ) as process:
        try:
            yield Watched(process)
        finally:
            process.terminate()
            process.wait(PATIENCE)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(each) for file in found for each in file.read_text().split()]


def until(holds: Any) -> bool:
    """Whether something comes to hold."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        if holds():
            return True
        time.sleep(0.05)
    return False
