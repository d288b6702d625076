"""`[layout]`: what stands on the pages of the pamphlet, and on how many."""

from typing import Annotated, Literal, TypeAlias

from edition.model.description.keys import Choice, Described, Key

ImprintPlace: TypeAlias = Literal["auto", "front", "end"]


class Layout(Described, frozen=True, kw_only=True):
    """What the pamphlet has beside its text, and how large that is set. "auto" is what takes the
    fewest sheets among good pages.

    `pages` is a number that is wished for, `type_pt` the size of the text.
    """

    cover: Annotated[
        Choice,
        Key(
            en="A cover of its own; without it the title stands at the head of the first page. "
            "`auto` leaves it out only where four pages hold all else.",
            fa="جلدی جدا؛ بی آن عنوان بالای صفحهٔ نخست می‌آید. `auto` تنها جایی از جلد می‌گذرد که "
            "همه‌چیز در چهار صفحه جا شود.",
            example=False,
        ),
    ] = "auto"
    imprint: Annotated[
        ImprintPlace,
        Key(
            en="The imprint behind the cover (`front`), or on the last page (`end`).",
            fa="شناسنامه پشت جلد (`front`) یا در صفحهٔ آخر (`end`).",
            example="end",
        ),
    ] = "auto"
    contents: Annotated[
        Choice,
        Key(
            en="A list of the headings. `auto` makes one from five headings on, but in a text of "
            "few pages.",
            fa="فهرست تیترها. `auto` از پنج تیتر به بعد می‌آورد، جز در متنی چندصفحه‌ای.",
            example=False,
        ),
    ] = "auto"
    slogans_page: Annotated[
        Choice,
        Key(
            en="The slogans at the end, and the list of names, open pages of their own; else they "
            "stand below the text.",
            fa="شعارهای پایانی و نام‌ها هر یک صفحه‌ای تازه باز می‌کنند؛ وگرنه زیر متن می‌آیند.",
            example=False,
        ),
    ] = "auto"
    back_cover: Annotated[
        Choice,
        Key(
            en="The last page kept for a slogan and the address; else the imprint or the text "
            "stands there.",
            fa="صفحهٔ آخر برای یک شعار و نشانی؛ وگرنه شناسنامه یا متن در آن می‌آید.",
            example=False,
        ),
    ] = "auto"
    pages: Annotated[
        Literal["auto"] | int,
        Key(
            en="How many pages it should have, a multiple of four. Size and leading of the text "
            "give way for it a little; where that is not enough a warning says how many it has.",
            fa="شمار صفحه‌ها، مضربی از چهار. اندازه و فاصلهٔ سطرهای متن برای آن اندکی کم و زیاد "
            "می‌شوند؛ اگر نرسد، هشداری می‌گوید چند صفحه شد.",
            example=8,
            between=(4, 4000),
        ),
    ] = "auto"
    type_pt: Annotated[
        Literal["auto"] | float,
        Key(
            en="The size of the text in points: `auto` is 11, on `A4` and `Letter` 13.",
            fa="اندازهٔ حروف متن به پوینت: `auto` یعنی ۱۱، و در `A4` و `Letter`، ۱۳.",
            example=10.5,
            between=(9, 14),
        ),
    ] = "auto"
