from collections.abc import Callable
from pathlib import Path

import pytest

from acctplan.cli.app import run
from acctplan.cli.edge import guarded

PLAN = (Path(__file__).parents[1] / "plans" / "complete.md").read_text(encoding="utf-8")
DAY = ["--as-of", "2026-11-02"]
Outcome = tuple[int, str, str]
Render = Callable[..., Outcome]


@pytest.fixture
def render(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Render:
    """Runs `acctplan render` in a folder with two plans; gives status, output and errors."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "accounts").mkdir()
    (tmp_path / "accounts" / "brightwater.md").write_text(PLAN, encoding="utf-8")
    other = PLAN.replace("account: Brightwater Foods", "account: ../Ünïcorn & Sons")
    (tmp_path / "accounts" / "unicorn.md").write_text(other, encoding="utf-8")

    def called(*arguments: str) -> Outcome:
        status = guarded(lambda: run(["render", *arguments, *DAY]))
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return called


def test_one_plan_goes_to_standard_output(render: Render) -> None:
    status, out, err = render("success-plan", "accounts/brightwater.md")
    assert (status, err) == (0, "")
    assert out.startswith("# Brightwater Foods: success plan\n")


def test_a_plan_can_be_named_without_folder_and_suffix(render: Render) -> None:
    assert render("success-plan", "brightwater")[1].startswith("# Brightwater Foods")


def test_a_file_is_written_in_the_format_of_its_suffix(render: Render, tmp_path: Path) -> None:
    status, out, err = render("success-plan", "brightwater", "--output", "out/plan.html")
    assert (status, out, err) == (0, "", "wrote out/plan.html\n")
    assert (tmp_path / "out" / "plan.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_several_plans_go_to_a_folder_under_safe_names(render: Render, tmp_path: Path) -> None:
    status, _, err = render("success-plan", "accounts", "--output", "out", "-f", "html")
    assert (status, err) == (
        0,
        "wrote out/brightwater-foods-success-plan.html\nwrote out/unicorn-sons-success-plan.html\n",
    )
    assert sorted(path.name for path in tmp_path.rglob("*.html")) == [
        "brightwater-foods-success-plan.html",
        "unicorn-sons-success-plan.html",
    ]


def test_findings_are_counted_in_one_line(render: Render, tmp_path: Path) -> None:
    path = tmp_path / "accounts" / "brightwater.md"
    path.write_text(PLAN.replace("| 2026-12-10 | 40% |", "| soon | 40% |"), encoding="utf-8")
    status, out, err = render("success-plan", "brightwater")
    assert (status, err.count("\n")) == (0, 1)
    assert err.startswith("note: 'accounts/brightwater.md': 1 error")
    assert "| soon |" in out
    assert render("success-plan", "brightwater", "--quiet")[2] == ""


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        pytest.param(
            ["sucess-plan", "brightwater"],
            "there is no document 'sucess-plan'",
            "did you mean 'success-plan'?",
            id="document",
        ),
        pytest.param(
            ["success-plan", "brightwater", "-f", "htlm"],
            "there is no format 'htlm'",
            "did you mean 'html'?",
            id="format",
        ),
        pytest.param(
            ["account-plan", "brightwater", "--audience", "customer"],
            "document 'account-plan' has no customer audience",
            "it is for 'internal' only",
            id="audience",
        ),
        pytest.param(
            ["success-plan", "brightwater", "--audience", "cutsomer"],
            "there is no audience 'cutsomer'",
            "did you mean 'customer'?",
            id="no audience",
        ),
        pytest.param(
            ["qbr-agenda", "brightwater", "--minutes", "45"],
            "there is no 'qbr-agenda' of 45 minutes",
            "choose one of 20, 60, 90",
            id="minutes",
        ),
        pytest.param(
            ["success-plan", "accounts"],
            "2 plans do not fit on standard output",
            "name a folder with --output FOLDER",
            id="several",
        ),
        pytest.param(
            ["success-plan", "accounts", "-o", "accounts/brightwater.md"],
            "'accounts/brightwater.md' is a file, and there are 2 plans",
            "name a folder",
            id="several to a file",
        ),
        pytest.param(
            ["success-plan", "brightwater", "-o", "accounts/brightwater.md/"],
            "'accounts/brightwater.md' is a file, not a folder",
            "name a folder",
            id="one to a folder that is a file",
        ),
        pytest.param(
            ["success-plan", "brightwater", "-o", "accounts/brightwater.md"],
            "'accounts/brightwater.md' is a plan; nothing was written",
            "name another file or folder",
            id="over the plan",
        ),
        pytest.param(
            ["success-plan", "brightwater", "-o", "accounts/unicorn.md"],
            "'accounts/unicorn.md' is a plan; nothing was written",
            "name another file or folder",
            id="over another plan",
        ),
        pytest.param(
            ["success-plan", "brightwater", "-o", "acctplan.toml"],
            "'acctplan.toml' is a configuration; nothing was written",
            "name another file or folder",
            id="over the configuration",
        ),
        pytest.param(
            ["success-plan", "brightwater", "--templates", "accounts"],
            None,
            "put each document type into documents/NAME below it",
            id="templates",
        ),
        pytest.param(
            ["success-plan", "brighwater"],
            "there is no plan 'brighwater'",
            "did you mean 'brightwater'?",
            id="plan",
        ),
    ],
)
def test_misuse_ends_with_2_and_a_hint(
    render: Render, arguments: list[str], message: str | None, hint: str
) -> None:
    status, out, err = render(*arguments)
    assert (status, out) == (2, "")
    assert err.endswith(f"hint: {hint}\n")
    assert message is None or err == f"error: {message}\nhint: {hint}\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("no plan at all\n", "AP002", id="no plan"),
        pytest.param("---\nacctplan: 1\naccount: [\n---\n", "AP004", id="yaml"),
    ],
)
def test_a_plan_that_cannot_be_read_cannot_be_rendered(
    render: Render, tmp_path: Path, text: str, code: str
) -> None:
    (tmp_path / "accounts" / "broken.md").write_text(text, encoding="utf-8")
    status, out, err = render("success-plan", "accounts/broken.md")
    assert (status, out) == (2, "")
    assert err.startswith(f"error: 'accounts/broken.md' cannot be rendered: {code} ")


def test_two_accounts_of_one_name_are_refused_before_anything_is_written(
    render: Render, tmp_path: Path
) -> None:
    (tmp_path / "accounts" / "copy.md").write_text(PLAN, encoding="utf-8")
    status, _, err = render("success-plan", "accounts", "-o", "out")
    assert status == 2
    assert err.startswith("error: 'accounts/brightwater.md' and 'accounts/copy.md' would both become")
    assert not (tmp_path / "out").exists()


def test_output_never_follows_a_link_out_of_its_folder(render: Render, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "secret").write_text("mine")
    (tmp_path / "out" / "brightwater-foods-success-plan.md").symlink_to(tmp_path / "secret")
    assert render("success-plan", "brightwater", "-o", "out")[0] == 2
    assert (tmp_path / "secret").read_text() == "mine"


def test_a_teams_templates_come_from_the_option_or_the_configuration(render: Render, tmp_path: Path) -> None:
    folder = tmp_path / "own" / "documents" / "brief"
    folder.mkdir(parents=True)
    (folder / "document.toml").write_text(
        'title = "Brief"\ndescription = "x"\naudiences = ["customer"]\ndefault = "customer"\n'
    )
    (folder / "body.md.jinja").write_text("# {{ view.account.name }} in brief\n")
    assert render("brief", "brightwater", "--templates", "own")[1] == "# Brightwater Foods in brief\n"
    (tmp_path / "acctplan.toml").write_text('[render]\ntemplates = "own"\n')
    assert render("brief", "brightwater")[1] == "# Brightwater Foods in brief\n"


def test_the_internal_audience_is_marked(render: Render) -> None:
    out = render("qbr-agenda", "brightwater", "--audience", "internal", "--minutes", "60")[1]
    assert out.startswith("**Internal: not for customers**\n")
    assert "**Speaker note**" in out
