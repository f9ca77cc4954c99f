"""Long documents, typeset by a process of their own that may use only so much time and memory."""

import pickle
import subprocess
import sys

from typst import TypstError

from acctplan.errors import UsageError
from acctplan.paper.typesetter import Task, typeset_here

SECONDS = 180
"""Time that a document may take, by the clock; a table of 5,000 rows takes some 25 seconds."""

MEGABYTES = 3_000
"""Memory that the process may ask for."""

_CHILD = "import sys; sys.path[:] = sys.argv[1:]; from acctplan.paper.apart import main; main()"


def typeset_apart(task: Task, seconds: int = SECONDS, megabytes: int = MEGABYTES) -> list[bytes]:
    """What comes of a task.

    Raises: TypstError for a mistake that the typesetter finds, UsageError for one that takes too long or too much.
    """
    plain = task._replace(
        inputs=dict(task.inputs), extras=task.extras._replace(files=dict(task.extras.files))
    )
    try:
        done = subprocess.run(  # noqa: S603 (our own interpreter and code)
            [sys.executable, "-c", _CHILD, *sys.path],
            input=pickle.dumps((plain, seconds, megabytes)),
            capture_output=True,
            timeout=seconds,
            check=False,
        )
        pages, message, hint = pickle.loads(done.stdout)  # noqa: S301 (from our own child)
    except (subprocess.TimeoutExpired, EOFError, pickle.UnpicklingError) as error:
        limits = f"{seconds} seconds or {megabytes:,} MB"
        raise UsageError(
            f"the document is too long to be typeset: it takes more than {limits}",
            "choose html or md, or shorten the plan's tables",
        ) from error
    if hint:
        raise UsageError(message, hint)
    if message:
        raise TypstError(message, message)
    found: list[bytes] = pages
    return found


def main() -> None:
    """The process: one task on standard input, one answer on standard output."""
    task, seconds, megabytes = pickle.load(sys.stdin.buffer)  # noqa: S301 (from our own parent)
    _limit(seconds, megabytes)
    answer: tuple[list[bytes], str, str]
    try:
        answer = (typeset_here(task), "", "")
    except TypstError as error:
        answer = ([], str(error), "")
    except UsageError as error:
        answer = ([], error.message, error.hint)
    sys.stdout.buffer.write(pickle.dumps(answer))


def _limit(seconds: int, megabytes: int) -> None:
    """Ask the system to end this process beyond its limits; where it cannot, the parent's clock is left."""
    try:
        import resource  # noqa: PLC0415 (not on every system)
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (4 * seconds,) * 2)
