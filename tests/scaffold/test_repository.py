import re
import tomllib

import pytest

from acctplan.checker import judge
from acctplan.scaffold import (
    repository_files,
)
from acctplan.settings import Settings, parse


def test_the_settings_file_says_nothing_and_shows_everything() -> None:
    (text,) = [each.text for each in repository_files(Settings(), "none") if each.path == "acctplan.toml"]
    assert parse(text).model_dump() == Settings().model_dump()
    shown = re.sub(r'^#(?=[a-z"\[])', "", text, flags=re.MULTILINE)
    assert parse(shown).currency == "USD"
    judge(parse(shown))
    document = tomllib.loads(shown)
    assert set(document) == {field.alias for field in Settings.model_fields.values()}
    for name, table in document.items():
        declared = next(field for field in Settings.model_fields.values() if field.alias == name)
        default = declared.get_default(call_default_factory=True)
        if name != "profiles" and hasattr(default, "model_dump"):
            assert set(table) == {field.alias for field in type(default).model_fields.values()}


@pytest.mark.parametrize(
    ("ci", "paths"),
    [
        (
            "github",
            [
                "acctplan.toml",
                "accounts/.gitkeep",
                ".pre-commit-config.yaml",
                ".github/workflows/acctplan.yml",
            ],
        ),
        ("gitlab", ["acctplan.toml", "accounts/.gitkeep", ".pre-commit-config.yaml", ".gitlab-ci.yml"]),
        ("none", ["acctplan.toml", "accounts/.gitkeep", ".pre-commit-config.yaml"]),
    ],
)
def test_a_repository_has_a_pipeline_for_one_host(ci: str, paths: list[str]) -> None:
    assert [each.path for each in repository_files(Settings(), ci)] == paths


def test_plans_in_the_root_need_no_folder() -> None:
    assert repository_files(parse('plans = ["*.md"]'), "none")[1].path == ".gitkeep"
