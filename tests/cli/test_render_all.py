"""`acctplan render --all`: many plans and documents at once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded

PLAN = (Path(__file__).parents[1] / "plans" / "complete.md").read_text(encoding="utf-8")
Outcome = tuple[int, str, str]
Render = Callable[..., Outcome]
HANDOUTS = ("--document", "success-plan", "--document", "account-plan")


@pytest.fixture
def render(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Render:
    """Runs `acctplan render --all` in a folder with two plans; gives status, output and errors."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    add(tmp_path, "brightwater", "Brightwater Foods")
    add(tmp_path, "unicorn", "../../Ünïcorn & Sons")

    def called(*arguments: str) -> Outcome:
        status = guarded(lambda: run(["render", "--all", *arguments, "--as-of", "2026-11-02"]))
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return called


def add(root: Path, name: str, account: str) -> None:
    path = root / "accounts" / f"{name}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(PLAN.replace("account: Brightwater Foods", f"account: {account}"), encoding="utf-8")


def written(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.parent.name == "out")


def test_every_document_of_every_plan_has_a_file_of_its_own(render: Render, tmp_path: Path) -> None:
    assert render(*HANDOUTS, "-o", "out") == (0, "", "wrote 4 documents of 2 plans to 'out'\n")
    assert written(tmp_path) == [
        "out/brightwater-foods-account-plan-internal.md",
        "out/brightwater-foods-success-plan-customer.md",
        "out/unicorn-sons-account-plan-internal.md",
        "out/unicorn-sons-success-plan-customer.md",
    ]


def test_all_types_of_documents_are_written_if_none_is_named(render: Render, tmp_path: Path) -> None:
    status, _, err = render("accounts/brightwater.md", "-o", "out")
    assert (status, err.splitlines()[0]) == (
        0,
        f"wrote {len(written(tmp_path))} documents of 1 plan to 'out'",
    )
    assert "out/brightwater-foods-qbr-agenda-customer.md" in written(tmp_path)
    assert len(written(tmp_path)) >= 6


def test_several_formats_are_written_beside_each_other(render: Render, tmp_path: Path) -> None:
    assert render(
        *HANDOUTS[:2], "brightwater", "-f", "pdf", "-f", "docx", "-f", "html", "-o", "out", "-q"
    ) == (0, "", "")
    assert written(tmp_path) == [
        f"out/brightwater-foods-success-plan-customer.{suffix}" for suffix in ("docx", "html", "pdf")
    ]


def test_an_audience_leaves_out_what_does_not_have_it(render: Render, tmp_path: Path) -> None:
    assert render("brightwater", "--audience", "customer", "-o", "out")[0] == 0
    assert all("-customer." in name for name in written(tmp_path))
    assert not any("account-plan" in name for name in written(tmp_path))


def test_accounts_of_one_name_get_files_of_their_own(render: Render, tmp_path: Path) -> None:
    add(tmp_path, "a1", "BRIGHTWATER foods")
    add(tmp_path, "a2", "Brightwater Foods 2")
    add(tmp_path, "zz", "CON")
    assert render(*HANDOUTS[:2], "-o", "out", "-q")[0] == 0
    assert sorted(name.removesuffix("-success-plan-customer.md") for name in written(tmp_path)) == [
        "out/brightwater-foods",
        "out/brightwater-foods-2",
        "out/brightwater-foods-3",
        "out/con-account",
        "out/unicorn-sons",
    ]


def test_a_plan_that_cannot_be_rendered_is_said_and_the_others_go_on(render: Render, tmp_path: Path) -> None:
    (tmp_path / "accounts" / "broken.md").write_text("---\nacctplan: 1\naccount: [\n---\n", encoding="utf-8")
    status, _, err = render(*HANDOUTS[:2], "-o", "out")
    assert status == 2
    assert err.startswith("error: 'accounts/broken.md' cannot be rendered: AP004 ")
    assert "wrote 2 documents of 2 plans to 'out'; 1 could not be rendered\n" in err
    assert len(written(tmp_path)) == 2


def test_many_plans_are_rendered_by_several_processes_as_by_one(render: Render, tmp_path: Path) -> None:
    for number in range(8):
        add(tmp_path, f"many{number}", f"Many {number}")
    assert render(*HANDOUTS, "-o", "one/out", "--jobs", "1")[0] == 0
    assert render(*HANDOUTS, "-o", "two/out", "--jobs", "2")[0] == 0
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name / "out").iterdir()}
        for name in ("one", "two")
    )
    assert len(one) == 20
    assert one == two


def test_what_no_pinned_font_has_is_named(render: Render, tmp_path: Path) -> None:
    add(tmp_path, "brightwater", "星 Foods")
    status, _, err = render(*HANDOUTS[:2], "brightwater", "-f", "pdf", "-o", "out")
    assert status == 0
    assert err.splitlines()[0] == (
        "warning: 'accounts/brightwater.md': no font has 星 (U+661F); [?] stands for them "
        "until [render] fonts names a font file that has them"
    )


def test_no_plan_and_no_configuration_is_replaced(render: Render, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    plan = tmp_path / "out" / "brightwater-foods-success-plan-customer.md"
    plan.write_text(PLAN, encoding="utf-8")
    status, _, err = render(*HANDOUTS[:2], "brightwater", "-o", "out")
    assert status == 2
    assert "is a plan; it was left alone" in err
    assert plan.read_text(encoding="utf-8") == PLAN


def test_a_link_that_leads_outside_is_not_followed(render: Render, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    victim = tmp_path / "victim.txt"
    victim.write_text("mine", encoding="utf-8")
    (tmp_path / "out" / "brightwater-foods-success-plan-customer.md").symlink_to(victim)
    status, _, err = render(*HANDOUTS[:2], "brightwater", "-o", "out")
    assert status == 2
    assert "is not a name inside" in err
    assert victim.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        pytest.param([], "--all needs a folder to write to", "name one with --output FOLDER", id="no folder"),
        pytest.param(
            ["-o", "accounts/unicorn.md"],
            "'accounts/unicorn.md' is a file, not a folder",
            "name a folder",
            id="file",
        ),
        pytest.param(
            ["-o", "out", "--document", "sucess-plan"],
            "there is no document 'sucess-plan'",
            "did you mean 'success-plan'?",
            id="document",
        ),
        pytest.param(
            ["-o", "out", "--document", "account-plan", "--audience", "customer"],
            "document 'account-plan' has no customer audience",
            "it is for 'internal' only",
            id="audience",
        ),
        pytest.param(
            ["-o", "out", "--audience", "cutsomer"],
            "there is no audience 'cutsomer'",
            "did you mean 'customer'?",
            id="no audience",
        ),
        pytest.param(
            ["-o", "out", "-f", "pdff"], "there is no format 'pdff'", "did you mean 'pdf'?", id="format"
        ),
        pytest.param(
            ["-o", "out", "-j", "0"], "--jobs 0 is no number of processes", "write 1 or more", id="jobs"
        ),
    ],
)
def test_mistakes_are_said_before_anything_is_read(
    render: Render, tmp_path: Path, arguments: list[str], message: str, hint: str
) -> None:
    assert render(*arguments) == (2, "", f"error: {message}\nhint: {hint}\n")
    assert written(tmp_path) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(
            ["success-plan", "--document", "account-plan"], "--document is for --all", id="document"
        ),
        pytest.param(["success-plan", "--jobs", "2"], "--jobs is for --all", id="jobs"),
        pytest.param(["success-plan", "-f", "md", "-f", "html"], "2 formats for one file", id="formats"),
    ],
)
def test_what_is_for_many_is_refused_for_one(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert guarded(lambda: run(["render", *arguments])) == 2
    assert capsys.readouterr().err.startswith(f"error: {message}\n")
