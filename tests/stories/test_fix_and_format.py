"""Damaged plans are mended and formatted, and killed meanwhile: what `damaged_plans` and `killed_fixes` list holds.

`DAMAGED_PLANS` and `KILLED_FIXES` in the environment say how many are tried, for longer runs.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from damaged_plans import damaged, troubles

SEED = 20261102
PLANS = int(os.environ.get("DAMAGED_PLANS", "200"))
KILLS = int(os.environ.get("KILLED_FIXES", "30"))
PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
def test_fixing_and_formatting_keep_all_else_and_are_done_at_once(part: int) -> None:
    broken = {
        number: found for number in range(part, PLANS, PARTS) if (found := troubles(damaged(SEED, number)))
    }
    assert broken == {}


def test_a_plan_is_the_same_in_every_run_and_most_are_damaged() -> None:
    plans = [damaged(1, number) for number in range(30)]
    assert plans == [damaged(1, number) for number in range(30)]
    assert len({each.data for each in plans}) == 30


def test_a_killed_run_leaves_whole_files_and_the_next_one_tidies_up() -> None:
    command = [sys.executable, str(Path(__file__).parents[1] / "killed_fixes.py"), "--count", str(KILLS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert done.stdout.startswith(f"{KILLS} kills, ")
