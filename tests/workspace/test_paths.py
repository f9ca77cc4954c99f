import os
import stat
from pathlib import Path

import pytest

from acctplan.workspace.paths import full, kind, shown


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/team/accounts/a.md", "accounts/a.md"),
        ("/team", "."),
        ("/teams/a.md", "/teams/a.md"),
        ("/team/-x 'y\" %20::é東.md", "-x 'y\" %20::é東.md"),
        ("/team/a\nb\x1b[0m\u2028.md", "a\\nb\\x1b[0m\\u2028.md"),
        ("/team/\u202egpj.md", "\\u202egpj.md"),
        ("/team/" + os.fsdecode(b"caf\xe9.md"), "caf\\xe9.md"),
    ],
)
def test_a_shown_path_is_one_line_of_text(path: str, expected: str) -> None:
    assert shown(Path(path), Path("/team")) == expected


def test_a_full_path_has_no_dots() -> None:
    assert full(Path("/team/eu"), Path("../us/./a.md")) == Path("/team/us/a.md")
    assert full(Path("/team"), Path("/etc/x")) == Path("/etc/x")


def test_kinds(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert kind(tmp_path) == stat.S_IFDIR
    assert kind(tmp_path / "file") == stat.S_IFREG
    assert [kind(tmp_path / name) for name in ("absent", "x" * 300, "file/x", "a\0b")] == [0, 0, 0, 0]
