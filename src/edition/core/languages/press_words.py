"""What sheets of paper and their notes say, and the contact sheet, language by language.

An edition's own language comes first and English after it, for whoever prints may read no other.
An edition in a language that has no words here has them in English alone. Names in braces are
filled in.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from msgspec import Struct

from edition.core.languages import known


class SheetWords(Struct, frozen=True, kw_only=True):
    """Which sheet and which side of it, in the margin; and how sheets and pages are counted."""

    side: str
    side_of: str
    front: str
    back: str
    one_sheet: str
    sheets: str
    one_page: str
    pages: str
    comma: str


class BookletWords(Struct, frozen=True, kw_only=True):
    """The note beside a booklet, sentence by sentence, and what is filled into them."""

    title: str
    paper: str
    book: str
    duplex: str
    scale: str
    own_mode: str
    trial: str
    upright: str
    turned: str
    signatures: str
    each: str
    thickest: str
    stapled: str
    folded: str
    blanks: str
    before_the_cover: str
    at_the_end: str
    creep: str
    right: str
    left: str
    short: str
    long: str


class FoldingWords(Struct, frozen=True, kw_only=True):
    """The note beside a leaflet: `z_` and `roll_` for the two ways of folding it."""

    title: str
    paper: str
    duplex: str
    scale: str
    folds: str
    z_side: str
    z_fold: str
    z_trial: str
    roll_side: str
    roll_fold: str
    roll_trial: str
    roll_order: str
    several: str
    cover: str
    heading: str


class ZineWords(Struct, frozen=True, kw_only=True):
    """The note beside a book on one sheet, sentence by sentence."""

    title: str
    paper: str
    scale: str
    drawn: str
    creases: str
    cut: str
    push: str
    trial: str


class TileWords(Struct, frozen=True, kw_only=True):
    """A poster in pieces: the label of each sheet, and the sheet that says how they go together."""

    label: str
    row: str
    column: str
    glue: str
    facts: str
    glued: str
    taped: str
    ruled: str


class ContactWords(Struct, frozen=True, kw_only=True):
    """The facts of a file below its picture; `named` holds the name of a paper, `size` may have
    it; `sizes`, `distances` and `blank` are those of posters.
    """

    heading: str
    size: str
    named: str
    smallest: str
    distance: str
    sizes: str
    distances: str
    blank: str


class PressWords(Struct, frozen=True, kw_only=True):
    """All of it in one language."""

    sheet: SheetWords
    booklet: BookletWords
    folding: FoldingWords
    zine: ZineWords
    tiles: TileWords
    contact: ContactWords


PERSIAN = PressWords(
    sheet=SheetWords(
        side="برگ {number}، {side}",
        side_of="برگ {number} از {of}، {side}",
        front="رو",
        back="پشت",
        one_sheet="{count} برگ",
        sheets="{count} برگ",
        one_page="{count} صفحه",
        pages="{count} صفحه",
        comma="، ",
    ),
    booklet=BookletWords(
        title="راهنمای چاپ دفترچه ({file})",
        paper="کاغذ: {sheets} {paper}، هر دو رو.",
        book="کتاب: {pages}، عطف در سمت {side}.",
        duplex="چاپ دورو: «چرخش از لبهٔ {edge}» (flip on {flip} edge).",
        scale="اندازه: ۱۰۰٪ (اندازهٔ واقعی)؛ نه «متناسب با کاغذ».",
        own_mode="گزینهٔ «دفترچه» را در چاپگر روشن نکنید: صفحه\u200cها چیده شده\u200cاند.",
        trial="آزمون: پشت صفحهٔ ۱ باید صفحهٔ ۲ باشد{heads}.",
        upright="، هر دو سربالا",
        turned="؛ در پیش\u200cنمایش، پشت هر برگ وارونه است و این درست است",
        signatures="صحافی: {count} فرم، به ترتیب از {parts} برگ.",
        each="هر فرم را جدا تا کنید، فرم\u200cها را به ترتیب بر هم بگذارید و بدوزید یا بچسبانید.",
        thickest="(بیش از {sheets}، {pages}، با منگنه خوب بسته نمی\u200cشود.)",
        stapled=(
            "صحافی: برگ\u200cها را به همان ترتیب در هم بگذارید (برگ ۱ بیرون)، از میان تا کنید و "
            "دو جای عطف منگنه بزنید."
        ),
        folded="صحافی: برگ را از میان تا کنید، صفحهٔ ۱ رو؛ منگنه نمی\u200cخواهد.",
        blanks="{count} صفحهٔ سفید {where} افزوده شده است.",
        before_the_cover="پیش از پشت جلد",
        at_the_end="در پایان",
        creep=(
            "صفحه\u200cهای هر برگ درونی\u200cتر {moved} میلی\u200cمتر به سوی عطف آمده\u200cاند، "
            "برای برش لبهٔ بیرونی."
        ),
        right="راست",
        left="چپ",
        short="کوتاه",
        long="بلند",
    ),
    folding=FoldingWords(
        title="راهنمای چاپ و تای بروشور سه\u200cلت ({file})",
        paper="کاغذ: {sheets} A4 خوابیده، هر دو رو.",
        duplex="چاپ دورو: «چرخش از لبهٔ کوتاه» (flip on short edge)؛ هر دو رو سربالا.",
        scale="اندازه: ۱۰۰٪ (اندازهٔ واقعی)؛ نه «متناسب با کاغذ».",
        folds=(
            "خط تا: {first} و {second} میلی\u200cمتر از لبهٔ راست رویی که {front} بر آن است؛ "
            "نشانهٔ تا در بالا و پایین هر دو رو هست."
        ),
        z_side="تا: زیگزاگ، مانند Z. رویی که {front} بر آن است رو به شما، {front} در سمت راست.",
        z_fold="لت چپ را روی لت میانی بخوابانید؛ سپس لت راست ({front}) را به پشت ببرید.",
        z_trial=(
            "آزمون: {front} بیرون و در پیش می\u200cماند و بروشور چون آکاردئون باز می\u200cشود."
        ),
        roll_side="تا: رولی. رویی که {front} بر آن نیست رو به شما.",
        roll_fold=(
            "لت باریک\u200cتر ({narrow} میلی\u200cمتر، در سمت چپ) را روی لت میانی بخوابانید؛ "
            "سپس لت راست را روی آن."
        ),
        roll_trial=(
            "آزمون: {front} رو می\u200cماند و بروشور مانند کتاب فارسی باز می\u200cشود، عطف در "
            "سمت راست."
        ),
        roll_order="ترتیب خواندن: {front}، سه لت درون از راست به چپ، لت تاخورده، پشت.",
        several="هر برگ را جدا تا کنید و برگ\u200cها را به ترتیب پشت هم بگذارید، برگ ۱ پیش از همه.",
        cover="جلد",
        heading="عنوان",
    ),
    zine=ZineWords(
        title="راهنمای چاپ، تا و برش زین ({file})",
        paper="کاغذ: یک برگ {paper} خوابیده، تنها یک رو.",
        scale="اندازه: ۱۰۰٪ (اندازهٔ واقعی)؛ نه «متناسب با کاغذ».",
        drawn=(
            "برگ از روی چاپ\u200cشده (خط\u200cچین: تا؛ خط پر: برش؛ صفحه\u200cهای ردیف بالا وارونه):"
        ),
        creases=(
            "۱. روی خط\u200cچین\u200cها تا بزنید و باز کنید: یک بار از درازا، سه بار از پهنا."
        ),
        cut="۲. خط پر میان برگ را ببرید، از تای اول تا تای سوم، و نه تا لبهٔ برگ.",
        push=(
            "۳. برگ را از درازا تا بزنید، روی چاپ\u200cشده بیرون. دو سر آن را به سوی هم فشار دهید "
            "تا شکاف باز شود و چهار بال پدید آید؛ بال\u200cها را دور جلد (صفحهٔ ۱) جمع کنید."
        ),
        trial="آزمون: جلد رو می\u200cماند، عطف سمت راست است و پس از صفحهٔ ۱ صفحهٔ ۲ می\u200cآید.",
    ),
    tiles=TileWords(
        label="برگ {number}: ردیف {row}، ستون {column}",
        row="ردیف {row}",
        column="ستون {column}",
        glue="چسب",
        facts="{across} در {down} میلی\u200cمتر، روی {sheets} {paper} پس از این برگ",
        glued=(
            "برگ\u200cها را در اندازهٔ واقعی (۱۰۰٪) چاپ کنید، هر برگ را روی خط\u200cهای نازک "
            "ببرید، از برگ ۱ در بالا سمت راست آغاز کنید و هر برگ را به ترتیب شماره روی نوارهای "
            "«چسب» همسایه\u200cهایش بچسبانید، چنان\u200cکه لبه\u200cاش به خط\u200cچین برسد."
        ),
        taped=(
            "برگ\u200cها را در اندازهٔ واقعی (۱۰۰٪) چاپ کنید، هر برگ را روی خط\u200cهای نازک "
            "ببرید، از برگ ۱ در بالا سمت راست آغاز کنید و برگ\u200cها را به ترتیب شماره لب به لب "
            "از پشت به هم بچسبانید."
        ),
        ruled="این خط ۱۰۰ میلی\u200cمتر است؛ اگر در چاپ نیست، اندازهٔ چاپ درست نیست.",
    ),
    contact=ContactWords(
        heading="برگهٔ نمونه\u200cها",
        size="{across} در {down} میلی\u200cمتر{named}، {pages}",
        named=" (\u2066{paper}\u2069)",
        smallest="کوچک\u200cترین حروف {points} پوینت",
        distance="خوانا از {metres} متری",
        sizes="بزرگ\u200cترین حروف {largest} و کوچک\u200cترین {points} پوینت",
        distances="سطر نخست خوانا از {first} متری، باقی از {metres} متری",
        blank="بزرگ\u200cترین جای خالی {share}٪ برگ",
    ),
)

ARABIC = PressWords(
    sheet=SheetWords(
        side="الورقة {number}، {side}",
        side_of="الورقة {number} من {of}، {side}",
        front="الوجه",
        back="الظهر",
        one_sheet="عدد الأوراق {count}",
        sheets="عدد الأوراق {count}",
        one_page="عدد الصفحات {count}",
        pages="عدد الصفحات {count}",
        comma="، ",
    ),
    booklet=BookletWords(
        title="دليل طباعة الكتيّب ({file})",
        paper="الورق: {paper}، {sheets}، على الوجهين.",
        book="الكتاب: {pages}، الكعب إلى {side}.",
        duplex="الطباعة على الوجهين: «القلب على الحافة {edge}» (flip on {flip} edge).",
        scale="الحجم: ١٠٠٪ (الحجم الفعلي)، لا «ملاءمة الصفحة».",
        own_mode="لا تشغّل خيار «كتيّب» في الطابعة: فالصفحات مرتّبة من قبل.",
        trial="للتجربة: يجب أن تكون الصفحة ٢ خلف الصفحة ١{heads}.",
        upright="، ورأس كلتيهما إلى أعلى",
        turned="؛ وفي المعاينة يظهر ظهر كل ورقة مقلوبًا، وهذا صحيح",
        signatures="التجليد: عدد الملازم {count}، وعدد أوراقها على الترتيب {parts}.",
        each="اطوِ كل ملزمة على حدة، وضع الملازم بعضها فوق بعض بالترتيب، ثم خِطها أو ألصقها.",
        thickest="(ما زاد على {count} ورقة، أي {of} صفحة، لا ينغلق جيدًا بالدبابيس.)",
        stapled=(
            "التجليد: ضع الأوراق بعضها داخل بعض بترتيبها (الورقة ١ في الخارج)، واطوها من الوسط، "
            "وثبّتها بدبّوسين على خط الطي."
        ),
        folded="التجليد: اطوِ الورقة من الوسط والصفحة ١ في الخارج؛ لا حاجة إلى دبابيس.",
        blanks="أُضيفت صفحات بيضاء {where}، عددها {count}.",
        before_the_cover="قبل ظهر الغلاف",
        at_the_end="في النهاية",
        creep=(
            "أُزيحت صفحات كل ورقة أقرب إلى الداخل {moved} مم نحو خط الطي، لكي تتساوى الهوامش بعد "
            "القص."
        ),
        right="اليمين",
        left="اليسار",
        short="القصيرة",
        long="الطويلة",
    ),
    folding=FoldingWords(
        title="دليل طباعة المطوية وطيّها ({file})",
        paper="الورق: A4 بالعرض، {sheets}، على الوجهين.",
        duplex=(
            "الطباعة على الوجهين: «القلب على الحافة القصيرة» (flip on short edge)، ورأس الوجهين "
            "إلى أعلى."
        ),
        scale="الحجم: ١٠٠٪ (الحجم الفعلي)، لا «ملاءمة الصفحة».",
        folds=(
            "خطّا الطي: على بعد {first} و{second} مم من الحافة اليمنى للوجه الذي عليه {front}؛ "
            "وعلامات الطي في أعلى الوجهين وأسفلهما."
        ),
        z_side="الطي: متعرّج مثل Z. الوجه الذي عليه {front} نحوك، و{front} إلى اليمين.",
        z_fold="اطوِ الثلث الأيسر فوق الأوسط، ثم الثلث الأيمن ({front}) إلى الخلف.",
        z_trial="للتجربة: يبقى {front} في الخارج من الأمام، وتنفتح المطوية كالأكورديون.",
        roll_side="الطي: إلى الداخل. الوجه الذي ليس عليه {front} نحوك.",
        roll_fold="اطوِ الجزء الأضيق ({narrow} مم، إلى اليسار) فوق الأوسط، ثم الأيمن فوقه.",
        roll_trial="للتجربة: يكون {front} في الأعلى، وتنفتح المطوية ككتاب كعبه إلى اليمين.",
        roll_order=(
            "ترتيب القراءة: {front}، ثم الأجزاء الثلاثة الداخلية من اليمين إلى اليسار، ثم الجزء "
            "المطويّ إلى الداخل، ثم الظهر."
        ),
        several="اطوِ كل ورقة على حدة، وضع الأوراق بعضها خلف بعض بالترتيب، والورقة ١ في الأمام.",
        cover="الغلاف",
        heading="العنوان",
    ),
    zine=ZineWords(
        title="دليل طباعة الكتيّب ذي الورقة الواحدة وطيّه وقصّه ({file})",
        paper="الورق: ورقة {paper} واحدة بالعرض، على وجه واحد فقط.",
        scale="الحجم: ١٠٠٪ (الحجم الفعلي)، لا «ملاءمة الصفحة».",
        drawn="الورقة من وجهها المطبوع (المتقطّع: طيّ، والمتّصل: قصّ، وصفحات الصف الأعلى مقلوبة):",
        creases="١. اطوِ على الخطوط المتقطّعة ثم افتح: مرّة بالطول وثلاث مرّات بالعرض.",
        cut="٢. قصّ الخط المتّصل في وسط الورقة، من الطيّة الأولى إلى الثالثة، لا إلى حافة الورقة.",
        push=(
            "٣. اطوِ الورقة بالطول والوجه المطبوع إلى الخارج، وادفع طرفيها أحدهما نحو الآخر حتى "
            "ينفتح الشق وتظهر أربعة أجنحة، ثم اجمع الأجنحة حول الغلاف (الصفحة ١)."
        ),
        trial="للتجربة: يكون الغلاف في الأعلى والكعب إلى اليمين، وتأتي الصفحة ٢ بعد الصفحة ١.",
    ),
    tiles=TileWords(
        label="الورقة {number}: الصف {row}، العمود {column}",
        row="الصف {row}",
        column="العمود {column}",
        glue="لصق",
        facts="{across} في {down} مم، {sheets} ({paper}) بعد هذه الورقة",
        glued=(
            "اطبع الأوراق بحجمها الفعلي (١٠٠٪)، وقصّ كل ورقة على الخطوط الرفيعة، وابدأ بالورقة ١ "
            "في أعلى اليمين، ثم ألصق كل ورقة بحسب رقمها فوق أشرطة «لصق» في الأوراق المجاورة لها، "
            "حتى تبلغ حافتها الخط المتقطّع."
        ),
        taped=(
            "اطبع الأوراق بحجمها الفعلي (١٠٠٪)، وقصّ كل ورقة على الخطوط الرفيعة، وابدأ بالورقة ١ "
            "في أعلى اليمين، ثم ثبّت الأوراق بحسب أرقامها حافةً إلى حافة بشريط لاصق من الخلف."
        ),
        ruled="طول هذا الخط ١٠٠ مم؛ وإلا فحجم الطباعة غير صحيح.",
    ),
    contact=ContactWords(
        heading="ورقة العيّنات",
        size="{across} في {down} مم{named}، {pages}",
        named=" (\u2066{paper}\u2069)",
        smallest="حجم أصغر الحروف {points} نقطة",
        distance="يُقرأ من مسافة {metres} م",
        sizes="حجم أكبر الحروف {largest} وأصغرها {points} نقطة",
        distances="يُقرأ السطر الأول من مسافة {first} م والباقي من {metres} م",
        blank="أكبر مساحة خالية {share}٪ من الورقة",
    ),
)

ENGLISH = PressWords(
    sheet=SheetWords(
        side="sheet {number}, {side}",
        side_of="sheet {number} of {of}, {side}",
        front="front",
        back="back",
        one_sheet="1 sheet",
        sheets="{count} sheets",
        one_page="1 page",
        pages="{count} pages",
        comma=", ",
    ),
    booklet=BookletWords(
        title="How to print the booklet ({file})",
        paper="Paper: {sheets} of {paper}, both sides.",
        book="Book: {pages}, the spine at the {side}.",
        duplex="Two-sided: flip on {edge} edge.",
        scale='Scale: 100 % ("actual size"), not "fit to page".',
        own_mode="Leave the printer's own booklet mode off: the pages are in order already.",
        trial="To try: page 2 must be behind page 1{heads}.",
        upright=", both with the head up",
        turned="; on the screen the backs stand head down, and that is right",
        signatures="Binding: {count} signatures of {parts} sheets.",
        each="Fold each by itself, lay them on each other in order, sew or glue them.",
        thickest="(More than {sheets}, {pages}, do not close well under one staple.)",
        stapled=(
            "Binding: lay the sheets into each other as they come (sheet 1 outside), fold them, "
            "staple twice on the fold."
        ),
        folded="Binding: fold the sheet in the middle, page 1 outside; it needs no staple.",
        blanks="Blank pages added {where}: {count}.",
        before_the_cover="before the back cover",
        at_the_end="at the end",
        creep=(
            "The pages of each sheet further in are moved {moved} mm towards the fold, so that "
            "margins are even once cut."
        ),
        right="right",
        left="left",
        short="short",
        long="long",
    ),
    folding=FoldingWords(
        title="How to print and fold the leaflet ({file})",
        paper="Paper: {sheets} of A4, lying, both sides.",
        duplex="Two-sided: flip on short edge; both sides with the head up.",
        scale='Scale: 100 % ("actual size"), not "fit to page".',
        folds=(
            "Folds: {first} and {second} mm from the right edge of the side with {front}; marks "
            "at head and foot of both sides."
        ),
        z_side="Fold: like a Z. The side with {front} up, {front} at the right.",
        z_fold="Fold the left third over the middle; then the right third ({front}) behind.",
        z_trial=(
            "To try: {front} stays outside in front, and the leaflet opens like an accordion."
        ),
        roll_side="Fold: rolled, the flap inside. The side without {front} up.",
        roll_fold=(
            "Fold the narrower panel ({narrow} mm, at the left) over the middle; then the right "
            "one over it."
        ),
        roll_trial=(
            "To try: {front} is on top, and the leaflet opens like a right-bound book, the spine "
            "at the right."
        ),
        roll_order=(
            "It is read in this order: {front}, the three panels inside from right to left, the "
            "flap, the back."
        ),
        several=(
            "Fold each sheet by itself, and lay them behind one another in order, sheet 1 in front."
        ),
        cover="the cover",
        heading="the title",
    ),
    zine=ZineWords(
        title="How to print, fold and cut the mini-zine ({file})",
        paper="Paper: one sheet of {paper}, lying, one side only.",
        scale='Scale: 100 % ("actual size"), not "fit to page".',
        drawn=(
            "The printed side (dashed: fold; solid: cut; the pages of the upper row stand head "
            "down):"
        ),
        creases=(
            "1. Fold along the dashed lines and open again: once lengthwise, three times across."
        ),
        cut=(
            "2. Cut the solid line in the middle, from the first fold to the third, not to the "
            "edge of the sheet."
        ),
        push=(
            "3. Fold the sheet lengthwise, the print outside. Push its ends together until the "
            "slit opens and four wings stand out; lay the wings around the cover (page 1)."
        ),
        trial="To try: the cover is on top, the spine at the right, and page 2 comes after page 1.",
    ),
    tiles=TileWords(
        label="sheet {number}: row {row}, column {column}",
        row="row {row}",
        column="column {column}",
        glue="glue",
        facts="{across} by {down} mm, on {sheets} of {paper} after this one",
        glued=(
            "Print at actual size (100 %), cut each sheet along its thin lines, begin with sheet 1 "
            "at the top right, and glue each further sheet in the order of its number onto the "
            "strips marked “glue” of its neighbours, its edges at the dashed lines."
        ),
        taped=(
            "Print at actual size (100 %), cut each sheet along its thin lines, begin with sheet 1 "
            "at the top right, and tape the sheets edge to edge from behind in the order of their "
            "numbers."
        ),
        ruled="This line is 100 mm long; where it prints otherwise, so does the poster.",
    ),
    contact=ContactWords(
        heading="Contact sheet",
        size="{across} by {down} mm{named}, {pages}",
        named=" ({paper})",
        smallest="smallest type {points} pt",
        distance="read from {metres} m",
        sizes="largest type {largest} pt, smallest {points} pt",
        distances="first line read from {first} m, the rest from {metres} m",
        blank="largest blank {share} % of the sheet",
    ),
)

PRESS_WORDS: Mapping[str, PressWords] = {"fa": PERSIAN, "ar": ARABIC, "en": ENGLISH}


class Tongue(NamedTuple):
    """A language in which paper speaks. `figures` writes numbers in its digits; `from_right`: it is
    written from right to left.
    """

    tag: str
    words: PressWords
    figures: Callable[[int | str], str]
    from_right: bool

    def sheets(self, count: int) -> str:
        """So many sheets."""
        words = self.words.sheet
        return (words.one_sheet if count == 1 else words.sheets).format(count=self.figures(count))

    def pages(self, count: int) -> str:
        """So many pages."""
        words = self.words.sheet
        return (words.one_page if count == 1 else words.pages).format(count=self.figures(count))


_ENGLISH = Tongue("en", ENGLISH, str, False)


def tongues(tag: str) -> tuple[Tongue, ...]:
    """The languages in which the sheets of an edition in that language speak: its own where it has
    words here, and English, which is the last.
    """
    language = known(tag)
    words = PRESS_WORDS.get(language.tag.partition("-")[0]) if language else None
    if language is None or words is None:
        return (_ENGLISH,)
    return Tongue(language.tag, words, language.figures, True), _ENGLISH
