"""Texts as a page can show them."""

import json

import pytest

from acctplan.blocks.vocabulary import Paragraph, Strong, Text
from acctplan.paper import typesetter
from acctplan.paper.lettering import Lettering, named, our_signs, texts_in

EVERYTHING = b"""#set document(title: "all")
#set text(font: ("Inter", "DejaVu Sans Mono", "Libertinus Serif"))
= All
#json(bytes(sys.inputs.signs))
"""


@pytest.fixture
def lettering() -> Lettering:
    return Lettering(our_signs())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Zażółć gęślą jaźń", "Zażółć gęślą jaźń", id="letters that we have"),
        pytest.param("الخطيب and נועה", "الخطيب and נועה", id="letters of the typesetter"),
        pytest.param("a 星影製菓 b", "a [?] b", id="several that nobody has are one mark"),
        pytest.param("🟢 🟡 🔴 ✅ ❌", "● ▲ ■ ✓ ✗", id="signs read by colour are shapes"),
        pytest.param("a\u202eb\u2066c\u200ed\ufeff", "abcd", id="signs that steer are dropped"),
        pytest.param("a\u2028b\u3000c", "ab c", id="odd blanks"),
        pytest.param("⚠\ufe0f", "⚠", id="variations"),
        pytest.param("\u0e01\u0e31", "[?]", id="marks that nobody has"),
    ],
)
def test_a_text_is_shown(lettering: Lettering, text: str, shown: str) -> None:
    assert lettering.shown(text) == shown


def test_what_is_lacking_is_remembered_once(lettering: Lettering) -> None:
    lettering.shown("星影")
    lettering.shown("影星😀")
    assert lettering.lacking == ("星", "影", "😀")
    assert named(lettering.lacking) == "星 (U+661F), 影 (U+5F71), 😀 (U+1F600)"
    assert named("abcdefgh", 2) == "a (U+0061), b (U+0062) and 6 more"


def test_texts_are_found_however_deep() -> None:
    assert list(texts_in((Paragraph((Text("a"), Strong((Text("星"),)))),))) == ["a", "星"]


def test_long_words_may_break(lettering: Lettering) -> None:
    assert lettering.line("x" * 30 + " y") == f"{'x' * 12}\u200b{'x' * 12}\u200b{'x' * 6} y"
    assert lettering.line("responsibilities") == "responsibilities"


@pytest.mark.parametrize("between", [" ", ""], ids=["apart", "in one word"])
def test_every_sign_that_we_rely_on_is_drawn(between: str) -> None:
    signs = between.join(sorted(our_signs()))
    made = typesetter.pdf(EVERYTHING, {"signs": json.dumps(signs)}, "ua-1")
    assert made.startswith(b"%PDF-1.7")
