"""Long documents, which may take only so much."""

import json
import time

import pytest
from typst import TypstError

from acctplan.errors import UsageError
from acctplan.paper import typesetter
from acctplan.paper.apart import typeset_apart
from acctplan.paper.typesetter import LARGE, NOTHING, Extras, Task, typeset_here
from made_fonts import made_font

TEXT = b'#set text(font: ("Inter", "Test Star"))\n#sys.inputs.text'


def task(source: bytes = TEXT, text: str = "short", extras: Extras = NOTHING) -> Task:
    return Task(source, {"text": text}, extras, "pdf", "1.7")


def test_a_document_is_the_same_wherever_it_is_set() -> None:
    extras = Extras({"a.txt": b"x"}, (made_font("Test Star", "星"),))
    asked = task(TEXT + b' #read("a.txt")', "A 星", extras)
    assert typeset_apart(asked) == typeset_here(asked)


def test_a_long_text_is_set_apart_and_comes_out_whole() -> None:
    made = typesetter.pdf(TEXT, {"text": "word " * (LARGE // 5)}, "1.7")
    assert made.startswith(b"%PDF-1.7")


def test_mistakes_come_back() -> None:
    with pytest.raises(TypstError, match="file not found"):
        typeset_apart(task(b'#read("none")'))


@pytest.mark.parametrize("endless", [b"#while true { 1 }", b"#while true { }"], ids=["text", "nothing"])
def test_what_takes_too_long_is_ended(endless: bytes) -> None:
    start = time.monotonic()
    with pytest.raises((UsageError, TypstError)):
        typeset_apart(task(endless), seconds=3)
    assert time.monotonic() - start < 8


def test_what_takes_too_much_memory_is_ended() -> None:
    with pytest.raises(UsageError) as error:
        typeset_apart(task(b"#for each in range(3000000) [#each word]"), seconds=20, megabytes=600)
    assert (
        error.value.message
        == "the document is too long to be typeset: it takes more than 20 seconds or 600 MB"
    )
    assert error.value.hint == "choose html or md, or shorten the plan's tables"


def test_a_folder_holds_what_was_given_and_nothing_else() -> None:
    for path in ("/etc/passwd", "../../../../../../etc/passwd", "../empty"):
        with pytest.raises(TypstError):
            typeset_here(task(b"#read(" + json.dumps(path).encode() + b")"))
