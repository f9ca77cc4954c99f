import os
import sys
from pathlib import Path

import pytest

from acctplan import __version__
from acctplan.cache.stamp import stamp


def package(folder: Path) -> Path:
    (folder / "acctplan" / "rules" / "__pycache__").mkdir(parents=True)
    (folder / "acctplan" / "rules" / "late.py").write_text("1")
    (folder / "acctplan" / "rules" / "__pycache__" / "late.pyc").write_text("1")
    return folder / "acctplan"


def test_of_a_checkout_every_file_counts(tmp_path: Path) -> None:
    own = package(tmp_path)
    before = stamp(own)
    assert stamp(own) == before
    (own / "rules" / "__pycache__" / "late.pyc").write_text("22")
    assert stamp(own) == before
    (own / "rules" / "late.py").write_text("22")
    larger = stamp(own)
    os.utime(own / "rules" / "late.py", (1, 1))
    assert len({*map(tuple, (before, larger, stamp(own)))}) == 3


def test_of_an_installed_package_the_version_counts(tmp_path: Path) -> None:
    own = package(tmp_path)
    (tmp_path / f"acctplan-{__version__}.dist-info").mkdir()
    before = stamp(own)
    (own / "rules" / "late.py").write_text("22")
    assert stamp(own) == before
    assert before[0] == __version__
    assert not any("late.py" in word for word in before)


def test_the_versions_of_the_libraries_that_read_plans_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (
        "PyYAML-6.0.2.dist-info",
        "python-frontmatter-1.1.dist-info",
        "rich-13.dist-info",
        "mistune-3.egg",
    ):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(sys, "path", ["/nowhere", str(tmp_path)])
    assert stamp(package(tmp_path))[2:4] == ["python_frontmatter-1.1.dist_info", "pyyaml-6.0.2.dist_info"]
