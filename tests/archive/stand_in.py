"""A stand-in for an archive that runs on InvenioRDM, on this machine alone: it holds requests to the
shapes and the order of its documented REST interface (Drafts and Records), and refuses all else. It
is written from that reference, and knows nothing of the code that sends.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import edtf

TOKEN = "a-token"
RECORD = "q5jr8-hny72"
DOI = "10.5281/zenodo.77"
_LISTS = {
    "resource_type": re.compile(r"publication-(book|article|report|thesis|other)"),
    "title": re.compile(r"alternative-title|subtitle|translated-title|other"),
    "description": re.compile(
        r"abstract|methods|series-information|table-of-contents|technical-info|notes|other"
    ),
    "date": re.compile(r"accepted|available|collected|copyrighted|created|issued|other|valid"),
    "role": re.compile(r"editor|researcher|sponsor|other|producer|contactperson"),
    "relation_type": re.compile(r"isnewversionof|isversionof|ispartof"),
    "language": re.compile(r"[a-z]{3}"),
}
_SCHEMES = {"orcid", "ror", "isni", "gnd"}


def faults(body: Any) -> list[str]:
    """What of the body of a draft is not as the reference has it."""
    found: list[str] = []
    if set(body) - {"access", "files", "metadata", "pids", "custom_fields"}:
        found.append("a key at the top is unknown")
    if body.get("files", {}).get("enabled") is not True:
        found.append("files.enabled is required")
    held = body.get("metadata", {})
    for key in ("resource_type", "title", "publication_date", "creators"):
        if not held.get(key):
            found.append(f"metadata.{key} is required")

    def term(value: Any, of: str) -> None:
        if not (
            isinstance(value, dict) and set(value) == {"id"} and _LISTS[of].fullmatch(value["id"])
        ):
            found.append(f"{value} is no {of}")

    def person(entry: Any) -> None:
        said = entry.get("person_or_org", {})
        wanted = "family_name" if said.get("type") == "personal" else "name"
        if said.get("type") not in ("personal", "organizational") or not said.get(wanted):
            found.append(f"{said} is no person and no organisation")
        schemes = [each["scheme"] for each in said.get("identifiers", [])]
        if set(schemes) - _SCHEMES or len(schemes) != len(set(schemes)):
            found.append("a scheme is unknown, or comes twice")

    term(held.get("resource_type"), "resource_type")
    for creator in held.get("creators", []):
        person(creator)
    for contributor in held.get("contributors", []):
        person(contributor)
        term(contributor.get("role"), "role")
    for key, of in (("additional_titles", "title"), ("additional_descriptions", "description")):
        for each in held.get(key, []):
            term(each["type"], of)
            if "lang" in each:
                term(each["lang"], "language")
    for language in held.get("languages", []):
        term(language, "language")
    for day in held.get("dates", []):
        term(day["type"], "date")
        edtf.parse_edtf(day["date"])
    edtf.parse_edtf(held.get("publication_date", ""))
    for related in held.get("related_identifiers", []):
        term(related["relation_type"], "relation_type")
    for subject in held.get("subjects", []):
        if not isinstance(subject.get("subject"), str):
            found.append("a subject is no text")
    for right in held.get("rights", []):
        if "id" not in right and not isinstance(right.get("title"), dict):
            found.append("rights have neither an id nor a title by languages")
    return found


class Archive:
    """What was sent: the draft, its files with what was done to each, and all requests."""

    def __init__(self) -> None:
        self.draft: Any = None
        self.files: dict[str, str] = {}
        self.content: dict[str, bytes] = {}
        self.published = False
        self.asked: list[str] = []
        self.redirect = ""

    def answer(self, method: str, path: str, kind: str, content: bytes) -> tuple[int, Any]:
        if method == "POST" and path == "/api/records":
            return self._draft(json.loads(content), 201)
        found = re.fullmatch(r"/api/records/([^/]+)/draft(/.*)?", path)
        if not found or found[1] not in (RECORD, "77"):
            return 404, {"message": "no such place"}
        below = found[2] or ""
        if method == "PUT" and not below:
            return self._draft(json.loads(content), 200)
        if self.draft is None:
            return 404, {"message": "there is no draft"}
        if method == "POST" and below == "/pids/doi":
            return 201, {
                "id": found[1],
                "pids": {"doi": {"identifier": DOI, "provider": "datacite"}},
            }
        if method == "POST" and below == "/actions/publish":
            return self._publish()
        return self._file(method, below, kind, content)

    def _draft(self, body: Any, status: int) -> tuple[int, Any]:
        if found := faults(body):
            errors = [{"field": "metadata", "messages": [each]} for each in found]
            return 400, {"message": "A validation error occurred.", "errors": errors}
        self.draft = body
        return status, {
            "id": RECORD,
            "links": {"self_html": "/uploads/1"},
            "pids": body.get("pids", {}),
        }

    def _publish(self) -> tuple[int, Any]:
        if not self.files or set(self.files.values()) != {"completed"}:
            return 400, {"message": "a file is not completed"}
        self.published = True
        return 202, {"id": RECORD, "is_published": True, "links": {"self_html": "/records/1"}}

    def _file(self, method: str, below: str, kind: str, content: bytes) -> tuple[int, Any]:
        if method == "POST" and below == "/files":
            entries = json.loads(content)
            if not isinstance(entries, list) or any(each["key"] in self.files for each in entries):
                return 400, {"message": "a file of that name is there"}
            self.files |= {each["key"]: "pending" for each in entries}
            return 201, {"entries": entries}
        found = re.fullmatch(r"/files/([^/]+)(/content|/commit)?", below)
        if not found or found[1] not in self.files:
            return 404, {"message": "no such file"}
        key, deed = found[1], found[2]
        if method == "DELETE" and not deed:
            del self.files[key]
            return 204, None
        if method == "PUT" and deed == "/content" and kind == "application/octet-stream":
            self.content[key] = content
            return 200, {"key": key, "status": "pending"}
        if method == "POST" and deed == "/commit" and key in self.content:
            self.files[key] = "completed"
            return 200, {"key": key, "status": "completed"}
        return 405, {"message": "not so"}


@contextmanager
def archive() -> Iterator[tuple[Archive, str]]:
    """The archive, and its address on this machine."""
    state = Archive()

    class Handler(BaseHTTPRequestHandler):
        def answered(self) -> None:
            state.asked.append(f"{self.command} {self.path}")
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if state.redirect:
                self.send_response(302)
                self.send_header("Location", state.redirect)
                self.end_headers()
                return
            if self.headers.get("Authorization") != f"Bearer {TOKEN}":
                status, told = 403, {"message": "Permission denied."}
            else:
                kind = self.headers.get("Content-Type", "")
                status, told = state.answer(self.command, self.path, kind, content)
            self.send_response(status)
            self.end_headers()
            if told is not None:
                self.wfile.write(json.dumps(told).encode())

        do_DELETE = do_POST = do_PUT = answered

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield state, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
