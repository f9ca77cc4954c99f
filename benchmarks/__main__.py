"""`python -m benchmarks`: timings; `… corpus OUT N`: a repository of generated plans; `… editor`: `acctplan lsp`;
`… serve`: from a save to the page that shows it; `… history`: what the history of plans costs."""

import argparse
import sys
from pathlib import Path

from benchmarks.corpus import write_corpus
from benchmarks.measuring import Failed
from benchmarks.report import report


def main() -> int:
    """Run the command line; 1 if something could not run, never because of a time."""
    if sys.argv[1:2] == ["corpus"]:
        return _write(sys.argv[2:])
    if sys.argv[1:2] == ["editor"]:
        return _edit(sys.argv[2:])
    if sys.argv[1:2] == ["serve"]:
        return _serve(sys.argv[2:])
    if sys.argv[1:2] == ["history"]:
        return _recall(sys.argv[2:])
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--plans", type=int, default=1000, metavar="N", help="plans of the repository (1000)")
    parser.add_argument("--quick", action="store_true", help="60 plans and three runs, for CI")
    parser.add_argument("--full", action="store_true", help="measure ten times as many plans, too")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the tables there as well")
    options = parser.parse_args()
    lines = []
    try:
        for line in report(60 if options.quick else options.plans, quick=options.quick, full=options.full):
            print(line, flush=True)
            lines.append(line)
    except Failed as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    if options.output:
        options.output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _write(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks corpus")
    parser.add_argument("out", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--defects", type=float, default=0, metavar="SHARE", help="share of rows that are wrong"
    )
    options = parser.parse_args(arguments)
    size = write_corpus(options.out, options.count, options.seed, options.defects)
    print(f"{options.count} plans, {size:,} bytes, in {options.out}")
    return 0


def _edit(arguments: list[str]) -> int:
    from benchmarks.editor import editor_report  # noqa: PLC0415 - needs the extra `lsp`

    parser = argparse.ArgumentParser(prog="python -m benchmarks editor")
    parser.add_argument("--edits", type=int, default=200, metavar="N")
    try:
        for line in editor_report(parser.parse_args(arguments).edits):
            print(line)
    except Failed as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def _serve(arguments: list[str]) -> int:
    from benchmarks.serving import serve_report  # noqa: PLC0415 - needs a browser

    parser = argparse.ArgumentParser(prog="python -m benchmarks serve")
    parser.add_argument("--plans", type=int, default=60, metavar="N")
    parser.add_argument("--saves", type=int, default=30, metavar="N")
    options = parser.parse_args(arguments)
    try:
        for line in serve_report(options.plans, options.saves):
            print(line)
    except Failed as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def _recall(arguments: list[str]) -> int:
    from benchmarks.history import history_report  # noqa: PLC0415 - needs git

    parser = argparse.ArgumentParser(prog="python -m benchmarks history")
    parser.add_argument("--plans", type=int, default=1000, metavar="N")
    parser.add_argument("--commits", type=int, default=50, metavar="N", help="commits of each plan (50)")
    parser.add_argument("--runs", type=int, default=3, metavar="N")
    options = parser.parse_args(arguments)
    try:
        for line in history_report(options.plans, options.commits, options.runs):
            print(line, flush=True)
    except Failed as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
