"""A team's templates, filled by a process of their own that may use little time and memory.

Jinja's sandbox keeps a template from Python, not from doubling a text forty times or counting to the end of time.
The process gets the templates and the view, in which authors' texts are tokens, and answers with Markdown.
"""

import json
import pickle
import subprocess
import sys
from collections.abc import Mapping

from acctplan.documents.catalogue import Template
from acctplan.documents.engine import fill
from acctplan.errors import UsageError
from acctplan.languages import ENGLISH, Tongue

SECONDS = 5
"""Processor time that filling one body may take; ours take some hundredths. The clock allows three times as much and
ten seconds for a busy machine."""

MEGABYTES = 512
"""Memory that the process may ask for beyond what it has at its start."""

MOST = 1_000_000
"""Characters that a body may make; ours make some 20,000. They are parsed without a clock, so that they are few."""

_CHILD = "import sys; sys.path[:] = sys.argv[1:]; from acctplan.documents.sandbox import main; main()"


def fill_apart(
    templates: Mapping[str, Template],
    body: str,
    values: Mapping[str, object],
    tongue: Tongue = ENGLISH,
    seconds: int = SECONDS,
) -> str:
    """As `engine.fill`, in a process of its own.

    Raises: UsageError for a mistake in a template, and for one that takes too long or too much.
    """
    asked = pickle.dumps((dict(templates), body, dict(values), tongue, seconds))
    file = templates[body].file
    try:
        done = subprocess.run(  # noqa: S603 (our own interpreter and code)
            [sys.executable, "-c", _CHILD, *sys.path],
            input=asked,
            capture_output=True,
            timeout=3 * seconds + 10,
            check=False,
        )
        text, message, hint = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise UsageError(f"{file}:1: it takes too much time or memory", "make its loops smaller") from error
    if message:
        raise UsageError(message, hint)
    return str(text)


def main() -> None:
    """The process: one request on standard input, one answer on standard output."""
    templates, body, values, tongue, seconds = pickle.load(sys.stdin.buffer)  # noqa: S301 (from our own parent)
    _limit(seconds)
    try:
        answer = (fill(templates, body, values, tongue, MOST), "", "")
    except UsageError as error:
        answer = ("", error.message, error.hint)
    sys.stdout.write(json.dumps(answer))


def _limit(seconds: int) -> None:
    """Ask the system to end this process beyond its limits; where it cannot, the parent's clock is left."""
    try:
        import resource  # noqa: PLC0415 (not on every system)
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    memory = used + MEGABYTES * 2**20 + 2**29
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
