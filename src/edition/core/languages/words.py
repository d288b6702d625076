"""The fixed words of each language that the compiler knows: labels of the imprint, sentences about
dates, digits and marks; and what is said of a document that is taken in.
"""

from collections.abc import Mapping

from msgspec import Struct


class Words(Struct, frozen=True, kw_only=True):
    """Fixed words; a name in braces is filled in. `and_`, `comma` and `to` stand between two
    things, with their spaces.
    """

    digits: str
    decimal: str
    open_quote: str
    close_quote: str
    and_: str
    comma: str
    to: str
    title: str
    issuing_body: str
    adopted: str
    dates: str
    about_dates: str
    edition: str
    emendations: str
    no_emendations: str
    emendations_listed: str
    as_found: str
    typeface: str
    vazirmatn: str
    further_faces: str
    rights: str
    digest: str
    parallel_title: str
    contents: str
    no_body: str
    no_date: str
    not_evaluated: str
    days: str
    differ: str
    at_start: str
    at_end: str
    no_common_day: str
    disagreement: str


PERSIAN = Words(
    digits="۰۱۲۳۴۵۶۷۸۹",
    decimal="٫",
    open_quote="«",
    close_quote="»",
    and_=" و ",
    comma="، ",
    to=" تا ",
    title="عنوان",
    issuing_body="صادرکننده",
    adopted="مصوب",
    dates="تاریخ در متن",
    about_dates="دربارهٔ تاریخ",
    edition="ویرایش",
    emendations="متن",
    no_emendations="چنان\u200cکه یافته شد و بی هیچ اصلاحی",
    emendations_listed=(
        "ویراسته با {count} اصلاح که در emendations.csv همراه این پرونده فهرست شده است"
    ),
    as_found=(
        "چنان\u200cکه یافته شد؛ {unmade} اصلاحِ متن ویراسته در آن نیست و در emendations.csv "
        "همراه این پرونده فهرست شده است"
    ),
    typeface="حروف",
    vazirmatn="وزیرمتن {version}، پروانهٔ OFL 1.1",
    further_faces="{first}؛ نیز {others}",
    rights="حقوق",
    digest="چکیدهٔ متن",
    parallel_title="عنوان موازی",
    contents="فهرست",
    no_body="[بی\u200cنا]",
    no_date="[بی\u200cتا]",
    not_evaluated="وضعیت حق مؤلف بررسی نشده است",
    days="{count} روز",
    differ="{days} اختلاف دارد",
    at_start="در آغاز {days}",
    at_end="در پایان {days}",
    no_common_day="روز مشترکی ندارد",
    disagreement=(
        "{date} برابر با {equal} است و با {other} {difference}؛ متن چنان\u200cکه چاپ شده "
        "بود آمده است."
    ),
)

ARABIC = Words(
    digits="٠١٢٣٤٥٦٧٨٩",
    decimal="٫",
    open_quote="«",
    close_quote="»",
    and_=" و",
    comma="، ",
    to=" إلى ",
    title="العنوان",
    issuing_body="جهة الإصدار",
    adopted="اعتُمد في",
    dates="التاريخ في النص",
    about_dates="حول التاريخ",
    edition="الإصدار",
    emendations="تعديلات المحرر",
    no_emendations="لا شيء؛ صُفّ النص كما وُجد",
    emendations_listed="العدد: {count}، في القائمة emendations.csv المرافقة لهذا الملف",
    as_found=(
        "لا شيء؛ صُفّ النص كما وُجد؛ تعديلات النص المحرَّر ({unmade}) "
        "في القائمة emendations.csv المرافقة لهذا الملف"
    ),
    typeface="الخط",
    vazirmatn="وزيرمتن {version}، رخصة OFL 1.1",
    further_faces="{first}؛ وكذلك {others}",
    rights="الحقوق",
    digest="بصمة النص",
    parallel_title="العنوان الموازي",
    contents="المحتويات",
    no_body="[دون ناشر]",
    no_date="[دون تاريخ]",
    not_evaluated="لم تُراجع حقوق المؤلف",
    days="{count}",
    differ="الفرق بالأيام {days}",
    at_start="في البداية {days}",
    at_end="في النهاية {days}",
    no_common_day="لا يوم مشترك",
    disagreement="{date} يوافق {equal}؛ وبينه وبين {other}: {difference}؛ أُثبت النص كما طُبع.",
)

URDU = Words(
    digits="۰۱۲۳۴۵۶۷۸۹",
    decimal="٫",
    open_quote="”",
    close_quote="“",
    and_=" اور ",
    comma="، ",
    to=" تا ",
    title="عنوان",
    issuing_body="جاری کنندہ",
    adopted="منظور کردہ",
    dates="متن میں تاریخ",
    about_dates="تاریخ کے بارے میں",
    edition="اشاعت",
    emendations="مدیر کی تبدیلیاں",
    no_emendations="کوئی نہیں؛ متن جیسا ملا ویسا ہی ہے",
    emendations_listed="{count}، فہرست emendations.csv میں، جو اس فائل کے ساتھ ہے",
    as_found=(
        "کوئی نہیں؛ متن جیسا ملا ویسا ہی ہے؛ ترمیم شدہ متن کی تبدیلیاں ({unmade}) "
        "فہرست emendations.csv میں، جو اس فائل کے ساتھ ہے"
    ),
    typeface="خط",
    vazirmatn="وزیر متن {version}، اجازت نامہ OFL 1.1",
    further_faces="{first}؛ نیز {others}",
    rights="حقوق",
    digest="متن کی شناخت",
    parallel_title="متوازی عنوان",
    contents="فہرست",
    no_body="[ناشر نامعلوم]",
    no_date="[تاریخ نامعلوم]",
    not_evaluated="حقوقِ تصنیف کی جانچ نہیں ہوئی",
    days="{count} دن",
    differ="{days} کا فرق ہے",
    at_start="شروع میں {days}",
    at_end="آخر میں {days}",
    no_common_day="کوئی دن مشترک نہیں",
    disagreement=(
        "{date} برابر ہے {equal} کے؛ {other} کے ساتھ {difference}؛ متن جیسا چھپا تھا ویسا ہی ہے۔"
    ),
)

SORANI = Words(
    digits="٠١٢٣٤٥٦٧٨٩",
    decimal="٫",
    open_quote="«",
    close_quote="»",
    and_=" و ",
    comma="، ",
    to=" تا ",
    title="ناونیشان",
    issuing_body="لایەنی دەرکەر",
    adopted="پەسەندکراو لە",
    dates="بەروار لە دەقدا",
    about_dates="دەربارەی بەروار",
    edition="چاپ",
    emendations="گۆڕانکارییەکانی سەرنووسەر",
    no_emendations="هیچ؛ دەقەکە وەک خۆی ڕیز کراوە",
    emendations_listed="{count}، لە لیستی emendations.csv لەگەڵ ئەم فایلە",
    as_found=(
        "هیچ؛ دەقەکە وەک خۆی ڕیز کراوە؛ گۆڕانکارییەکانی تر ({unmade}) "
        "لە لیستی emendations.csv لەگەڵ ئەم فایلە"
    ),
    typeface="پیت",
    vazirmatn="وەزیرمەتن {version}، مۆڵەتی OFL 1.1",
    further_faces="{first}؛ هەروەها {others}",
    rights="ماف",
    digest="پوختەی دەق",
    parallel_title="ناونیشانی هاوتا",
    contents="ناوەڕۆک",
    no_body="[بێ ناو]",
    no_date="[بێ بەروار]",
    not_evaluated="مافی دانەر هەڵنەسەنگێنراوە",
    days="{count} ڕۆژ",
    differ="{days} جیاوازی هەیە",
    at_start="لە سەرەتادا {days}",
    at_end="لە کۆتاییدا {days}",
    no_common_day="هیچ ڕۆژێکی هاوبەش نییە",
    disagreement=(
        "{date} بەرامبەرە بە {equal}؛ لەگەڵ {other} {difference}؛ دەقەکە وەک چاپەکە هێڵراوەتەوە."
    ),
)

UYGHUR = Words(
    digits="0123456789",
    decimal=".",
    open_quote="«",
    close_quote="»",
    and_=" ۋە ",
    comma="، ",
    to=" – ",
    title="ماۋزۇ",
    issuing_body="ئېلان قىلغۇچى",
    adopted="ماقۇللانغان يىغىن",
    dates="تېكىستتىكى چېسلا",
    about_dates="چېسلا ھەققىدە",
    edition="نەشر",
    emendations="تەھرىر ئۆزگەرتىشلىرى",
    no_emendations="يوق؛ تېكىست ئەسلى پېتى تىزىلدى",
    emendations_listed="{count}، بۇ ھۆججەت بىلەن كەلگەن emendations.csv تىزىملىكىدە",
    as_found=(
        "يوق؛ تېكىست ئەسلى پېتى تىزىلدى؛ باشقا ئۆزگەرتىشلەر ({unmade}) "
        "بۇ ھۆججەت بىلەن كەلگەن emendations.csv تىزىملىكىدە"
    ),
    typeface="ھەرپ",
    vazirmatn="ۋەزىرمەتن {version}، OFL 1.1 ئىجازەتنامىسى",
    further_faces="{first}؛ يەنە {others}",
    rights="ھوقۇق",
    digest="تېكىست ئىزى",
    parallel_title="پاراللېل ماۋزۇ",
    contents="مۇندەرىجە",
    no_body="[ئاپتورى نامەلۇم]",
    no_date="[چېسلاسىز]",
    not_evaluated="نەشر ھوقۇقى تەكشۈرۈلمىگەن",
    days="{count} كۈن",
    differ="{days} پەرق بار",
    at_start="بېشىدا {days}",
    at_end="ئاخىرىدا {days}",
    no_common_day="ئورتاق كۈن يوق",
    disagreement=(
        "{date} بولسا {equal} بىلەن تەڭ؛ {other} بىلەن {difference}؛ تېكىست بېسىلغان پېتى "
        "قالدۇرۇلدى."
    ),
)

HEBREW = Words(
    digits="0123456789",
    decimal=".",
    open_quote="„",
    close_quote="”",
    and_=" ו",
    comma=", ",
    to=" עד ",
    title="כותר",
    issuing_body="הגוף המפרסם",
    adopted="התקבל",
    dates="התאריך בטקסט",
    about_dates="על התאריך",
    edition="מהדורה",
    emendations="תיקוני העורך",
    no_emendations="אין; הטקסט סודר כפי שנמצא",
    emendations_listed="{count}, ברשימה emendations.csv המצורפת לקובץ זה",
    as_found=(
        "אין; הטקסט סודר כפי שנמצא; תיקוני הנוסח הערוך ({unmade}) "
        "ברשימה emendations.csv המצורפת לקובץ זה"
    ),
    typeface="גופן",
    vazirmatn="וזירמתן {version}, רישיון OFL 1.1",
    further_faces="{first}; וכן {others}",
    rights="זכויות",
    digest="גיבוב הטקסט",
    parallel_title="כותר מקביל",
    contents="תוכן העניינים",
    no_body="[מפרסם לא ידוע]",
    no_date="[תאריך לא ידוע]",
    not_evaluated="מצב זכויות היוצרים לא נבדק",
    days="{count}",
    differ="הפרש הימים {days}",
    at_start="בתחילה {days}",
    at_end="בסוף {days}",
    no_common_day="אין יום משותף",
    disagreement="{date} חל ב־{equal}; בינו לבין {other}: {difference}; הטקסט מובא כפי שנדפס.",
)

YIDDISH = Words(
    digits="0123456789",
    decimal=".",
    open_quote="„",
    close_quote="”",
    and_=" און ",
    comma=", ",
    to=" ביז ",
    title="טיטל",
    issuing_body="אַרױסגעבער",
    adopted="אָנגענומען",
    dates="דאַטע אין טעקסט",
    about_dates="װעגן דער דאַטע",
    edition="אױסגאַבע",
    emendations="תּיקונים פֿון רעדאַקטאָר",
    no_emendations="נישטאָ; דער טעקסט איז געזעצט װי מע האָט אים געפֿונען",
    emendations_listed="{count}, אין דער רשימה emendations.csv צוזאַמען מיט דער טעקע",
    as_found=(
        "נישטאָ; דער טעקסט איז געזעצט װי מע האָט אים געפֿונען; די אַנדערע תּיקונים ({unmade}) "
        "אין דער רשימה emendations.csv צוזאַמען מיט דער טעקע"
    ),
    typeface="שריפֿט",
    vazirmatn="װאַזירמאַטן {version}, ליצענץ OFL 1.1",
    further_faces="{first}; אױך {others}",
    rights="רעכט",
    digest="פֿינגערדרוק פֿון טעקסט",
    parallel_title="פּאַראַלעלער טיטל",
    contents="אינהאַלט",
    no_body="[אַרױסגעבער נישט באַקאַנט]",
    no_date="[אָן אַ דאַטע]",
    not_evaluated="די מחבר־רעכט זײַנען נישט איבערגעקוקט",
    days="{count}",
    differ="דער חילוק אין טעג {days}",
    at_start="בײַם אָנהײב {days}",
    at_end="בײַם סוף {days}",
    no_common_day="קײן טאָג איז נישט בשותּפֿות",
    disagreement=(
        "{date} איז {equal}; צװישן אים און {other}: {difference}; דער טעקסט שטײט װי געדרוקט."
    ),
)

ENGLISH = Words(
    digits="0123456789",
    decimal=".",
    open_quote="“",
    close_quote="”",
    and_=" and ",
    comma=", ",
    to=" – ",
    title="Title",
    issuing_body="Issued by",
    adopted="Adopted",
    dates="Date in the text",
    about_dates="About the date",
    edition="Edition",
    emendations="Text",
    no_emendations="as it was found, without a change",
    emendations_listed="edited, with {count} changes, listed in emendations.csv beside this file",
    as_found=(
        "as it was found; {unmade} changes of the edited text are not made here, and listed in "
        "emendations.csv beside this file"
    ),
    typeface="Type",
    vazirmatn="Vazirmatn {version}, licence OFL 1.1",
    further_faces="{first}; also {others}",
    rights="Rights",
    digest="Digest of the text",
    parallel_title="Parallel title",
    contents="Contents",
    no_body="[s.n.]",
    no_date="[s.d.]",
    not_evaluated="copyright not evaluated",
    days="{count} days",
    differ="differs by {days}",
    at_start="{days} at the beginning",
    at_end="{days} at the end",
    no_common_day="has no day in common",
    disagreement="{date} is {equal}, and with {other} it {difference}; the text is as printed.",
)
"""What each word says, for whoever says it in a language that is not known: no edition is in
English.
"""


class IncomingWords(Struct, frozen=True, kw_only=True):
    """`accepted` is the reason of an emendation; `by` says who made it on which day; `comments`
    stands above the list of comments, `about` before the words that one is about.
    """

    accepted: str
    by: str
    comments: str
    about: str


_WORDS: Mapping[str, IncomingWords] = {
    "fa": IncomingWords(
        accepted="تغییر پذیرفته\u200cشده",
        by="{reason} ({author}، {day})",
        comments="یادداشت\u200cهای حاشیهٔ سند. این پرونده تنها برای ویراستار است و در هیچ خروجی و "
        "هیچ بستهٔ آرشیوی نمی\u200cآید.",
        about="دربارهٔ «{words}» (سطر {line}): {said}",
    ),
    "en": IncomingWords(
        accepted="accepted change",
        by="{reason} ({author}, {day})",
        comments="Comments of the document. This file is for the editor alone; no output and no "
        "deposit holds it.",
        about="on “{words}” (line {line}): {said}",
    ),
}


def incoming_words(tag: str) -> IncomingWords:
    """The words of a language; English where it has none of its own."""
    return _WORDS.get(tag.lower().partition("-")[0], _WORDS["en"])
