"""Texts that have broken programs of this kind: numbers, days, words, YAML and Markdown, for any place in a plan."""

NUMBERS = [
    "9e999999", "$1e999", "1e9%", "$" + "9" * 400, "9" * 400, "0." + "0" * 300 + "1", "999999999999999999", "-0", "$-0",
    "999999999999999999bn", "$999,999,999,999,999,999", "1,00,00,000", "1.000,5", "$0.004", "€1.234", "1.5M", "NaN", "inf",
    "-inf", "0%", "-1%", "101%", "999999999999999999%", "3 of 0", "0/0", "9/7", "-1 of -1", "٣٤٥", "１２", "²", "½", "%", "$",
    "≥", "~", "> 1", "<", "from 1 to 2 to 3", "8 h", "8 h/h/h", "$1/yr", "$0/mo", "USD", "CHF 0", "XXX 1", "1 USD 2 EUR",
]  # fmt: skip
DAYS = [
    "0000-01-01", "0001-01-01", "9999-12-31", "10000-01-01", "2026-02-30", "2024-02-29", "2026-13-31", "31.12.9999",
    "1/2/3", "Q9", "Q0 2026", "FY99999-Q9", "FY0-Q1", "9999-Q4", "0001-Q1", "0000-Q1", "FY9999", "2026-Q4", "Q4", "H1 2026",
    "months 999999999-9999999999", "month 0", "Years 1-99999", "year 1", "in 99999999 months", "1-3 months", "yesterday",
    "2026-10-01 to 2020-01-01", "9999-12-01 – 9999-12-31", "W53 9999", "Dec 9999", "Jan 1", "31 Feb 2026", "12:30:45",
]  # fmt: skip
WORDS = [
    "", " ", "-", "–", "n/a", "none", "None", "TBD", "[Name]", "[x]", "<name>", "YYYY-MM-DD", "XX%", "H/M/L", "yes", "NO",
    "🟢", "🟢🔴", "👩‍👩‍👧‍👦", "e" + "\u0301" * 50, "\u202edlrow", "\u200b", "\ufeff", "ＡＢ", "İ", "ß", "ﬁ", "high", "red", "done", "all",
    "both", "1", "1, 2", "1-3", "1-999999999", "9-1", "0", "#", "#1", "a, b; c & d", "A/R", "Mara Lind", "Priya Nair",
    "mara lind", "Mara", "M. Lind", "Mara Lind (CFO), Tom Becker", ",", ";;", "@", "us", "customer", "internal", "strategic",
    "`|`", "`", "``a`", "\\|", "\\", "**", "*a", "~~", "<br>", "&lt;script&gt;", "{{7*7}}", "{% include 'x' %}", "{# #}",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))", "![x](data:text/html,x)",
    "[a](//evil)", "<https://a.example>", "https://a.example/?q=|", "[a]: javascript:x", "[^1]", "::error::x", "##[error]x",
    "=1+1", "\x1b[31mred", "\x1b]8;;x\x07", "\x07", "\x7f", "\x85", "\x0b", "\x0c", "Ã¼", "â€™", "\ufffe", "\U0010ffff",
    "a" * 3_000, "🟢" * 500, "|" * 300, "- " * 200, "[" * 500, "<!--" * 100, "\u0600" * 40, "x\u2028y", "x\u2029y",
]  # fmt: skip
YAML = [
    "*a", "&a x", "!!python/object:x y", "!x y", "!!binary aGk=", "|", ">", "|2-\n  x", "[", "{", "[]", "{}", "[a, b]",
    "{a: b}", "~", "null", "'", '"', '"\\x"', '"\\U0010ffff"', '"\\ud800"', '"\\0"', "a: b", "a #b", "- x", "? x", "%TAG", "@x",
    "<<: {a: 1}", "---", "...", "--- x", "\tx", "y: [1, {z: [*q]}]", "0o17", "0x1F", "1_000", "=", ".inf", "2026-13-31",
    "\n  start: 1\n  end: [x]", "\n- a\n- b", "\n  x:\n    y:\n      z: 1", "[" * 40 + "]" * 40, "'it''s'", '"a\n  b"',
]  # fmt: skip
MARKUP = [
    "<!-- internal -->", "<!-- /internal -->", "<!--internal-->", "<!-- INTERNAL", "-->", "<!--", "<!-- acctplan: allow -->",
    "<!-- acctplan: allow AP105 -->", "<!-- acctplan: allow AP105, AP999 until 2026-13-40: x -->",
    "<!-- acctplan: allow AP105\nuntil 0000-00-00\n: why -->", "<!-- acctplan: allow AP1 AP2 ap103 until : -->",
    "```", "````md\n", "~~~", "    code", "\t", "> ", ">>>>", "- ", "1. ", "999999999999. ", "* * *", "===", "---", "-|-", "|", "||",
    "|---|", "|:-:|\n", "| a | b |\n|---|---|\n| | a | b |\n|---|", "## Quarterly Goals", "## Actions\n", "# X\n", "####### x",
    "## Review 2026-Q3\n", "## Review Q9\n", "## \u202e\n", "##", "## Qarterly Gaols\n", "### Actions\n", "Setext\n---\n",
    "\r", "\r\n", "\n", "\n\n\n", "\u2028", "\u2029", "\x0c", "\x1c", "\x85", "\0", "\ufeff", "<div>\n", "</div>", "<pre>", "<?x?>",
    "<![CDATA[", "[a]: <x> 'y'\n", "[^1]: x\n", "&#0;", "&#xD800;", "&#99999999999;", "&nbsp;", "\\\n", "  \n", "*" * 200, "_" * 200,
    "".join(f"{' ' * (2 * n)}- x\n" for n in range(60)), ">" * 200, "[a](" * 100, "`" * 99,
]  # fmt: skip
NASTY = [*NUMBERS, *DAYS, *WORDS, *YAML, *MARKUP]
