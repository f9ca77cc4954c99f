"""Front matter: what is read, where it stands, and one plain sentence for each mistake."""

import re
import time

import frontmatter
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acctplan.diagnostic import Finding
from acctplan.reader.frontmatter import Block, Mapping, Node, Scalar, Sequence, nodes, parse
from acctplan.reader.handler import Handler
from acctplan.source import Span


def lines(text: str) -> list[str]:
    return re.split(r"\r\n|\n|\r", text)


def read(text: str) -> Block:
    return parse(text, lines(text))


def front(yaml: str) -> Block:
    return read(f"---\n{yaml}\n---\nbody\n")


def value(yaml: str, key: str = "a") -> Node:
    block = front(yaml)
    assert block.findings == []
    assert block.mapping is not None
    entry = block.mapping.get(key)
    assert entry is not None
    return entry.value


def said(block: Block) -> list[str]:
    return [
        f"{f.code} {f.span.line}:{f.span.column}-{f.span.end_column} {f.message}; {f.hint}"
        for f in block.findings
    ]


def cut(text: str, span: Span) -> str:
    picked = lines(text)[span.line - 1 : span.end_line]
    picked[-1] = picked[-1][: span.end_column - 1]
    picked[0] = picked[0][span.column - 1 :]
    return "\n".join(picked)


def test_keys_and_values_know_their_places() -> None:
    text = "---\n# a comment\naccount: Łódź 🏦 Bank\n\"quoted key\": 'it''s'\ncontract:\n  start: 2026-01-01\ntags: [a, b]\n---\nbody"
    block = read(text)
    assert block.findings == []
    assert block.body_line == 9
    assert block.mapping is not None
    found = [(e.key, cut(text, e.key_span), cut(text, e.value.span)) for e in block.mapping.entries]
    assert found == [
        ("account", "account", "Łódź 🏦 Bank"),
        ("quoted key", '"quoted key"', "'it''s'"),
        ("contract", "contract", "start: 2026-01-01"),
        ("tags", "tags", "[a, b]"),
    ]
    assert block.mapping.span == Span(3, 1, 7, 13)
    assert block.mapping.get("nothing") is None


@pytest.mark.parametrize(
    ("yaml", "text", "plain"),
    [
        pytest.param("a: NO", "NO", True, id="no-bool"),
        pytest.param("a: 012", "012", True, id="no-octal"),
        pytest.param("a: 12:30:45", "12:30:45", True, id="no-base-60"),
        pytest.param("a: 1_000", "1_000", True, id="no-underscore"),
        pytest.param("a: 2026-13-31", "2026-13-31", True, id="no-date"),
        pytest.param("a: =", "=", True, id="equals-sign"),
        pytest.param("a: ~", "~", True, id="no-null"),
        pytest.param("a:", "", True, id="empty"),
        pytest.param("a: x # why", "x", True, id="comment"),
        pytest.param("a: 'it''s'", "it's", False, id="single-quotes"),
        pytest.param('a: "x\\ty"', "x\ty", False, id="double-quotes"),
        pytest.param("a: x\n  y", "x y", True, id="two-lines"),
        pytest.param("a: >-\n  x\n  y", "x y", False, id="folded"),
        pytest.param("a: |\n  x\n  y", "x\ny\n", False, id="block"),
    ],
)
def test_values_stay_the_text_that_was_written(yaml: str, text: str, plain: bool) -> None:
    node = value(yaml)
    assert isinstance(node, Scalar)
    assert (node.text, node.plain) == (text, plain)


@pytest.mark.parametrize(
    ("yaml", "span"),
    [
        pytest.param("a: x", Span(2, 4, 2, 5), id="plain"),
        pytest.param("a:", Span(2, 3, 2, 3), id="empty"),
        pytest.param("a: '日本'  ", Span(2, 4, 2, 8), id="quoted-wide"),
        pytest.param("a: x\n  y", Span(2, 4, 3, 4), id="two-lines"),
        pytest.param("a: |\n  x\n  yy\n\n\nb: 1", Span(2, 4, 4, 5), id="block"),
        pytest.param("a:\n  - x\n  - yy\n# end\nb: 1", Span(3, 3, 4, 7), id="list"),
        pytest.param("a:\n  k: x\n\nb: 1", Span(3, 3, 3, 7), id="mapping"),
    ],
)
def test_spans_cover_the_value_only(yaml: str, span: Span) -> None:
    assert value(yaml).span == span


@pytest.mark.parametrize(
    ("yaml", "kind", "raw"),
    [
        pytest.param("a: [Name]", Sequence, "[Name]", id="brackets"),
        pytest.param("a: {{name}}", Mapping, "{{name}}", id="braces"),
        pytest.param("a: {{ the name }}", Mapping, "{{ the name }}", id="braces-with-blanks"),
        pytest.param("a: [x, y] # why", Sequence, "[x, y]", id="list"),
        pytest.param("a:\n  - x", Sequence, "", id="list-on-lines"),
        pytest.param("a:\n  k: x", Mapping, "", id="mapping-on-lines"),
    ],
)
def test_placeholders_can_be_told_by_their_source(yaml: str, kind: type, raw: str) -> None:
    node = value(yaml)
    assert isinstance(node, kind)
    assert isinstance(node, (Mapping, Sequence))
    assert node.raw == raw


@pytest.mark.parametrize(
    ("text", "body_line"),
    [
        pytest.param("---\n---\nbody", 3, id="empty"),
        pytest.param("---\n...\nbody", 3, id="dots-close"),
        pytest.param("---  \n# only a comment\n--- \t\nbody", 4, id="comment-and-blanks"),
        pytest.param("---\r\n\r\n---\r\nbody", 4, id="crlf"),
        pytest.param("---\n---", 3, id="nothing-after"),
    ],
)
def test_empty_front_matter_is_an_empty_mapping(text: str, body_line: int) -> None:
    block = read(text)
    assert (block.mapping is not None and block.mapping.entries, block.findings) == ([], [])
    assert block.body_line == body_line


def test_any_line_end_counts_once() -> None:
    block = read("---\r\na: 1\rb: 2\n---\r\nbody")
    assert block.mapping is not None
    assert [entry.key_span.line for entry in block.mapping.entries] == [2, 3]
    assert block.body_line == 5


FENCES = "put `---` on a line of its own before the keys and after them"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("# x", f"AP002 1:1-4 the file has no front matter; {FENCES}", id="none"),
        pytest.param("", f"AP002 1:1-1 the file has no front matter; {FENCES}", id="empty-file"),
        pytest.param("\n---\na: 1\n---\n", "AP002 1:1-1 a blank line stands before the opening '---'; start the file with '---'", id="blank-line"),
        pytest.param("\n\n---\na: 1\n---\n", "AP002 1:1-1 2 blank lines stand before the opening '---'; start the file with '---'", id="blank-lines"),
        pytest.param("----\na: 1\n----\n", "AP002 1:1-5 line 1 is '----', not '---'; type exactly three hyphens", id="four-hyphens"),
        pytest.param(" ---\na: 1\n---\n", "AP002 1:1-5 the opening '---' is indented; remove the blanks before it", id="indented"),
        pytest.param("+++\na = 1\n+++\n", f"AP002 1:1-4 front matter in TOML is not read; write it as YAML: {FENCES}", id="toml"),
        pytest.param("---\na: 1\n", "AP003 1:1-4 the front matter is not closed by a line '---'; type `---` on a line of its own after line 2", id="unclosed"),
        pytest.param("---", "AP003 1:1-4 the front matter is not closed by a line '---'; type `---` on a line of its own after the last key", id="only-opened"),
        pytest.param("---\na: 1\nb:\n  c: 2\n\n# H\n\ntext\n", "AP003 1:1-4 the front matter is not closed by a line '---'; type `---` on a line of its own after line 4", id="unclosed-before-body"),
        pytest.param("---\na: 1\n\n## H\n\n| x |\n|---|\n\n---\n", "AP003 1:1-4 the front matter is not closed by a line '---'; type `---` on a line of its own after line 2", id="closed-by-a-line-of-the-body"),
    ],
)  # fmt: skip
def test_missing_fences_are_told_apart(text: str, message: str) -> None:
    block = read(text)
    assert said(block) == [message]
    assert block.mapping is None


def test_unclosed_front_matter_leaves_no_body() -> None:
    assert read("---\na: 1\n# x").body_line == 4


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        pytest.param("a: Acme: the bank", "2:4-18 'Acme: the bank' has a colon inside; put the value in quotes: `a: \"Acme: the bank\"`", id="colon"),
        pytest.param("a: x\n  tier: y", "3:3-10 'tier' is indented deeper than the line above allows; start it in the same column as the other keys", id="deeper"),
        pytest.param("a:\n\tb: 1", "3:1-2 line 3 is indented by a tab; indent by spaces", id="tab"),
        pytest.param('a: "Acme\nb: "x"', "2:4-9 `\"Acme` opens a quote that is not closed before line 3; put the value in quotes: `a: \"Acme\"`", id="open-quote"),
        pytest.param("a: 'it's'", "2:4-10 `'it's'` has a ' inside its quotes; put the value in quotes: `a: \"it's\"`", id="quote-in-quotes"),
        pytest.param('a: "x" y', "2:4-9 `\"x\" y` goes on behind its closing quote; put the value in quotes: `a: '\"x\" y'`", id="after-quote"),
        pytest.param("a: [Name", "2:4-9 '[Name' has no closing ]; put the value in quotes: `a: \"[Name\"`", id="open-bracket"),
        pytest.param("a: {{x", "2:4-7 '{{x' has no closing }; put the value in quotes: `a: \"{{x\"`", id="open-brace"),
        pytest.param("a: [Name], [Title]", "2:4-19 '[Name], [Title]' begins with [ and goes on behind the bracket; put the value in quotes: `a: \"[Name], [Title]\"`", id="two-placeholders"),
        pytest.param("a: {{x}}, CTO", "2:4-14 '{{x}}, CTO' begins with { and goes on behind the bracket; put the value in quotes: `a: \"{{x}}, CTO\"`", id="braces-and-text"),
        pytest.param("a: [x #1]", "2:4-10 '[x #1]' has a blank and # inside, where a comment begins; put the value in quotes: `a: \"[x #1]\"`", id="comment-in-brackets"),
        pytest.param("a: @x", "2:4-6 '@x' begins with @, which YAML reserves; put the value in quotes: `a: \"@x\"`", id="at-sign"),
        pytest.param("a: >50", "2:4-7 '>50' begins with >, which YAML reserves; put the value in quotes: `a: \">50\"`", id="greater"),
        pytest.param("a: *Acme*", "2:4-10 '*Acme*' begins with *, which YAML reserves; put the value in quotes: `a: \"*Acme*\"`", id="emphasis"),
        pytest.param("a: - b", "2:4-7 '- b' is a list item on the line of its key; put the value in quotes: `a: \"- b\"`", id="item-on-key-line"),
        pytest.param("a: 1\ntier", "3:1-5 'tier' has no colon; write it as `key: value`", id="no-colon"),
        pytest.param("a:1\ntier: x", "2:1-4 'a:1' has no space after its colon; write `a: 1`", id="no-space-first"),
        pytest.param("tier: x\na:1", "3:1-4 'a:1' has no space after its colon; write `a: 1`", id="no-space"),
        pytest.param('a: "C:\\dir"', "2:1-12 a backslash inside double quotes begins an escape that YAML does not know; use single quotes, which leave backslashes alone", id="escape"),
        pytest.param("a: 1\n- b", "3:1-4 line 3 does not fit the lines around it; write it as `key: value`, in the same column as its neighbours", id="list-after-key"),
        pytest.param("- x", "2:1-4 the front matter is a list, not keys and values; write each entry as `key: value`, like `acctplan: 1`", id="list"),
        pytest.param("acctplan 1", "2:1-11 the front matter is the text 'acctplan 1', not keys and values; write each entry as `key: value`, like `acctplan: 1`", id="text"),
        pytest.param("a: &x 1\nb: *x", "2:4-8 `&x` is read as an anchor, which a plan cannot have; write the value itself; put text that begins with `&` in quotes", id="anchor"),
        pytest.param("a: *x", "2:4-6 `*x` is read as an alias, which a plan cannot have; write the value itself; put text that begins with `*` in quotes", id="alias"),
        pytest.param("a: !!set {}", "2:4-11 `!!set` is read as a tag, which a plan cannot have; remove the tag; put text that begins with `!` in quotes", id="tag"),
        pytest.param("a: !x y", "2:4-8 `!x` is read as a tag, which a plan cannot have; remove the tag; put text that begins with `!` in quotes", id="own-tag"),
        pytest.param("<<: {a: 1}", "2:1-3 '<<' merges another mapping, which a plan cannot do; write the keys themselves", id="merge"),
        pytest.param("a: 1\n--- b", "3:1-4 the front matter holds several documents; keep one, between two `---` lines", id="documents"),
        pytest.param("? [a]\n: b", "2:3-6 an entry has no text for its key; write it as `key: value`", id="list-as-key"),
        pytest.param("a: x\x85y", "2:5-6 the front matter contains the invisible character U+0085; delete the character", id="next-line"),
        pytest.param("a: 1\nb: 🏦\u2028", "3:5-6 the front matter contains the invisible character U+2028; delete the character", id="line-separator"),
        pytest.param("a: \x07", "2:4-5 the front matter contains the invisible character U+0007; delete the character", id="bell"),
        pytest.param("a: \ud800", "2:4-5 the front matter contains the invisible character U+D800; delete the character", id="surrogate"),
        pytest.param("a: " + "[" * 40, "2:35-36 the front matter is nested deeper than 32 levels; flatten it", id="deep"),
    ],
)  # fmt: skip
def test_what_is_refused_is_said_in_one_plain_sentence(yaml: str, message: str) -> None:
    block = front(yaml)
    assert said(block) == [f"AP004 {message}"]
    assert block.mapping is None
    assert lines(f"---\n{yaml}\n---\nbody\n")[block.body_line - 1] == "body"


def test_nesting_of_32_levels_is_read() -> None:
    assert front("a: " + "[" * 31 + "]" * 31).findings == []


def test_more_than_20000_values_are_refused() -> None:
    block = front("a:\n" + "- x\n" * 20_000)
    assert [f.message for f in block.findings] == ["the front matter has more than 20,000 values"]


def test_a_duplicate_key_names_both_lines_and_the_first_counts() -> None:
    block = front("tier: growth\ncontract:\n  end: x\n  end: y\ntier: base\ntier: z")
    assert block.findings == [
        Finding(
            "AP005", Span(5, 3, 5, 6), "key 'end' is given twice, on lines 4 and 5", "keep one of them", "end"
        ),
        Finding(
            "AP005",
            Span(6, 1, 6, 5),
            "key 'tier' is given twice, on lines 2 and 6",
            "keep one of them",
            "tier",
        ),
        Finding(
            "AP005",
            Span(7, 1, 7, 5),
            "key 'tier' is given twice, on lines 2 and 7",
            "keep one of them",
            "tier",
        ),
    ]
    assert block.mapping is not None
    assert [entry.key for entry in block.mapping.entries] == ["tier", "contract"]
    kept = block.mapping.entries[0].value
    assert isinstance(kept, Scalar)
    assert kept.text == "growth"


def test_python_frontmatter_reads_through_the_handler() -> None:
    post = frontmatter.loads("---\na: NO\nb: [x, {c: 012}]\n---\n\nbody\n", handler=Handler())
    assert post.metadata == {"a": "NO", "b": ["x", {"c": "012"}]}
    assert post.content == "body"


@pytest.mark.parametrize("text", ["no front matter", "---\na: 1\n", "---\n- a\n---\n", "---\na: *x\n---\n"])
def test_python_frontmatter_gets_nothing_from_what_is_refused(text: str) -> None:
    assert frontmatter.loads(text, handler=Handler()).metadata == {}


BOMB = "a: &a [x,x,x]\n" + "".join(
    f"{b}: &{b} [*{a},*{a},*{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "yaml",
    [
        pytest.param(BOMB, id="aliases"),
        pytest.param("a: &x [*x]", id="alias-of-itself"),
        pytest.param("".join(f"k{i}:\n  <<: {{a: 1}}\n" for i in range(300)), id="merges"),
        pytest.param("a: " + "[" * 10_000, id="flow-depth"),
        pytest.param("".join("  " * level + "a:\n" for level in range(500)), id="block-depth"),
    ],
)
def test_bombs_are_refused_at_once(yaml: str) -> None:
    start = time.perf_counter()
    block = front(yaml)
    assert time.perf_counter() - start < 1
    assert [finding.code for finding in block.findings] == ["AP004"]


@pytest.mark.parametrize(
    "yaml",
    [
        pytest.param("a" * 1_000_000, id="letters"),
        pytest.param("a" + " " * 1_000_000 + "x\nb: 1", id="blanks"),
        pytest.param("a:\n" + "\t" * 1_000_000, id="tabs"),
        pytest.param("a:: " * 250_000, id="colons"),
        pytest.param("- " * 500_000, id="items"),
        pytest.param('a: "' + "x\n" * 300_000, id="open-quote"),
        pytest.param("a: [" + "x," * 9_000, id="open-bracket"),
    ],
)
def test_time_grows_with_length_only(yaml: str) -> None:
    start = time.perf_counter()
    assert front(yaml).mapping is None
    assert time.perf_counter() - start < 5


PIECES = [
    "---", "...", "a: 1", "b: x y", "a:", "  c: 2", "- i", "  - j", "\tk: 1", "[Name]", "a: [x, y", "d: {{x}}", "e: 'q", 'f: "q"',
    "g: |", "h: >-", "  text 🏦", "# c", "", " ", "i: *x", "&y", "!t", "<<: x", "? k", ": v", "%Y", "@", "j: x: y", "no colon",
    "{", "}", "]", '"', "'", "\u2028", "\x00", "\ud800", "\\", "k: 日本", "---x", "--- x",
]  # fmt: skip


def assert_sound(text: str) -> None:
    all_lines = lines(text)
    block = parse(text, all_lines)
    spans = [finding.span for finding in block.findings]
    if block.mapping is not None:
        for node in nodes(block.mapping):
            spans.append(node.span)
            spans += [entry.key_span for entry in node.entries] if isinstance(node, Mapping) else []
    else:
        assert [finding.code for finding in block.findings] in (["AP002"], ["AP003"], ["AP004"])
    assert 1 <= block.body_line <= len(all_lines) + 1
    for span in spans:
        assert 1 <= span.line <= span.end_line <= len(all_lines)
        assert 1 <= span.column <= len(all_lines[span.line - 1]) + 1
        assert 1 <= span.end_column <= len(all_lines[span.end_line - 1]) + 1
        assert (span.line, span.column) <= (span.end_line, span.end_column)


@settings(max_examples=800, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=8), st.sampled_from(["\n", "\r\n", "\r"]))
def test_no_front_matter_raises_and_every_span_is_inside_the_file(pieces: list[str], end: str) -> None:
    assert_sound(end.join(["---", *pieces, "---", "body"]))
    assert_sound(end.join(["---", *pieces]))


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=40) | st.text("ab:- \t\n\r[]{}'\"#&*!|>%@?,\\~<", max_size=30))
def test_no_text_raises(text: str) -> None:
    assert_sound(text)
    assert_sound(f"---\n{text}\n---\n")
