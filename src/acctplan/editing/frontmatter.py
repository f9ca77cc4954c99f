"""Edits of the front matter: another value for a key, or a key at its place in the declared order."""

from acctplan.editing.proof import beyond_us
from acctplan.fixing import Edit
from acctplan.fixing.yaml_text import as_scalar
from acctplan.model.front import Key, KeyPlace
from acctplan.model.people import Names
from acctplan.model.plan import Plan
from acctplan.pattern import Pattern
from acctplan.reader import frontmatter as nodes
from acctplan.reader.declared import Declared, declared
from acctplan.source import Span

_INDENT = "  "
_BLOCK = Pattern(r"[|>][-+0-9]*[ \t]*(?:\r\n|\n|\r|\Z)")


def key_edit(plan: Plan, path: str, text: str) -> Edit:
    """The edit that gives a key its value; an empty text clears it.

    Raises: UsageError for what the author has to do by hand.
    """
    source = plan.source
    root = nodes.parse(source.text, source.lines).mapping or nodes.Mapping()
    place = plan.front.place(path)
    if place is None:
        return _insertion(plan, root, declared()[path], text)
    found = _entry(root, place, in_brackets=False)
    if found is None:
        return _in_the_body(plan, place, text)
    entry, in_brackets = found
    return _replacement(plan, entry, declared()[path].key, text, in_brackets=in_brackets)


def _entry(mapping: nodes.Mapping, place: KeyPlace, *, in_brackets: bool) -> tuple[nodes.Entry, bool] | None:
    """The entry of a key that stands at a place, and whether it stands between braces."""
    inside = in_brackets or bool(mapping.raw)
    for entry in mapping.entries:
        if entry.key_span == place.key_span and place.span.line <= entry.value.span.end_line:
            return entry, inside
        if isinstance(entry.value, nodes.Mapping) and (
            found := _entry(entry.value, place, in_brackets=inside)
        ):
            return found
    return None


def _in_the_body(plan: Plan, place: KeyPlace, text: str) -> Edit:
    """A value that an account summary or a table fills: written where it stands, if it stands there alone."""
    if plan.source.between(place.span).replace("\\|", "|") != place.text or not text:
        raise beyond_us(plan, "the value stands in the text, among other words", place.span.line)
    return Edit(place.span, text.replace("|", "\\|"))


def _replacement(plan: Plan, entry: nodes.Entry, key: Key, text: str, *, in_brackets: bool) -> Edit:
    node = entry.value
    old = plan.source.between(node.span)
    if isinstance(node, nodes.Scalar):
        if old[:1] in ("|", ">") and node.span.end_line > node.span.line and not _BLOCK.match(old):
            raise beyond_us(plan, "the value is a block with a comment", node.span.line)
        is_empty = plan.source.text[plan.source.offset(*node.span[:2]) - 1] == ":" and text
        new = _written(key, text, old, in_brackets=in_brackets)
        return Edit(node.span, f" {new}" if is_empty else new)
    is_list = isinstance(node, nodes.Sequence) and declared()[key.path].is_list
    if is_list and not node.raw and _is_plain(plan, entry):
        return _lines_edit(plan, entry, text)
    if not is_list or not node.raw:
        what = "list" if isinstance(node, nodes.Sequence) else "group of keys"
        raise beyond_us(plan, f"the value of '{key.path}' is a {what}", node.span.line)
    return Edit(node.span, f"[{', '.join(_items(text))}]" if text else "")


def _is_plain(plan: Plan, entry: nodes.Entry) -> bool:
    """Whether the value is a list of one item a line, without a comment before its end."""
    node, between = entry.value, plan.source.between
    assert isinstance(node, nodes.Sequence)
    lines = between(node.span).splitlines()
    items = [f"- {between(each.span)}" for each in node.items]
    start = Span(*entry.key_span[2:], *node.span[:2])
    return [each.strip() for each in lines] == items and between(start).strip() == ":"


def _lines_edit(plan: Plan, entry: nodes.Entry, text: str) -> Edit:
    """Items of their own lines for those that were there; nothing behind the key if there are none."""
    span = entry.value.span
    if not text:
        line, column = entry.key_span[2:]
        colon = plan.source.lines[line - 1].index(":", column - 1)
        return Edit(Span(line, colon + 2, *span[2:]), "")
    between = plan.source.line_end(span.line) + " " * (span.column - 1)
    return Edit(span, between.join(f"- {each}" for each in _items(text)))


def _written(key: Key, text: str, old: str, *, in_brackets: bool) -> str:
    if not text:
        return ""
    if key.kind == tuple[str, ...] and not old:
        return f"[{', '.join(_items(text))}]"
    return as_scalar(text, old, are_words=key.kind in (str, Names, tuple[str, ...]), in_brackets=in_brackets)


def _items(text: str) -> list[str]:
    return [
        as_scalar(each.strip(), are_words=True, in_brackets=True) for each in text.split(",") if each.strip()
    ]


def _insertion(plan: Plan, root: nodes.Mapping, meant: Declared, text: str) -> Edit:
    if not meant.parent:
        return _into(plan, root, meant, _written(meant.key, text, "", in_brackets=bool(root.raw)))
    group = declared()[meant.parent]
    place = plan.front.place(meant.parent)
    entry = _entry(root, place, in_brackets=False) if place else None
    value = _written(meant.key, text, "", in_brackets=True)
    if entry is None:
        line_end = plan.source.line_end(1)
        return _into(plan, root, group, f"{line_end}{_INDENT}{meant.name}: {value}")
    node = entry[0].value
    if isinstance(node, nodes.Mapping) and node.entries:
        return _into(plan, node, meant, value)
    if isinstance(node, nodes.Scalar) and not node.text:
        line, indent = entry[0].key_span.line, " " * (entry[0].key_span.column - 1) + _INDENT
        return Edit(_before(line + 1), f"{indent}{meant.name}: {value}{plan.source.line_end(line)}")
    raise beyond_us(plan, f"'{meant.parent}' is not a group of keys", node.span.line)


def _into(plan: Plan, mapping: nodes.Mapping, meant: Declared, value: str) -> Edit:
    """A key after the last one that the format declares before it, or before the first."""
    order = list(declared())
    rank = order.index(meant.key.path)
    path = f"{meant.parent}." if meant.parent else ""
    ranked = [
        (each, order.index(path + each.key)) for each in mapping.entries if path + each.key in declared()
    ]
    earlier = [each for each, own in ranked if own < rank]
    after = max(earlier, key=lambda each: order.index(path + each.key)) if earlier else None
    written = f"{meant.name}: {value}" if value[:1] not in ("\r", "\n") else f"{meant.name}:{value}"
    if mapping.raw or plan.source.between(mapping.span)[:1] == "{":
        return _between_braces(mapping, after, written)
    neighbour = after or mapping.entries[0]
    indent = " " * (neighbour.key_span.column - 1)
    line = after.value.span.end_line if after else neighbour.key_span.line - 1
    if after is not None and plan.source.between(after.value.span)[:1] in ("|", ">"):
        while not plan.source.lines[line].strip():  # blank lines at its end may belong to a block
            line += 1
    return Edit(_before(line + 1), f"{indent}{written}{plan.source.line_end(neighbour.key_span.line)}")


def _between_braces(mapping: nodes.Mapping, after: nodes.Entry | None, written: str) -> Edit:
    if after is None:
        first = mapping.entries[0].key_span
        return Edit(Span(first.line, first.column, first.line, first.column), f"{written}, ")
    _, _, line, column = after.value.span
    return Edit(Span(line, column, line, column), f", {written}")


def _before(line: int) -> Span:
    return Span(line, 1, line, 1)
