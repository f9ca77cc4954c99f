import pytest

from acctplan.overview.sparkline import sparkline

CASES = {
    "nothing": ([], ""),
    "one number": ([3.0], ""),
    "up": ([1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█"),
    "down and a gap": ([10, None, 0], "█ ▁"),
    "all the same": ([5, 5], "▅▅"),
    "negative": ([-10, 0, 10], "▁▅█"),
}


@pytest.mark.parametrize(("numbers", "bars"), CASES.values(), ids=CASES)
def test_numbers_are_bars(numbers: list[float | None], bars: str) -> None:
    assert sparkline(numbers) == bars
