import pytest

from acctplan.errors import UsageError
from acctplan.reference.rule_book import RuleEntry, find_rule, page
from acctplan.rules import book


@pytest.mark.parametrize("text", ["AP105", "ap105", "owner-missing", "OWNER-MISSING", "owner_missing"])
def test_a_rule_is_found_by_code_or_name(text: str) -> None:
    assert find_rule(text).code == "AP105"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        pytest.param("A105", "there is no rule 'A105'", "did you mean 'AP105'?", id="misspelled code"),
        pytest.param(
            "owners-missing", "there is no rule 'owners-missing'", "did you mean 'owner-missing'?", id="name"
        ),
        pytest.param(
            "AP10",
            "'AP10' is no whole code",
            "name one, like AP101; 'acctplan rules' lists them",
            id="prefix",
        ),
        pytest.param("x" * 9, "there is no rule 'xxxxxxxxx'", "'acctplan rules' lists them", id="unknown"),
        pytest.param(
            "ap801",
            "AP801 is a code of the rule book, but this version has no rule for it yet",
            "'acctplan rules' lists the rules that there are",
            id="reserved",
        ),
    ],
)
def test_what_is_no_rule_is_an_error_of_use(text: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        find_rule(text)
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_the_page_has_the_weight_below_its_title_and_ends_with_ways_out() -> None:
    text = page(find_rule("AP112"))
    assert text.startswith(
        "# AP112 goal-count\n\n**warning** for the tiers strategic and growth; a note in a draft\n\nThe plan has "
    )
    assert text.endswith(
        "## How to allow it\n\n"
        "In a plan, below the section's heading (before the first heading for the whole file):\n\n"
        "```markdown\n<!-- acctplan: allow AP112 until 2026-12-31: reason -->\n```\n\n"
        "For all plans, in `acctplan.toml`:\n\n"
        '```toml\n[rules]\nignore = ["AP112"]  # or, to keep it in sight:\nseverity = { AP112 = "note" }\n```\n'
    )


def test_what_no_comment_can_allow_names_no_comment() -> None:
    assert "acctplan: allow AP003" not in page(find_rule("AP003"))


def test_an_entry_has_the_options_as_the_configuration_writes_them() -> None:
    entry = RuleEntry.of(find_rule("AP112"))
    assert entry.model_dump()["options"] == [
        {
            "name": "minimum",
            "type": "integer",
            "default": 2,
            "description": "fewest goals of a quarter",
            "source": "000, define 2-3 specific goals",
        },
        {
            "name": "maximum",
            "type": "integer",
            "default": 3,
            "description": "most goals of a quarter",
            "source": "000, define 2-3 specific goals",
        },
    ]
    assert entry.model_dump(exclude={"options", "summary"}) == {
        "code": "AP112",
        "name": "goal-count",
        "group": "elements",
        "severity": "warning",
        "base": False,
    }


@pytest.mark.parametrize("code", list(book()))
def test_every_rule_has_an_entry_for_programs(code: str) -> None:
    entry = RuleEntry.of(book()[code])
    assert "\n" not in entry.summary
    for option in entry.options:
        assert option.type not in ("", "any")
        assert option.default is None or isinstance(option.default, bool | int | float | str | list)
