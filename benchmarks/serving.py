"""How long a browser takes from a plan's being saved to `acctplan serve` to the new page on the screen."""

import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from urllib.parse import urlencode

from benchmarks.account import AS_OF
from benchmarks.chromium import BrowserError, Chromium, Page, new_page
from benchmarks.corpus import write_corpus
from benchmarks.measuring import Failed
from benchmarks.report import tool

_PAINTED = """addEventListener("DOMContentLoaded", () => {
  const tell = () => requestAnimationFrame(() => requestAnimationFrame(() => painted("")));
  const frame = document.querySelector("iframe");
  if (frame) frame.addEventListener("load", tell); else tell();
});"""
"""Tells of the frame after the one that shows the page, or what its frame has loaded."""

_ADDRESS = re.compile(r"(http://127\.0\.0\.1:\d+)/")
_NAME = re.compile(r"^account: .*$", re.MULTILINE)


def serve_report(plans: int, saves: int) -> Iterator[str]:
    """The lines of the report.

    Raises: Failed without a browser, and if a page does not follow its file.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_corpus(root, plans)
        path = sorted(root.glob("accounts/**/*.md"))[0]
        name = path.relative_to(root).as_posix()
        documents = {"document": "account-plan", "audience": "internal"}
        yield f"From a save to the page on the screen, {plans} plans, {saves} saves a page."
        yield from ("", "| milliseconds | median | 95th percentile | slowest |", "|---|---:|---:|---:|")
        try:
            with _served(root) as address, _browser() as browser:
                for label, where in (
                    ("all accounts", "/"),
                    ("one account", f"/account?{urlencode({'plan': name})}"),
                    ("account plan", f"/read?{urlencode({'plan': name, **documents})}"),
                ):
                    with new_page(browser) as page:
                        times = _follow(page, f"{address}{where}", path, saves)
                    slow = quantiles(times, n=20)[-1]
                    yield f"| {label} | {median(times):.0f} | {slow:.0f} | {max(times):.0f} |"
        except BrowserError as error:
            raise Failed(str(error)) from error


def _follow(page: Page, address: str, path: Path, saves: int) -> list[float]:
    """Milliseconds from each save to the frame after the new page."""
    page.look()
    page.call_out("painted")
    page.do("Page.addScriptToEvaluateOnNewDocument", source=_PAINTED)
    page.open(address)
    page.until("document.getElementById('live').textContent === 'live'")
    times = []
    for number in range(saves + 2):
        time.sleep(0.3 + 0.017 * (number % 7))
        page.run("1")
        page.called.clear()
        text = _NAME.sub(f"account: Saved {number:03}", path.read_text(encoding="utf-8"))
        begin = perf_counter()
        path.write_text(text, encoding="utf-8")
        page.browser.wait(lambda: bool(page.called), 20)
        times.append((perf_counter() - begin) * 1000)
    return times[2:]


@contextmanager
def _browser() -> Iterator[Chromium]:
    browser = Chromium()
    try:
        yield browser
    finally:
        browser.close()


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    command = [tool("acctplan"), "serve", "--port", "0", "--as-of", AS_OF.isoformat()]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        match = next(filter(None, map(_ADDRESS.match, process.stderr)), None)
        if match is None:
            raise Failed("'acctplan serve' does not start")
        try:
            yield match[1]
        finally:
            process.kill()
