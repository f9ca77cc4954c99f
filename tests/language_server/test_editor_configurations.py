"""The configurations that the README shows start the command that there is."""

import json
import re
import tomllib
from pathlib import Path

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SECTION = README.partition("## In your editor\n")[2].partition("\n## ")[0]


def block(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", SECTION, re.DOTALL)
    return str(found)


def test_vs_code() -> None:
    settings = json.loads(block("json"))

    started = [settings["glspc.serverCommand"], *settings["glspc.serverCommandArguments"]]
    assert (started, settings["glspc.languageId"]) == (["acctplan", "lsp"], "markdown")


def test_helix() -> None:
    languages = tomllib.loads(block("toml"))

    assert languages["language-server"]["acctplan"] == {"command": "acctplan", "args": ["lsp"]}
    assert languages["language"][0]["language-servers"][0] == "acctplan"


def test_neovim() -> None:
    assert '  cmd = { "acctplan", "lsp" },\n' in block("lua")
