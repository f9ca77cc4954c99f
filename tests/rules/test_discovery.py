"""How rules are found: one module is one rule, and nothing else has to be told about it."""

import shutil
import subprocess
import sys
from importlib import invalidate_caches
from pathlib import Path
from textwrap import dedent

import pytest

import acctplan
from acctplan.rules import discover

PACKAGE = Path(acctplan.__file__).parent
RULE = '''
"""# {code} {name}

The plan has a customer.

Everybody knows.

## Fails

## Passes
"""

from acctplan.diagnostic import Severity
from acctplan.rule import declared, rule

one = declared("{code}", "{name}", Severity.NOTE, globals())
'''


def _package(folder: Path, name: str, modules: dict[str, str]) -> Path:
    group = folder / name / "group"
    group.mkdir(parents=True)
    for path in (folder / name / "__init__.py", group / "__init__.py"):
        path.write_text("", encoding="utf-8")
    for module, text in modules.items():
        (group / f"{module}.py").write_text(dedent(text), encoding="utf-8")
    invalidate_caches()
    return folder / name


def test_rules_are_found_in_the_order_of_their_codes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    modules = {"a": RULE.format(code="AP902", name="a"), "b": RULE.format(code="AP901", name="b")}
    root = _package(tmp_path, "in_order", modules)

    assert list(discover("in_order", [str(root)])) == ["AP901", "AP902"]


@pytest.mark.parametrize(
    ("name", "modules", "message"),
    [
        pytest.param(
            "twice",
            {"a": RULE.format(code="AP901", name="a"), "b": RULE.format(code="AP901", name="b")},
            "AP901 is declared in twice.group.a and in twice.group.b",
            id="one code in two modules",
        ),
        pytest.param("none", {"a": "X = 1"}, "none.group.a declares 0 rules instead of one", id="no rule"),
        pytest.param(
            "two",
            {
                "a": RULE.format(code="AP901", name="a")
                + 'two = declared("AP902", "b", Severity.NOTE, globals())\n'
            },
            "two.group.a declares 2 rules instead of one",
            id="two rules in a module",
        ),
    ],
)
def test_a_mistake_in_the_rule_book_is_our_bug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, modules: dict[str, str], message: str
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    root = _package(tmp_path, name, modules)

    with pytest.raises(TypeError) as caught:
        discover(name, [str(root)])

    assert str(caught.value) == message


def test_an_imported_rule_is_not_declared_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    borrowed = "from acctplan.rules.elements.owner_missing import owner_missing\n"
    root = _package(tmp_path, "borrows", {"a": RULE.format(code="AP901", name="a") + borrowed})

    assert list(discover("borrows", [str(root)])) == ["AP901"]


NEW_RULE = '''\
"""# AP190 account-in-capitals

The account's name is written in capitals.

It looks like shouting.
"""

from collections.abc import Iterator

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.rule import Context, Problem, rule


@rule("AP190", "account-in-capitals", Severity.WARNING)
def account_in_capitals(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a name without small letters."""
    if plan.account.isupper():
        yield Problem(plan.front.at("account"), f"account '{plan.account}' shouts", "write small letters")
'''
ASK = """
import datetime
from acctplan.checker import check_source, judge
from acctplan.cli.rules import rules
from acctplan.reference.rule_group import group_reference
from acctplan.settings import Settings
from acctplan.source import Source

source = Source("plan.md", "---\\nacctplan: 1\\naccount: ACME\\n---\\n")
for each in check_source(source, judge(Settings()), datetime.date(2026, 11, 2)):
    if each.code == "AP190":
        print(each.span.line, each.span.column, each.severity, each.name, each.finding.message)
print("## AP190 account-in-capitals" in group_reference("elements"))
rules()
"""


def test_a_new_rule_is_one_module(tmp_path: Path) -> None:
    """The checker, the table and the reference know a rule by its module alone."""
    shutil.copytree(PACKAGE, tmp_path / "acctplan", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PACKAGE.parent.parent / "templates", tmp_path / "acctplan" / "_templates")
    module = tmp_path / "acctplan" / "rules" / "elements" / "account_in_capitals.py"
    module.write_text(NEW_RULE, encoding="utf-8")

    answer = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert answer.stderr == ""
    first, in_reference, *table = answer.stdout.splitlines()
    assert first == "3 10 warning account-in-capitals account 'ACME' shouts"
    assert in_reference == "True"
    assert [line.split()[:3] for line in table if "AP190" in line] == [
        ["AP190", "warning", "account-in-capitals"]
    ]
