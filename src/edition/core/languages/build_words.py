"""What the report of a build says in words, in each language that a report can speak, beside the
words that it has for proofs and measures: what stands at its top, what was made, what to do next,
what is wrong or doubtful, what was found in the text.

Between ` and ` is what is typed, or the name of a file. Names in braces are filled in.
"""

from collections.abc import Mapping

from msgspec import Struct

from edition.core.languages.report_words import ENGLISH, PERSIAN, ReportWords


class StateWords(Struct, frozen=True, kw_only=True):
    """Whether one may go on: a sentence for each state. `counts` are what is counted at the top, by
    the names that `reports.opening` has for them.
    """

    failed: str
    doubtful: str
    ready: str
    proved: str
    counts: Mapping[str, str]


class MadeWords(Struct, frozen=True, kw_only=True):
    """Of the pictures: of pages, of first pages; what is in none."""

    heading: str
    pages: str
    page: str
    first_page: str
    more_pages: str
    alike: str
    without: str
    others: str


class StepWords(Struct, frozen=True, kw_only=True):
    """What to do next, in this order; `kinds` are by the names of outputs. `notes` stands over what
    a note beside a file says.
    """

    heading: str
    failed: str
    doubtful: str
    notes: str
    kinds: Mapping[str, str]
    booklet: str
    deposit: str
    again: str


class ProblemWords(Struct, frozen=True, kw_only=True):
    """Of what is wrong or doubtful. `kinds` are by the English names of severities, and "failed" is
    a check that failed.
    """

    heading: str
    nothing: str
    kinds: Mapping[str, str]
    line: str
    whole: str
    of_file: str
    act: str
    expected: str
    seen: str
    reader: str
    more: str


class TextWords(Struct, frozen=True, kw_only=True):
    """Of what was found in the text: its dates, its links, what an editor and rules changed."""

    heading: str
    dates: str
    of_a_date: tuple[str, str, str, str]
    normative: str
    no_dates: str
    calendars: Mapping[str, str]
    links: str
    of_a_link: tuple[str, str, str]
    with_code: str
    confirmed: str
    not_confirmed: str
    emended: str
    counted: str
    of_editor: str
    of_rules: str
    of_a_rule: tuple[str, str, str]
    all_in: str
    further: str
    unshown: str


class ProofWords(Struct, frozen=True, kw_only=True):
    """Of the checks of all files, and of those that were not run."""

    about: str
    not_run: str
    details: str


class BuildWords(Struct, frozen=True, kw_only=True):
    """All of it in one language. `name` is that of the language, in itself."""

    heading: str
    contents: str
    state: StateWords
    made: MadeWords
    steps: StepWords
    problems: ProblemWords
    text: TextWords
    setting: str
    proofs: ProofWords


_PERSIAN = BuildWords(
    heading="گزارش ساخت",
    contents="در این صفحه",
    state=StateWords(
        failed="چاپ نکنید و نسپارید: آزمونی از {count} پرونده نادرست درآمد.",
        doubtful="ساخته شد. پیش از چاپ {count} هشدار را بخوانید.",
        ready="آمادهٔ چاپ است.",
        proved="همهٔ آنچه آزموده شد درست است.",
        counts={
            "files": "پرونده",
            "pages": "صفحه در همهٔ پرونده\u200cها",
            "passed": "آزمون درست",
            "failed": "آزمون نادرست",
            "measured": "سنجش",
            "not run": "آزمون انجام\u200cنشده",
            "warning": "هشدار",
            "note": "یادآوری",
        },
    ),
    made=MadeWords(
        heading="آنچه ساخته شد",
        pages="صفحه\u200cهای {file}",
        page="صفحهٔ {number} از {file}",
        first_page="صفحهٔ نخست {file}",
        more_pages="{count} صفحهٔ دیگر را در خود پرونده ببینید.",
        alike="پرونده\u200cهای دیگر از همین گونه\u200cها: {count}",
        without="پرونده\u200cهای دیگر، بی تصویر: {count}",
        others="پرونده\u200cهایی که صفحه ندارند: {count}",
    ),
    steps=StepWords(
        heading="گام\u200cهای بعدی",
        failed="نخست آنچه نادرست است را بخوانید و چاره\u200cاش را انجام دهید؛ سپس دوباره بسازید.",
        doubtful="هشدارها را یکی\u200cیکی بخوانید. آنچه درست نیست را در متن، در `edition.toml` "
        "یا در `emendations.toml` درست کنید و دوباره بسازید.",
        notes="چگونه چاپ و تا شود: `{file}`",
        kinds={
            "pamphlet": "جزوه را در {files} بخوانید؛ هر صفحه بر یک برگ هم چاپ می\u200cشود.",
            "screen": "برای خواندن در تلفن همراه {files} را بفرستید.",
            "booklet": "برای چاپگر اداری {files} را دورو چاپ کنید و تا کنید؛ اگر بیش از یک برگ "
            "است، منگنه بزنید.",
            "handout": "تراکت، {files}: در اندازهٔ واقعی (۱۰۰٪) چاپ کنید.",
            "leaflet": "بروشور، {files}: دورو چاپ کنید و تا بزنید.",
            "mini-zine": "زین، {files}: یک رو چاپ کنید، تا بزنید و یک بار ببرید.",
            "large-print": "چاپ درشت، {files}: در اندازهٔ واقعی (۱۰۰٪) چاپ کنید.",
            "posters": "پوسترها، {files}: هر یک را در اندازهٔ خودش (۱۰۰٪) چاپ کنید.",
            "tiles": "پوستر روی برگ\u200cهای کوچک، {files}: برگ نخست هر پرونده می\u200cگوید چگونه "
            "به هم چسبانده می\u200cشوند.",
            "press": "به چاپخانه {files} را با `press/preflight.json` بسپارید.",
            "riso": "برای ریسوگراف {files}: هر مرکب یک پرونده دارد.",
            "web": "پوشهٔ `web/` را همان\u200cگونه که هست بر کارساز بگذارید.",
            "epub": "کتاب الکترونیکی: {files}.",
        },
        booklet="برای چاپگر اداری: `edition build FOLDER --only booklet`.",
        deposit="برای بایگانی: `edition deposit FOLDER`.",
        again="پس از هر تغییر: `edition build FOLDER`.",
    ),
    problems=ProblemWords(
        heading="آنچه نادرست یا جای تردید است",
        nothing="چیزی نیست.",
        kinds={
            "failed": "آزمون نادرست",
            "error": "خطا",
            "warning": "هشدار",
            "note": "یادآوری",
        },
        line="سطر {line}",
        whole="دربارهٔ همهٔ ویرایش",
        of_file="در {file}",
        act="چاره",
        expected="باید",
        seen="هست",
        reader="خواننده",
        more="بیشتر",
    ),
    text=TextWords(
        heading="متن",
        dates="تاریخ\u200cها",
        of_a_date=("سطر", "چاپ\u200cشده", "گاه\u200cشماری", "میلادی"),
        normative="ملاک",
        no_dates="تاریخی در `[[date]]` گفته نشده است.",
        calendars={
            "jalali": "هجری خورشیدی",
            "gregorian": "میلادی",
            "hijri": "هجری قمری",
            "hijri-tabular": "هجری قمری جدولی",
            "shahanshahi": "شاهنشاهی",
        },
        links="پیوندها",
        of_a_link=("چیست", "نشانی", "وضع"),
        with_code="با نشان QR",
        confirmed="تأییدشده",
        not_confirmed="تأییدنشده",
        emended="آنچه در متن اصلاح شد",
        counted="اصلاح\u200cها: {count}؛ {editor} به دست ویراستار، {rules} با قاعده\u200cهای خط",
        of_editor="به دست ویراستار",
        of_rules="با قاعده\u200cها",
        of_a_rule=("قاعده", "بار", "نمونه\u200cها، با شمارهٔ سطر"),
        all_in="همهٔ اصلاح\u200cها، یکی\u200cیکی: {file}",
        further="و {count} مورد دیگر: {file}",
        unshown="و {count} پارهٔ دیگر: `edition inspect FOLDER --stage structure`.",
    ),
    setting="صفحه\u200cآرایی",
    proofs=ProofWords(
        about="هر پرونده را برنامه\u200cهایی جز آنچه ساخته\u200cاش خوانده\u200cاند:",
        not_run="آنچه آزموده نشد",
        details="همهٔ آزمون\u200cها، پرونده به پرونده: {count}",
    ),
)

_ENGLISH = BuildWords(
    heading="Report of a build",
    contents="On this page",
    state=StateWords(
        failed="Do not print or deposit. Files that failed a proof: {count}.",
        doubtful="Made. Read the warnings before you print: {count}.",
        ready="Ready to print.",
        proved="All that was looked at is right.",
        counts={
            "files": "files",
            "pages": "pages in all files",
            "passed": "checks passed",
            "failed": "checks failed",
            "measured": "measured",
            "not run": "checks not run",
            "warning": "warnings",
            "note": "notes",
        },
    ),
    made=MadeWords(
        heading="What was made",
        pages="The pages of {file}",
        page="Page {number} of {file}",
        first_page="The first page of {file}",
        more_pages="Further pages, to be seen in the file itself: {count}.",
        alike="Further files of these kinds: {count}",
        without="Further files, without pictures: {count}",
        others="Files that have no pages: {count}",
    ),
    steps=StepWords(
        heading="What to do next",
        failed="First read what is wrong, and do what is said there; then build again.",
        doubtful="Read the warnings one by one. Mend what is not right in the text, in "
        "`edition.toml` or in `emendations.toml`, and build again.",
        notes="How it is printed and folded: `{file}`",
        kinds={
            "pamphlet": "Read the pamphlet in {files}; it can be printed a page to a sheet, too.",
            "screen": "To be read on a telephone, send {files}.",
            "booklet": "For an office printer, print {files} on both sides and fold; staple where "
            "there is more than a sheet.",
            "handout": "Handouts, {files}: print at actual size (100 %).",
            "leaflet": "The leaflet, {files}: print on both sides and fold.",
            "mini-zine": "The mini-zine, {files}: print on one side, fold, cut once.",
            "large-print": "Large print, {files}: print at actual size (100 %).",
            "posters": "Posters, {files}: print each at its own size (100 %).",
            "tiles": "Posters on small sheets, {files}: the first sheet of each file says how "
            "they go together.",
            "press": "Give {files} to the print shop, with `press/preflight.json`.",
            "riso": "For a Risograph, {files}: a file for each ink.",
            "web": "Put the folder `web/` on a server as it is.",
            "epub": "The e-book: {files}.",
        },
        booklet="For an office printer: `edition build FOLDER --only booklet`.",
        deposit="For the archive: `edition deposit FOLDER`.",
        again="After each change: `edition build FOLDER`.",
    ),
    problems=ProblemWords(
        heading="What is wrong or doubtful",
        nothing="Nothing.",
        kinds={"failed": "failed check", "error": "error", "warning": "warning", "note": "note"},
        line="line {line}",
        whole="of the whole edition",
        of_file="in {file}",
        act="What to do",
        expected="expected",
        seen="seen",
        reader="reader",
        more="more",
    ),
    text=TextWords(
        heading="The text",
        dates="Dates",
        of_a_date=("Line", "As printed", "Calendar", "Gregorian"),
        normative="this one counts",
        no_dates="No date is stated in `[[date]]`.",
        calendars={
            "jalali": "Jalali",
            "gregorian": "Gregorian",
            "hijri": "Hijri",
            "hijri-tabular": "Hijri, tabular",
            "shahanshahi": "Shahanshahi",
        },
        links="Links",
        of_a_link=("What it is", "Address", "State"),
        with_code="with a QR code",
        confirmed="confirmed",
        not_confirmed="not confirmed",
        emended="What was changed in the text",
        counted="Changes: {count}, of which {editor} by the editor, {rules} by rules of spelling",
        of_editor="By the editor",
        of_rules="By rules",
        of_a_rule=("Rule", "Times", "Examples, with their lines"),
        all_in="All changes, one by one: {file}",
        further="and {count} more: {file}",
        unshown="and {count} more of the pieces: `edition inspect FOLDER --stage structure`.",
    ),
    setting="How it is set",
    proofs=ProofWords(
        about="Each file was read by other programs than the one that made it:",
        not_run="What was not looked at",
        details="All checks, file by file: {count}",
    ),
)


def build_words(words: ReportWords) -> BuildWords:
    """Those beside the words of a language of the report."""
    return {PERSIAN.tag: _PERSIAN, ENGLISH.tag: _ENGLISH}[words.tag]
