import os
import time
from pathlib import Path

import pytest

from acctplan.errors import UsageError
from acctplan.settings import Settings, load, load_if_ours, parse, parse_if_ours

_GLOB = 'write a relative pattern with /, like "accounts/**/*.md"'
_ALL = """settings here: plans, currency, fiscal-year-start, catalog, team, health, rules, profiles, headings, columns, render"""
_RULES = "settings here: preset, select, ignore, severity, per-file-ignores"
_TOML = "write key = value, one a line, with texts in quotes"
_PATH = 'write a relative path with /, like "brand/logo.svg"'
_CODES = 'write codes, like "AP202" or "AP2"'

MISTAKES: list[tuple[str, str, str]] = [
    ('plan = ["a"]', "1: unknown setting 'plan'", "did you mean 'plans'?"),
    ("fiscal_year_start = 1", "1: unknown setting 'fiscal_year_start'", "did you mean 'fiscal-year-start'?"),
    (
        "zzz = 1",
        "1: unknown setting 'zzz'",
        _ALL,
    ),
    ('"a\\nb" = 1', "1: unknown setting 'a\\nb'", ""),
    ('plans = "a"', "1: plans = 'a' is not a list", 'write plans = ["a"]'),
    ("plans = 3", "1: plans = 3 is not a list", 'write ["…", "…"]'),
    ('plans = ["a",\n"../x"]', "2: plans[1] = '../x' is not a pattern below this folder", _GLOB),
    ('plans = ["/x"]', "1: plans[0] = '/x' is not a pattern below this folder", _GLOB),
    ("plans = ['a\\b']", "1: plans[0] = 'a\\b' is not a pattern below this folder", _GLOB),
    ("plans = [3]", "1: plans[0] = 3 is not a pattern below this folder", _GLOB),
    (
        'currency = "usd"',
        "1: currency = 'usd' is not a currency code of three capital letters (ISO 4217)",
        'write a code, like "EUR"',
    ),
    (
        "\nfiscal-year-start = 13",
        "2: fiscal-year-start = 13 is not a month from 1 to 12",
        "write the number of the month, like 4 for April",
    ),
    (
        "fiscal-year-start = true",
        "1: fiscal-year-start = true is not a month from 1 to 12",
        "write the number of the month, like 4 for April",
    ),
    (
        "[health.bands]\ngreen = 140",
        "2: health.bands.green = 140 is not a whole number from 0 to 100",
        "write a score, like 75",
    ),
    (
        "[health]\nbands = {green = 40}",
        "2: health.bands: yellow from 50 is not below green from 40",
        "write the green band's number above yellow's",
    ),
    ("[health]\nbands = 3", "2: health.bands = 3 is not a table", "write a table, like { key = … }"),
    (
        '[rules]\npreset = "stric"',
        "2: rules.preset = 'stric' is not 'default' or 'strict'",
        "did you mean 'strict'?",
    ),
    ("[rules]\npreset = 1", "2: rules.preset = 1 is not 'default' or 'strict'", "choose one of them"),
    ('[rules]\nselect = "AP1"', "2: rules.select = 'AP1' is not a list", 'write select = ["AP1"]'),
    (
        '[rules]\nselect = ["AP1",\n"XX"]',
        "3: rules.select[1] = 'XX' is not the code of a rule or the beginning of one",
        _CODES,
    ),
    (
        '[rules]\nseverity = {AP209 = "off"}',
        "2: rules.severity.AP209 = 'off' is not 'error', 'warning' or 'note'",
        "choose one of them; 'ignore' is the setting that switches a rule off",
    ),
    (
        '[rules.severity]\nAP2 = "note"',
        "2: rules.severity has 'AP2', which is not the code of a rule",
        'write a whole code, like AP209 = "note"',
    ),
    (
        '[rules.per-file-ignores]\n"../x" = ["AP5"]',
        "2: rules.per-file-ignores has '../x', which is not a pattern below this folder",
        _GLOB,
    ),
    (
        '[rules.per-file-ignores]\n"a/*" = "AP5"',
        "2: rules.per-file-ignores.\"a/*\" = 'AP5' is not a list",
        'write "a/*" = ["AP5"]',
    ),
    (
        "[rules.AP30]\nx = 1",
        "1: unknown setting 'AP30' in [rules]",
        "a table of options has the code of its rule, like [rules.AP308]",
    ),
    ("[rules]\nAP308 = 3", "2: rules.AP308 = 3 is not a table", "write a table, like { key = … }"),
    ("[rules]\nselects = 3", "2: unknown setting 'selects' in [rules]", "did you mean 'select'?"),
    ("[rules.foo]\na = 1", "1: unknown setting 'foo' in [rules]", _RULES),
    ("[rules.options]\nAP308 = {}", "1: unknown setting 'options' in [rules]", _RULES),
    ("rules = 3", "1: rules = 3 is not a table", "write a table, like { key = … }"),
    (
        '[team]\npeople = [{name = "A"},\n{title = "x"}]',
        "3: team.people[1] has no 'name'",
        'write name = "…"',
    ),
    (
        '[[team.people]]\nname = "a"\n[[team.people]]\nname = "b"\nnam = "c"',
        "5: unknown setting 'nam' in [team.people[1]]",
        "did you mean 'name'?",
    ),
    ("[profiles.big]", "1: unknown setting 'big' in [profiles]", "settings here: strategic, growth, base"),
    (
        '[profiles.base]\nselct = ["AP0"]',
        "2: unknown setting 'selct' in [profiles.base]",
        "did you mean 'select'?",
    ),
    (
        "[headings]\nA = 3",
        "2: headings.A = 3 is not text in quotes that is not blank",
        'write a text, like "Acme"',
    ),
    ('[columns]\nX = "y"', "2: columns.X = 'y' is not a table", "write a table, like { key = … }"),
    (
        '[columns."Risk Factors"]\n"Gegenmaßnahme" = 3',
        '2: columns."Risk Factors"."Gegenmaßnahme" = 3 is not text in quotes that is not blank',
        'write a text, like "Acme"',
    ),
    (
        '[render.brand.colours]\nprimary = "blue"',
        "2: render.brand.colours.primary = 'blue' is not a colour of six hexadecimal digits",
        'write a colour, like "#1a5fb4"',
    ),
    ('[render]\ntemplates = "../t"', "2: render.templates = '../t' is not a path below this folder", _PATH),
    (
        '[render.brand]\nlogo = "/etc/passwd"',
        "2: render.brand.logo = '/etc/passwd' is not a path below this folder",
        _PATH,
    ),
    ("[team]\ncompany = 3", "2: team.company = 3 is not text in quotes", 'write "…"'),
    ("[team]\ncompany = 2026-01-02", "2: team.company = 2026-01-02 is not text in quotes", 'write "…"'),
    (
        'currency = "$"\nplan = 1',
        "1: currency = '$' is not a currency code of three capital letters (ISO 4217)",
        "",
    ),
    ("a = 1\na = 2\n", "2:6: not TOML: cannot overwrite a value", _TOML),
    ('a = "x', "1:7: not TOML: unterminated string", _TOML),
    ("x = \n", "1:5: not TOML: invalid value", _TOML),
    ("a = " + "[" * 5000, "1: values are nested too deep", "write tables instead"),
    ("a = " + "9" * 5000, "1:5005: not TOML: a number is too long", _TOML),
    ("a." * 3000 + "a = 1", "1: a key has more than 32 dots", "write tables instead"),
]


@pytest.mark.parametrize(("text", "message", "hint"), MISTAKES, ids=[text[:40] for text, _, _ in MISTAKES])
def test_a_mistake_names_line_key_value_and_what_is_accepted(text: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(text)
    assert caught.value.message == f"acctplan.toml:{message}"
    assert caught.value.hint.startswith(hint)
    assert bool(caught.value.hint)


def test_long_dotted_keys_cost_no_time() -> None:
    start = time.process_time()
    with pytest.raises(UsageError):
        parse("a." * 450_000 + "a = 1")
    assert time.process_time() - start < 8


def test_many_dots_in_texts_are_fine() -> None:
    names = ", ".join(f'"v1.2.3.{number}"' for number in range(2000))
    assert len(parse(f"[catalog]\nproducts = [{names}]").catalog.products) == 2000


def test_a_file_is_loaded_under_the_name_to_show(tmp_path: Path) -> None:
    path = tmp_path / "acctplan.toml"
    path.write_bytes(b'\xef\xbb\xbf# comment\r\ncurrency = "EUR"\r\nplan = 1\r\n')
    with pytest.raises(UsageError, match=r"^conf/acctplan.toml:3: unknown setting 'plan'$"):
        load(path, "conf/acctplan.toml")


def test_in_pyproject_the_table_of_the_tool_counts(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(
        '[project]\nname = "x"\n[tool.acctplan]\ncurrency = "EUR"\n[tool.acctplan.rules]\nignore = ["AP5"]\n'
    )
    settings = load(path)
    assert settings.currency == "EUR"
    assert settings.origin.where(("rules", "ignore")) == f"{path}:6"
    path.write_text('[tool.acctplan]\n\ncurrency = "eur"\n')
    with pytest.raises(UsageError, match=f"^{path}:3: currency = 'eur' is not "):
        load(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfea", "acctplan.toml:1: is UTF-16, not UTF-8 (byte 0)"),
        (b'a = "\xe9"', "acctplan.toml:1: is not UTF-8 (byte 5)"),
        (b"#" * 1_000_001, "acctplan.toml:1: is larger than the limit of 1,000,000 bytes (1,000,001)"),
        (b"a\0", "acctplan.toml:1: contains a NUL character (byte 1)"),
    ],
    ids=["utf-16", "latin-1", "large", "nul"],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "acctplan.toml").write_bytes(content)
    with pytest.raises(UsageError) as caught:
        load(tmp_path / "acctplan.toml", "acctplan.toml")
    assert (caught.value.message, caught.value.hint) == (message, "name a TOML file in UTF-8 below 1 MB")


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "acctplan.toml")
    with pytest.raises(UsageError, match=r"acctplan.toml:1: is not a regular file"):
        load(tmp_path / "acctplan.toml")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[project]\nname = 'acctplan'",
        "[tool.other]\nx = 'acctplan'",
        "[project\nacctplan",
        "tool = 3 # acctplan",
    ],
)
def test_the_pyproject_of_another_project_is_not_ours(tmp_path: Path, text: str) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(text)
    assert load_if_ours(path) is None
    with pytest.raises(UsageError):
        load(path)


@pytest.mark.parametrize(
    "text", ["[tool.acctplan]\n", "[tool]\nacctplan = {}", "tool.acctplan.currency = 'USD'"]
)
def test_a_pyproject_with_the_table_is_ours(tmp_path: Path, text: str) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(text)
    assert load_if_ours(path) == load(path)


def test_a_text_can_be_that_of_a_pyproject() -> None:
    text = "[tool.acctplan]\ncurrency = 'EUR'\n"
    assert parse(text, "pyproject.toml", in_table=True).currency == "EUR"
    assert parse_if_ours(text, "pyproject.toml") == parse(text, "pyproject.toml", in_table=True)
    assert parse_if_ours("[tool]\n", "pyproject.toml") is None


def test_a_broken_pyproject_with_the_table_is_told(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text("[tool.acctplan]\ncurrency = \n")
    with pytest.raises(UsageError, match=":2:12: not TOML: invalid value"):
        load_if_ours(path)


def test_an_empty_file_means_the_defaults() -> None:
    assert parse("").model_dump() == Settings().model_dump()
