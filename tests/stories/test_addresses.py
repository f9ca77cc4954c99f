"""Addresses in authors' texts: in no format does a document lead, or reach, anywhere but where a link may."""

import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from typing import Any

import pytest
from pypdf import PdfReader

from acctplan.blocks import Document
from acctplan.documents import Request, load_catalogue, render
from acctplan.model.words import Audience
from acctplan.reader.build import read_plan
from acctplan.renderers import find
from acctplan.settings import Settings
from acctplan.source import Source
from hostile_plans import plan_of_rows
from office import parts

ADDRESSES = [
    "[a](javascript:alert(1))",
    "[b](JaVaScRiPt&#58;alert(1))",
    "[c](file:///etc/passwd)",
    r"[d](\\\\host\\share\\x)",
    "[e](//host/share)",
    "[f](data:text/html,<script>alert(1)</script>)",
    "![g](http://evil.example/track.png)",
    "![h](/etc/passwd)",
    "![i](file:///etc/passwd)",
    "[j](smb://host/share) [k](ms-word:ofe|u|http://evil.example/x.docx)",
    "[l](vbscript:x) [m](mhtml:http://evil.example) [n](jar:http://evil.example!/x)",
    '#image("/etc/passwd") #read("/etc/passwd") #link("file:///etc/passwd")',
    '{ INCLUDEPICTURE "http://evil.example/x.png" } { DDEAUTO c:\\\\x "/c calc" }',
    "<img src=http://evil.example/x.png><a href=javascript:alert(1)>o</a>",
    "<http://[::1]/> <ftp://evil.example/> [p](../../../etc/passwd) [q](C:/Windows/x.exe)",
    "[good](https://good.example/?a=1) [mail](mailto:a@good.example) [bad](https://evil.example\u202e/x)",
]
ALLOWED = re.compile(r"(?:https?://|mailto:)[!-~]+\Z")
DOCUMENTS = ["success-plan", "account-plan", "qbr-deck"]


def made(name: str) -> Document:
    catalogue, settings = load_catalogue(), Settings()
    plan = read_plan(Source("a.md", plan_of_rows(ADDRESSES, typed=False)), settings).plan
    assert plan is not None
    document = catalogue.find(name)
    request = Request(document, Audience.INTERNAL, date(2026, 11, 2), settings, document.length(None))
    return render(plan, request, catalogue)


def html_targets(content: str) -> Iterator[str]:
    assert re.findall(r"<(?:script|iframe|object|embed|link|base|form|video|audio|image)\b", content) == []
    for name, value in re.findall(r"""\s([a-z:-]+)="([^"]*)\"""", content):
        assert not name.startswith("on")
        if name in ("href", "src", "xlink:href") and not value.startswith("#"):
            yield unescape(value)


def pdf_targets(content: bytes) -> Iterator[str]:
    reader = PdfReader(io.BytesIO(content))
    assert not reader.attachments
    for page in reader.pages:
        for each in page.get("/Annots") or []:
            action: Any = each.get_object().get("/A", {})
            assert action.get("/S", "/URI") in ("/URI", "/GoTo")
            if "/URI" in action:
                yield str(action["/URI"])
    for forbidden in (
        b"/Launch",
        b"/JavaScript",
        b"/GoToR",
        b"/ImportData",
        b"/SubmitForm",
        b"/EmbeddedFile",
    ):
        assert forbidden not in content


def office_targets(content: bytes) -> Iterator[str]:
    for name, part in parts(content).items():
        text = part.decode("utf-8", "replace") if name.endswith((".xml", ".rels")) else ""
        assert re.findall(r"<w:instrText|<w:altChunk|<o:OLEObject|<p:oleObj|r:link=|action=", text) == []
        assert set(re.findall(r'w:instr="([^"]*)"', text)) <= {" PAGE ", " NUMPAGES "}
        for relation in re.findall(r"<Relationship [^>]*>", text):
            if "External" in relation:
                assert "/hyperlink" in relation
                yield unescape(re.findall(r'Target="([^"]*)"', relation)[0])


TARGETS: dict[str, Callable[[Any], Iterator[str]]] = {
    "html": html_targets,
    "pdf": pdf_targets,
    "docx": office_targets,
    "pptx": office_targets,
}


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("format_name", TARGETS)
def test_nothing_leads_where_a_link_may_not(name: str, format_name: str) -> None:
    content: Any = find(format_name).render(made(name))
    found = set(TARGETS[format_name](content))
    assert "https://good.example/?a=1" in found
    assert [each for each in found if not ALLOWED.match(each)] == []
    assert "http://evil.example/track.png" not in found


@pytest.mark.parametrize("name", DOCUMENTS)
def test_markdown_links_to_nothing_but_what_a_link_may(name: str) -> None:
    content = find("md").render(made(name))
    assert isinstance(content, str)
    links = re.findall(r"(?<!\\)\]\(<?([^)>\s]*)", content)
    assert [each for each in links if not ALLOWED.match(each.replace("\\", ""))] == []
    assert re.findall(r"!\[[^\]]*\]\(", content) == []
    assert re.findall(r"(?<!\\)<(?:img|a|script)\b", content) == []
