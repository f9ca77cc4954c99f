"""The rule book for readers: how a rule is found, its page, and the table of all, as text and as JSON."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from acctplan import __version__
from acctplan.errors import UsageError
from acctplan.pattern import Pattern
from acctplan.report_contract import Tool
from acctplan.rule import Rule
from acctplan.rules import RESERVED, book

_TOOL = Tool(name="acctplan", version=__version__)
_SOURCES = {
    "000": "*Strategic Account Planning*, the guide to success plans and QBRs",
    "004": "the *Account Planning Framework* with its template",
}
_LEFT_OUT = Pattern(
    r"^---\n(?:\w+: \(absent\)\n)+---\n\n|^\w+: \(absent\)\n|^## [^\n]*\n\n\(absent\)\n\n", re.MULTILINE
)
_NOT_IN_PLANS = ("AP001", "AP002", "AP003", "AP004", "AP020", "AP021", "AP022", "AP023")
"""Rules about files without readable comments, and about the comments themselves."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class OptionEntry(_Part):
    """One option of a rule, as a table such as `[rules.AP308]` has it."""

    name: str
    type: str
    default: Any
    description: str
    source: str = Field(description="Where the default comes from")


class RuleEntry(_Part):
    """One rule."""

    code: str
    name: str
    group: str
    severity: Literal["error", "warning", "note"]
    base: bool = Field(description="Whether it is demanded of accounts of tier base, too")
    summary: str
    options: list[OptionEntry]

    @classmethod
    def of(cls, rule: Rule) -> Self:
        """The entry of a rule."""
        return cls(**_declared(rule))


class RuleEntryWithPage(RuleEntry):
    """One rule with its documentation."""

    page: str = Field(description="Markdown")

    @classmethod
    def of(cls, rule: Rule) -> Self:
        """The entry of a rule, with its page."""
        return cls(**_declared(rule), page=page(rule))


class RulesDocument(_Part):
    """The table of all rules, as `acctplan rules --json` prints it."""

    schema_version: Literal[1] = 1
    tool: Tool = _TOOL
    rules: list[RuleEntry]


class RulePagesDocument(_Part):
    """The rules that were asked for, as `acctplan rule --json` prints them."""

    schema_version: Literal[1] = 1
    tool: Tool = _TOOL
    rules: list[RuleEntryWithPage]


def find_rule(text: str) -> Rule:
    """The rule with this code, in any case, or with this name.

    Raises: UsageError for an unknown one, and for a code whose rule this version does not have yet.
    """
    by_name = {rule.name: rule for rule in book().values()}
    rule = book().get(text.upper()) or by_name.get(text.lower().replace("_", "-"))
    if rule is not None:
        return rule
    if text.upper() in RESERVED:
        message = f"{text.upper()} is a code of the rule book, but this version has no rule for it yet"
        raise UsageError(message, "'acctplan rules' lists the rules that there are")
    beginning = sorted(code for code in book() if code.startswith(text.upper()))
    if beginning:
        raise UsageError(
            f"'{text}' is no whole code", f"name one, like {beginning[0]}; 'acctplan rules' lists them"
        )
    raise UsageError(f"there is no rule '{text}'", _meant(text, by_name))


def plain_default(value: Any) -> Any:
    """A default as JSON has it: a fraction is a number, a set or tuple a list."""
    if isinstance(value, Decimal):
        return float(value)
    return list(value) if isinstance(value, tuple | frozenset) else value


def group(rule: Rule) -> str:
    """The group that a rule belongs to: the folder of its module."""
    return rule.module.split(".")[-2]


def shown_page(rule: Rule) -> str:
    """What the module says, without the marks by which its examples tell the tests what to leave out."""
    return _LEFT_OUT.sub("", rule.page)


def page(rule: Rule) -> str:
    """The rule's documentation in Markdown: what its module says, how much it weighs and how to allow it."""
    title, _, rest = shown_page(rule).strip().partition("\n\n")
    about, heading, examples = rest.strip().partition("\n## ")
    parts = [title, _weight(rule), about.strip(), *_sources(rest), (heading + examples).strip()]
    return "\n\n".join([*parts, "## How to allow it", *_ways_out(rule)]) + "\n"


def _sources(text: str) -> Iterable[str]:
    """What the numbers of sources mean, if the page names any."""
    named = [
        f"{number} is {title}" for number, title in _SOURCES.items() if re.search(rf"\b{number}\b", text)
    ]
    if named:
        yield f"({'; '.join(named)}.)"


def _weight(rule: Rule) -> str:
    tiers = "every tier" if rule.base else "the tiers strategic and growth"
    draft = "; a note in a draft" if rule.unfilled and rule.severity.rank else ""
    return f"**{rule.severity.value}** for {tiers}{draft}"


def _ways_out(rule: Rule) -> Iterable[str]:
    if rule.code not in _NOT_IN_PLANS:
        yield "In a plan, below the section's heading (before the first heading for the whole file):"
        yield f"```markdown\n<!-- acctplan: allow {rule.code} until 2026-12-31: reason -->\n```"
    yield "For all plans, in `acctplan.toml`:"
    yield f"```toml\n[rules]\n{_lighter(rule)}\n```"


def _lighter(rule: Rule) -> str:
    off = f'ignore = ["{rule.code}"]'
    if not rule.severity.rank:
        return off
    less = "warning" if rule.severity.rank == 2 else "note"
    return f'{off}  # or, to keep it in sight:\nseverity = {{ {rule.code} = "{less}" }}'


def _declared(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "group": group(rule),
        "severity": rule.severity.value,
        "base": rule.base,
        "summary": rule.summary,
        "options": list(_options(rule)),
    }


def _options(rule: Rule) -> Iterable[OptionEntry]:
    if rule.options is None:
        return
    defaults = rule.options()
    schema = rule.options.model_json_schema()
    for name, one in schema["properties"].items():
        yield OptionEntry(
            name=name.replace("_", "-"),
            type=_type(one, schema.get("$defs", {})),
            default=plain_default(getattr(defaults, name)),
            description=one["description"],
            source=one["source"],
        )


def _type(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    """The JSON Schema type of an option in words: `integer`, `list of string`, `error, warning or note`."""
    if "$ref" in schema:
        return _type(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    if "anyOf" in schema:
        numbers = any(each.get("type") == "number" for each in schema["anyOf"])
        others = [each for each in schema["anyOf"] if not (numbers and each.get("type") == "string")]
        return " or ".join(_type(each, definitions) for each in others)
    if "enum" in schema:
        *most, last = map(str, schema["enum"])
        return f"{', '.join(most)} or {last}" if most else last
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}), definitions)}"
    return str(schema.get("type", "any"))


def _meant(text: str, names: Iterable[str]) -> str:
    codes = get_close_matches(text.upper()[:100], book(), n=1, cutoff=0.85)
    close = codes or get_close_matches(text.lower()[:100], names, n=1, cutoff=0.6)
    return f"did you mean '{close[0]}'?" if close else "'acctplan rules' lists them"
