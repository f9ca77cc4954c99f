"""Logos as SVG: what draws is kept, what does more is refused."""

import time

import pytest

from acctplan.brand.vectors import MAX_BYTES, RefusedError, cleaned

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 10"'
)


def drawing(inner: str, head: str = HEAD) -> bytes:
    return f"{head}>{inner}</svg>".encode()


def test_what_draws_is_kept_and_nothing_of_who_drew_it() -> None:
    text = (
        '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">'
        "<!-- drawn by Jane -->"
        + HEAD
        + ' xmlns:i="http://example.org/i" i:author="Jane" data-name="Jane"><title>Jane</title><metadata>Jane</metadata>'
        '<i:view>Jane</i:view><defs><linearGradient id="g"><stop stop-color="#123456"/></linearGradient></defs>'
        '<style>.a{fill:url(#g)}</style><g class="a"><path d="M0 0h9"/></g><use xlink:href="#g"/></svg>'
    )
    made = cleaned(text.encode())
    assert made.content.decode() == (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 10" '
        'width="40" height="10"><defs><linearGradient id="g"><stop stop-color="#123456"></stop></linearGradient></defs>'
        '<style>.a{fill:url(#g)}</style><g class="a"><path d="M0 0h9"></path></g><use xlink:href="#g"></use></svg>'
    )
    assert (made.width, made.height) == (40, 10)


def test_an_encoding_that_is_declared_is_not_believed() -> None:
    made = cleaned(b'<?xml version="1.0" encoding="UTF-7"?>' + drawing('<path id="+ADw-script+AD4-"/>'))
    assert b'<path id="+ADw-script+AD4-"></path>' in made.content


def test_without_a_view_box_the_size_is_its_own() -> None:
    made = cleaned(b'<svg xmlns="http://www.w3.org/2000/svg" width="30px" height="10"><path d="M0 0"/></svg>')
    assert (made.width, made.height) == (30, 10)
    assert b'viewBox="0 0 30 10"' in made.content


NESTED = "".join(f'<g id="n{each}">' + f'<use xlink:href="#n{each + 1}"/>' * 10 + "</g>" for each in range(9))
CHAIN = "".join(f'<g id="n{each}"><use xlink:href="#n{each + 1}"/></g>' for each in range(3000))
MASKS = "".join(
    f'<mask id="m{each}"><g mask="url(#m{each + 1})"/><g mask="url(#m{each + 1})"/></mask>'
    for each in range(40)
)
HOSTILE = {
    "script": (drawing("<script>alert(1)</script>"), "holds <script>"),
    "script of another case": (drawing("<SCRIPT>alert(1)</SCRIPT>"), "holds <SCRIPT>"),
    "handler": (drawing('<path onload="alert(1)"/>'), "holds a script, 'onload'"),
    "handler of the whole": (drawing("", HEAD + ' onLoad="alert(1)"'), "holds a script, 'onLoad'"),
    "foreign page": (drawing("<foreignObject/>"), "holds <foreignObject>"),
    "picture elsewhere": (drawing('<image href="http://evil.example/x.png"/>'), "holds <image>"),
    "address": (
        drawing('<use href="http://evil.example/x.svg#a"/>'),
        "refers to 'http://evil.example/x.svg#a'",
    ),
    "file": (drawing('<use xlink:href="file:///etc/passwd"/>'), "refers to 'file:///etc/passwd'"),
    "fill elsewhere": (
        drawing('<path fill="url(http://evil.example/x#a)"/>'),
        "refers to 'http://evil.example/x#a'",
    ),
    "style elsewhere": (drawing("<style>a{fill:url( 'x.svg#a' )}</style>"), "refers to 'x.svg#a'"),
    "import": (drawing("<style>@import 'x.css'</style>"), "holds a style that may read other files"),
    "escape": (drawing(r"<style>a{fill:u\72l(x)}</style>"), "holds a style that may read other files"),
    "unclosed address": (drawing('<path style="fill:url(x"/>'), "holds a style that may read other files"),
    "entity": (
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawing("<path/>"),
        "declares entities or style sheets",
    ),
    "file as entity": (
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + drawing("&a;"),
        "declares entities or style sheets",
    ),
    "style sheet": (
        b'<?xml-stylesheet href="http://evil.example/x.css"?>' + drawing(""),
        "declares entities or style sheets",
    ),
    "animation": (drawing('<set attributeName="href" to="javascript:alert(1)"/>'), "holds <set>"),
    "link": (drawing('<a href="javascript:alert(1)"/>'), "holds <a>"),
    "text": (drawing("<text>Acme</text>"), "holds <text>"),
    "filter": (drawing("<filter/>"), "holds <filter>"),
    "repeated": (drawing(NESTED + '<use xlink:href="#n0"/>'), "draws more than 20,000 shapes"),
    "masks in masks": (drawing(MASKS), "draws more than 20,000 shapes"),
    "chain": (drawing(CHAIN), "repeats what repeats others, over and over"),
    "itself": (drawing('<g id="a"><use xlink:href="#a"/></g>'), "draws itself without an end"),
    "style that repeats": (
        drawing('<style>.a{mask:url(#m)}</style><mask id="m"/>'),
        "uses '#m' in its style sheet",
    ),
    "deep": (drawing("<g>" * 5000 + "</g>" * 5000), "is nested deeper than 32 levels"),
    "no size": (
        drawing("", '<svg xmlns="http://www.w3.org/2000/svg"'),
        "says no size: it has no viewBox of numbers",
    ),
    "giant": (
        drawing("", '<svg xmlns="http://www.w3.org/2000/svg" width="9999999" height="1"'),
        "says no size: it has no viewBox of numbers",
    ),
    "long": (
        drawing("", '<svg xmlns="http://www.w3.org/2000/svg" width="999" height="1"'),
        "is more than 20 times as long as it is wide",
    ),
    "large": (drawing("<path/>" * 40_000), f"is larger than {MAX_BYTES // 1000} KB"),
    "page": (b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "is no SVG"),
    "no namespace": (b"<svg viewBox='0 0 1 1'/>", "is no SVG"),
    "broken": (b"<svg", "is no SVG in UTF-8"),
    "other encoding": (drawing("").decode().encode("utf-16"), "is no SVG in UTF-8"),
    "program": (b"\x7fELF\x02\x01\x01\x00\xff", "is no SVG in UTF-8"),
    "nothing": (b"", "is no SVG in UTF-8"),
}


@pytest.mark.parametrize(("content", "reason"), HOSTILE.values(), ids=HOSTILE)
def test_what_does_more_than_draw_is_refused(content: bytes, reason: str) -> None:
    start = time.process_time()
    with pytest.raises(RefusedError) as error:
        cleaned(content)
    assert str(error.value) == reason
    assert time.process_time() - start < 2
