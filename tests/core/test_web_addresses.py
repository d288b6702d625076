"""Addresses that lead elsewhere than they read."""

import pytest

from edition.core.web_addresses import misleading, sent

MIXED = "has a host that mixes the letters of scripts"
UNSEEN = "holds a character that nobody sees"


@pytest.mark.parametrize(
    ("url", "wrong"),
    [
        ("https://good.org@evil.com/", "holds a user's name or password before its host"),
        ("https://name:word@evil.com", "holds a user's name or password before its host"),
        ("https://good.org%40evil.com/", "holds a user's name or password before its host"),
        ("//good.org@evil.com/", "holds a user's name or password before its host"),
        ("https://example.org/\u202egnp.exe", f"{UNSEEN} (U+202E)"),
        ("https://example.org/%E2%80%AEgnp.exe", f"{UNSEEN} (U+202E)"),
        ("https://exa\u00admple.org/", f"{UNSEEN} (U+00AD)"),
        (
            "https://example.org/\u200cx",
            "holds a joiner that stands between no letters, where nobody sees it",
        ),
        (
            "https://example.org/x\u200d",
            "holds a joiner that stands between no letters, where nobody sees it",
        ),
        ("https://good.org\\.evil.com/", "holds a backslash"),
        ("https://good.org%5C.evil.com/", "holds a backslash"),
        ("https://example.org/%00", "holds a control character (U+0000)"),
        ("https://example.org/%0D%0AX", "holds a control character (U+000D)"),
        ("https:///evil.com", "has no host that can be read"),
        ("https://[::1", "has no host that can be read"),
        ("https://\u0430pple.com/", f"{MIXED} («\u0430pple»: Cyrl, Latn)"),
        ("https://xn--pple-43d.com/", f"{MIXED} («\u0430pple»: Cyrl, Latn)"),
        ("mailto:a@\u0430pple.com", f"{MIXED} («\u0430pple»: Cyrl, Latn)"),
        ("https://xn--99999.com/", "has a host that no name server takes (IDNA 2008)"),
        ("https://\u0661\u0662.org/", "has a host that no name server takes (IDNA 2008)"),
        (
            f"https://example.org/{'x' * 1981}",
            "has 2,001 characters in an address, and 2,000 are the most",
        ),
    ],
)
def test_misleading(url: str, wrong: str) -> None:
    assert misleading(url) == wrong


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org:8080/a?q=1#b",
        "https://example.org/@name",
        "https://fa.wikipedia.org/wiki/می\u200cخواهم",
        "https://example.org/%D9%85%DB%8C%E2%80%8C%D8%B1%D9%88%D9%85",
        "https://example.org/%E3%CF",
        "https://ایران.ir/",
        "https://xn--mgba3a4f16a.ir/",
        "https://日本語かな.jp/",
        "https://[::1]/",
        "mailto:name@example.org",
        "/a/b",
        "#a",
        f"https://example.org/{'x' * 1980}",
    ],
)
def test_plain(url: str) -> None:
    assert misleading(url) is None


@pytest.mark.parametrize(
    ("url", "ascii_"),
    [
        ("https://نمونه.ایران/برگه",
         "https://xn--hhbbbed.xn--mgba3a4f16a/%D8%A8%D8%B1%DA%AF%D9%87"),
        ("http://نمونه.com:80/a?b=ن#ت", "http://xn--hhbbbed.com:80/a?b=%D9%86#%D8%AA"),
        ("https://می\u200cروم.ایران", "https://xn--wgb3bbl27d652j.xn--mgba3a4f16a"),
        ("https://דוגמה.ישראל/דף", "https://xn--6dbbec0c.xn--4dbrk0ce/%D7%93%D7%A3"),
        ("https://%D9%86.com/", "https://xn--ihb.com/"),
        ("mailto:a@نمونه.ایران?subject=س", "mailto:a@xn--hhbbbed.xn--mgba3a4f16a?subject=%D8%B3"),
        ("https://xn--hhbbbed.com/a", "https://xn--hhbbbed.com/a"),
        ("https://example.org/a(b)'c;d?e=%20", "https://example.org/a(b)'c;d?e=%20"),
        ("http://[2001:db8::1]:80/#a", "http://[2001:db8::1]:80/#a"),
        ("tel:+98-21", "tel:+98-21"),
        ("", ""),
    ],
)  # fmt: skip
def test_as_it_is_sent(url: str, ascii_: str) -> None:
    assert sent(url) == ascii_
    assert sent(ascii_) == ascii_
