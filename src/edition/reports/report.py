"""What came of a build, a deposit or a look at somebody's file, as a page for people: first whether
one may go on, then what was made and what to do next, what is wrong or doubtful by line, and the
details, folded: the text, how it is set, the proofs.

In the language of the edition, where a report speaks it, with English beside: no time, no path, no
script, nothing fetched. The same contents give the same bytes, whatever the locale is.
"""

import re

from edition.core.languages.build_words import build_words
from edition.core.languages.report_words import languages_of_report
from edition.reports.contents import Report
from edition.reports.opening import made, state, steps
from edition.reports.page import Titled, Voices, whole
from edition.reports.problems import wrong
from edition.reports.proved import proved
from edition.reports.setting import setting
from edition.reports.texts import text

_HEADING = re.compile(r'<h2 id="([a-z]+)">(.*)</h2>')


def report_html(report: Report) -> str:
    """One HTML document."""
    voices = Voices(languages_of_report(report.language))
    parts = [each(voices, report) for each in (made, steps, wrong, text, setting, proved)]
    page = voices.first
    # Where the page speaks English, the title is in another language than the page.
    other = report.language if report.language and page.tag == "en" else ""
    about = build_words(page).heading if report.cards else page.heading
    told = voices.say(lambda words: build_words(words).heading if report.cards else words.heading)
    body = (
        f'<p class="about">{told}</p>\n{state(voices, report)}'
        f"{_contents(voices, parts)}{''.join(parts)}"
    )
    return whole(Titled(report.title or about, body, voices, other), report.faces)


def _contents(voices: Voices, parts: list[str]) -> str:
    """Where to find each part."""
    found = [match for part in parts if (match := _HEADING.search(part))]
    if len(found) < 2:
        return ""
    items = "".join(f'<li><a href="#{each[1]}">{each[2]}</a></li>\n' for each in found)
    label = build_words(voices.first).contents
    return f'<nav aria-label="{label}">\n<ul>\n{items}</ul>\n</nav>\n'
