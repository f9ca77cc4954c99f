"""Strange and hostile plans and configurations, the same ones in every run: what `invariants` lists holds for all."""

import random
import time

import pytest

from fuzzing import MAX_BYTES, minimised, trial
from invariants import Trial, file_troubles, html_troubles, troubles

SEED = 20261102
CHUNK = 50
SECONDS = 10
"""Processor time that no input may take; the slowest of many takes under one second on an idle machine."""


@pytest.mark.parametrize("first", range(0, 400, CHUNK))
def test_no_input_breaks_reading_judging_reporting_or_rendering(first: int) -> None:
    broken, slow = {}, {}
    for number in range(first, first + CHUNK):
        start = time.process_time()
        found = troubles(trial(SEED, number), slice(number % 12, None, 12))
        seconds = time.process_time() - start
        if found:
            broken[number] = found
        if seconds > SECONDS:
            slow[number] = seconds
    assert broken == {}
    assert slow == {}


@pytest.mark.parametrize("number", range(0, 60, 4))
def test_no_input_breaks_a_document_that_is_no_text(number: int) -> None:
    assert file_troubles(trial(SEED, number), slice(number % 12, None, 12)) == []


FOUND = {
    "nothing": b"",
    "a line end": b"\n",
    "two dashes": b"--",
    "one line end too few": b"---\nacctplan: 1\n---",
    "carriage returns": b"---\racctplan: 1\r---\r## Goals\r",
    "separators": "---\nacctplan: 1\n---\n\u2028## Goals\u2029\x85|a|\x1c".encode(),
}
"""Small inputs in which a place is easily wrong."""


@pytest.mark.parametrize("data", FOUND.values(), ids=FOUND.keys())
def test_small_inputs(data: bytes) -> None:
    assert troubles(Trial(data)) == []


def test_an_input_is_the_same_in_every_run_and_not_too_long() -> None:
    inputs = [trial(1, number) for number in range(50)]

    assert inputs == [trial(1, number) for number in range(50)]
    assert len(set(inputs)) > 45
    assert max(len(each.data) for each in inputs) <= MAX_BYTES


def test_a_failing_input_is_cut_down() -> None:
    data = random.Random(1).randbytes(300) + b"needle" + random.Random(2).randbytes(300)

    small = minimised(Trial(data, "currency = 'EUR'"), lambda each: b"needle" in each.data)

    assert small == Trial(b"needle")


@pytest.mark.parametrize(
    ("page", "trouble"),
    [
        ("<p><script>x</script></p>", "<script>"),
        ("<p onclick=x>a</p>", "attribute onclick"),
        ("<p style='x'>a</p>", "attribute style"),
        ("<a href='javascript:x'>a</a>", "link to 'javascript:x'"),
        ("<a href='//evil'>a</a>", "link to '//evil'"),
        ("<p>a</div>", "</div> out of place"),
        ("<p>a", "<p> is not closed"),
    ],
)
def test_an_unsafe_page_would_be_found_out(page: str, trouble: str) -> None:
    assert html_troubles(page)[0] == trouble
