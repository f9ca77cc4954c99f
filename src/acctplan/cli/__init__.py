"""The commands: the only room that prints, exits and reads environment and clock."""

import atexit
import gc
import os
import sys


def main() -> None:
    """Run `acctplan` with the arguments of the process, and exit.

    `--version` alone is answered at once, before anything else is imported.
    """
    if sys.argv[1:] in (["--version"], ["-V"]) and sys.stdout is not None:
        _show_version()
        return
    # imports make many objects and no cycles: to look for some but once takes a twentieth of the start-up time
    gc.set_threshold(200_000, 20, 50)
    # nor has any other package a say in how settings are read: to look for such plugins takes a tenth
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from acctplan.cli.edge import guarded, ignore_interrupts
    except KeyboardInterrupt:
        sys.exit(130)
    status = guarded(_run)
    ignore_interrupts()
    if "multiprocessing" in sys.modules:  # its processes may have to be waited for
        sys.exit(status)
    _leave(status)


def _leave(status: int) -> None:
    """End the process at once: to take its objects apart one by one costs a fiftieth of a run over many plans."""
    atexit._run_exitfuncs()  # noqa: SLF001 - the only way to what others have asked for at the end
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # nobody reads it any more
            continue
    os._exit(status)


def _show_version() -> None:
    from acctplan import __version__

    try:
        sys.stdout.write(f"acctplan {__version__}\n")
        sys.stdout.flush()
    except OSError as error:
        from acctplan.cli.edge import guarded, silence

        silence(sys.stdout)  # what is left in its buffer would fail once more at the end
        failure = error
        if not isinstance(error, BrokenPipeError):
            sys.exit(guarded(lambda: _fail(failure)))


def _fail(error: OSError) -> int:
    raise error


def _run() -> int:
    from acctplan.cli.app import run

    return run(sys.argv[1:])
