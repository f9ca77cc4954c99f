from pathlib import Path

import pytest

from acctplan.errors import UsageError
from acctplan.resources import template_root


def test_this_installation_has_its_templates() -> None:
    assert (template_root() / "partials").is_dir()


def test_an_installed_package_has_them_inside(tmp_path: Path) -> None:
    (tmp_path / "src/acctplan/_templates").mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    assert template_root(tmp_path / "src/acctplan") == tmp_path / "src/acctplan/_templates"


def test_a_checkout_has_them_beside_the_sources(tmp_path: Path) -> None:
    (tmp_path / "src/acctplan").mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    assert template_root(tmp_path / "src/acctplan") == tmp_path / "templates"


def test_a_folder_that_only_lies_there_is_not_taken(tmp_path: Path) -> None:
    package = tmp_path / "site-packages/acctplan"
    package.mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    with pytest.raises(UsageError) as caught:
        template_root(package)
    assert caught.value.message == f"the templates of acctplan are missing: no folder '{package}/_templates'"
    assert caught.value.hint == "install acctplan again"
