"""JUnit's XML: a test suite a plan, a failed case a finding, for the test page of any build server."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from acctplan.diagnostic import Diagnostic
from acctplan.pattern import Pattern
from acctplan.printable import printable
from acctplan.report import Layout, Report, Reporter

_NO_XML = Pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNREADABLE = "AP001"


def render(report: Report, _layout: Layout) -> str:
    """The visible findings as failures; a plan without any, and a run without plans, has one case that passes.

    A file that cannot be read is an error. Characters that XML does not take are replaced by U+FFFD, and those that
    steer a terminal are spelled out, as build servers print the file.
    """
    found = {path: list(group) for path, group in groupby(report.visible, key=lambda each: each.path)}
    root = Element("testsuites", name="acctplan")
    suites = [_suite(root, report.locate(path), found.get(path, ())) for path in report.files or found]
    if not suites:
        suites = [_suite(root, "acctplan", ())]
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(suite[name] for suite in suites)))
    root.set("time", "0")
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suite(root: Element, path: str, found: Sequence[Diagnostic]) -> Mapping[str, int]:
    errors = sum(each.code == _UNREADABLE for each in found)
    counts = {"tests": len(found) or 1, "failures": len(found) - errors, "errors": errors, "skipped": 0}
    suite = SubElement(root, "testsuite", name=_xml(path))
    for name, count in counts.items():
        suite.set(name, str(count))
    suite.set("time", "0")
    for each in found:
        _failure(_case(suite, path, each.code, each.span.line, each.span.column), each)
    if not found:
        _case(suite, path, "acctplan", 1, 1)
    return counts


def _case(suite: Element, path: str, name: str, line: int, column: int) -> Element:
    return SubElement(
        suite,
        "testcase",
        name=name,
        classname=_xml(str(PurePosixPath(path).with_suffix(""))),
        file=_xml(path),
        line=str(line),
        column=str(column),
        time="0",
    )


def _failure(case: Element, diagnostic: Diagnostic) -> None:
    finding, span = diagnostic.finding, diagnostic.span
    kind = "error" if diagnostic.code == _UNREADABLE else "failure"
    message = SubElement(case, kind, type=diagnostic.code, message=_xml(finding.message))
    hint = f"; {finding.hint}" if finding.hint else ""
    message.text = _xml(f"line {span.line}, col {span.column}, {finding.message}{hint}")


def _xml(text: str) -> str:
    return printable(_NO_XML.sub("\ufffd", text))


REPORTER = Reporter(name="junit", render=render)
