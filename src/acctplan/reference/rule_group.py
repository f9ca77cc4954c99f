"""The reference of one group of rules: the README of its folder."""

from importlib import import_module

from acctplan.reference.rule_book import group as group_of
from acctplan.reference.rule_book import page
from acctplan.rule import Rule
from acctplan.rules import book


def groups() -> tuple[str, ...]:
    """The folders of the rule book, in the order of their codes."""
    return tuple(dict.fromkeys(group_of(rule) for rule in book().values()))


def group_reference(group: str) -> str:
    """Markdown for `rules/<group>/README.md`: a table of the group's rules and the page of each.

    Raises: KeyError if no rule belongs to the group.
    """
    rules = [rule for rule in book().values() if group_of(rule) == group]
    if not rules:
        raise KeyError(group)
    about = (import_module(rules[0].module.rpartition(".")[0]).__doc__ or group).strip()
    table = ["| code | name | severity | reports |", "|---|---|---|---|", *map(_row, rules)]
    parts = [f"# {about.rstrip('.')}", _ABOUT, "\n".join(table), *(_one_deeper(page(rule)) for rule in rules)]
    return "\n\n".join(part.strip() for part in parts) + "\n"


_ABOUT = "Made from the rules' modules by `pytest --update`. *base*: demanded of accounts of tier base, too."


def _row(rule: Rule) -> str:
    weight = f"{rule.severity.value}{', base' if rule.base else ''}"
    link = f"[{rule.code}](#{rule.code.lower()}-{rule.name})"
    return f"| {link} | {rule.name} | {weight} | {rule.summary.replace('|', chr(92) + '|')} |"


def _one_deeper(markdown: str) -> str:
    """The same text with every heading one level deeper; blocks of code stay as they are."""
    lines: list[str] = []
    fenced = False
    for line in markdown.splitlines():
        fenced ^= line.startswith("```")
        lines.append(f"#{line}" if line.startswith("#") and not fenced else line)
    return "\n".join(lines)
