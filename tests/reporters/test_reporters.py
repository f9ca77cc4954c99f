import subprocess
import sys

import pytest

from acctplan.errors import UsageError
from acctplan.report import Reporter
from acctplan.reporters import find_reporter, format_names


def test_formats_are_found_by_their_modules() -> None:
    assert format_names() == [
        "concise",
        "full",
        "github",
        "gitlab",
        "grouped",
        "json",
        "jsonl",
        "junit",
        "markdown",
        "sarif",
    ]


@pytest.mark.parametrize("name", format_names())
def test_a_module_defines_the_reporter_that_its_name_says(name: str) -> None:
    reporter = find_reporter(name)
    assert isinstance(reporter, Reporter)
    assert reporter.name == name


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        pytest.param("jsn", "did you mean 'json'?", id="near"),
        pytest.param(
            "xyz",
            "choose one of concise, full, github, gitlab, grouped, json, jsonl, junit, markdown, sarif",
            id="far",
        ),
        pytest.param(
            "",
            "choose one of concise, full, github, gitlab, grouped, json, jsonl, junit, markdown, sarif",
            id="empty",
        ),
    ],
)
def test_an_unknown_format_is_an_error_of_use(name: str, hint: str) -> None:
    with pytest.raises(UsageError, match=f"^there is no output format '{name}'$") as caught:
        find_reporter(name)
    assert caught.value.hint == hint


@pytest.mark.parametrize("name", ["concise", "full", "github", "grouped", "markdown"])
def test_formats_for_people_load_no_pydantic(name: str) -> None:
    code = (
        "import sys; from acctplan.reporters import find_reporter;"
        f"find_reporter({name!r}); print(*sorted({{'pydantic', 'jinja2', 'rich.console'}} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
