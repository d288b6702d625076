"""What the grammar of a language says of words that belong together: closed classes, by language.

Large type is broken into few lines, so a line that ends with a preposition or begins with a suffix
is seen from afar. No lexicon is needed for that, only the words that a grammar can count: those of
Persian are after G. Lazard, A Grammar of Contemporary Persian (1992), of Arabic after K. C. Ryding,
A Reference Grammar of Modern Standard Arabic (2005), of Urdu after R. L. Schmidt, Urdu: An
Essential Grammar (1999), of Sorani after W. M. Thackston, Sorani Kurdish (2006), of Uyghur after
R. F. Hahn, Spoken Uyghur (1991), of Hebrew after L. Glinert, The Grammar of Modern Hebrew (1989),
of Yiddish after N. G. Jacobs, Yiddish: A Linguistic Introduction (2005). Of other languages nothing
is said.
"""

from msgspec import Struct

_FOLDED = {"ك": "ک", "ي": "ی", "ى": "ی"}


def folded(text: str) -> str:
    """A text with kaf and yeh in one spelling, as the words of a grammar have them."""
    # `translate` asks of each character of a text, `replace` looks for the few.
    for letter, persian in _FOLDED.items():
        text = text.replace(letter, persian)
    return text


def _words(text: str) -> frozenset[str]:
    return frozenset(folded(text).split())


class Ezafe(Struct, frozen=True, kw_only=True):
    """How a word says that it is bound to the next.

    `written` are endings that say so for sure, `doubtful` such that end free words as well.
    `plurals` are endings before which the noun of a doubtful word is found. `prepositions` are
    nouns in ezafe that hardly stand without it.
    """

    written: tuple[str, ...]
    doubtful: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    prepositions: frozenset[str] = frozenset()


class Grammar(Struct, frozen=True, kw_only=True):
    """The words of a language that are no words to the eye, or lead on to others, or never stand in
    a term; all `folded`.

    `prefixes`: written apart they belong to the word behind them.
    `suffixes`: endings, enclitics and postpositions, which belong to the word before them.
    `prepositions`, `conjunctions` and `determiners` lead on to what follows; no determiner of these
    stands for itself.
    `particles`: other words that are part of no term, before which no word is in ezafe.
    `verbs`: with them a clause ends; `copulas` of these are particles too.
    `verbal`: how finite verbs begin.
    `marker` is what is put behind an object, `conjunction` is «and», which leads on as a prefix
    does.
    """

    prefixes: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    optatives: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    copulas: frozenset[str] = frozenset()
    verbal: tuple[str, ...] = ()
    marker: str = ""
    conjunction: str = ""
    ezafe: Ezafe | None = None

    @property
    def leading(self) -> frozenset[str]:
        """No line of large type ends with one of these."""
        return self.prepositions | self.conjunctions | self.determiners

    @property
    def function_words(self) -> frozenset[str]:
        """Before these stands no word in ezafe, and they are part of no term."""
        return (
            self.prepositions
            | self.conjunctions
            | self.particles
            | self.copulas
            | {self.marker, self.conjunction}
        )


PERSIAN = Grammar(
    prefixes=_words("بی می نمی نا همی"),
    suffixes=_words(
        # Of the plural, alone and before a pronoun; of the article; of comparison.
        "ها های هایی هایم هایت هایش هایمان هایتان هایشان گان ی ای تر ترین "
        # Enclitic pronouns, and the enclitic forms of «to be».
        "ام ات اش مان تان شان ایم اید اند "
        # Second members of compounds, of present stems and their participles. Those that stand for
        # themselves in prose or verse are left out («گر», «طلب», «گونه»); «داری» and «سازی», which
        # are verbs there, end a clause then and keep to their object as well.
        "گرا گرایی گرائی گری گذاری گیری پذیر پذیری ناپذیر سازی داری زدا زدایی زدائی طلبی مداری "
        "سالاری پرستی شناسی نگاری آمیز انگیز مند مندی گانه کننده کنندگان دهنده دهندگان شونده "
        "شوندگان"
    ),
    optatives=_words("باد مباد"),
    prepositions=_words(
        "از به با بر در تا برای بدون جز بجز طی ضد برضد علیه تحت بین میان زیر روی نزد توسط درباره "
        "مانند مثل همچون بابت"
    ),
    conjunctions=_words("یا که اگر چون زیرا اما ولی لیکن بلکه مگر گرچه اگرچه هرچند چنانچه تا"),
    determiners=_words("هر همه کلیه تمام تمامی سایر چندین"),
    particles=_words("نیز هم نه پس چه بی"),
    verbs=_words(
        "است نیست هست هستند نیستند بود نبود بودند نبودند شد نشد شدند شود نشود شوند باشد نباشد "
        "باشند دارد ندارد دارند داشت نداشت داشتند کرد نکرد کردند کند نکند کنند گشت گردد گردند گردید"
    ),
    copulas=_words("است نیست بود شد شود باشد"),
    verbal=("می\u200c", "نمی\u200c"),
    marker="را",
    conjunction="و",
    ezafe=Ezafe(
        written=("ۀ", "هٔ", "ۂ", "هء", "ه\u200cی", "های"),
        doubtful=("ای", "وی"),
        plurals=("ها", "های", "هایی", "یی"),
        prepositions=_words("سوی بسوی به\u200cسوی روی بروی توی"),
    ),
)

ARABIC = Grammar(
    prepositions=_words("من إلى الى عن على في حتى منذ مع عند لدى بين تحت فوق دون بدون ضد حول خلال"),
    conjunctions=_words("أو او أم ثم لكن ولكن بل أن ان إن لأن إذا اذا لو كي"),
    determiners=_words("كل جميع أي بعض"),
    particles=_words("لا لم لن ما قد هل غير"),
    conjunction="و",
)

URDU = Grammar(
    prefixes=_words("بے نا"),
    suffixes=_words("کا کے کی کو سے میں پر تک نے والا والے والی گا گے گی"),
    conjunctions=_words("یا کہ اگر لیکن مگر بلکہ کیونکہ چونکہ جو جب تو"),
    determiners=_words("ہر تمام"),
    particles=_words("نہ نہیں بھی ہی ہے ہیں تھا تھے تھی"),
    verbs=_words("ہے ہیں تھا تھے تھی ہو ہوں"),
    conjunction="اور",
    ezafe=Ezafe(written=("ۂ", "ۂ", "ئے")),
)

SORANI = Grammar(
    prefixes=_words("بێ نا"),
    prepositions=_words("لە بە بۆ لەگەڵ بێ تا لەسەر لەژێر لەنێوان دژی"),
    conjunctions=_words("یان کە ئەگەر بەڵام چونکە بەڵکو تا"),
    determiners=_words("هەر هەموو گشت چەند"),
    particles=_words("نە نا هەم"),
    conjunction="و",
)

UYGHUR = Grammar(
    suffixes=_words("بىلەن ئۈچۈن ھەققىدە توغرىسىدا ئارقىلىق قەدەر بويىچە كېيىن بۇرۇن"),
    conjunctions=_words("ياكى لېكىن بىراق ئەگەر چۈنكى"),
    determiners=_words("ھەر بارلىق پۈتۈن"),
    particles=_words("ھەم ئەمەس"),
    conjunction="ۋە",
)

# «And», «in», «to», «from», «the» and «that» are written as one with the word behind them, so no
# conjunction stands alone.
HEBREW = Grammar(
    prepositions=_words(
        "של על אל את עם בין לפני אחרי תחת מעל מול בלי ללא עד כמו אצל למען נגד לפי כלפי לגבי בתוך "
        "מתוך בגלל לשם בידי מפני"
    ),
    conjunctions=_words("או אם כי אבל אך אלא כאשר אשר פן לכן"),
    determiners=_words("כל שום אילו איזה"),
    particles=_words("לא גם רק אף אין יש הנה האם כן"),
)

YIDDISH = Grammar(
    prepositions=_words(
        "אין פֿון מיט צו אױף בײַ פֿאַר נאָך איבער אונטער "
        "דורך קעגן אָן װעגן צװישן אַרום ביז לױט זינט "
        "אױס אינעם פֿונעם צום בײַם"
    ),
    conjunctions=_words("אָדער אָבער אַז װײַל כּדי צי װי אױב װען װאָס נאָר סײַדן"),
    determiners=_words("דער די דאָס דעם אַ אַן יעדער יעדע יעדן קײן אַלע"),
    particles=_words("נישט ניט אױך שױן נאָך יאָ"),
    conjunction="און",
)
