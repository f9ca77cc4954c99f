import pickle
import time

import pytest

from acctplan.documents.catalogue import Template
from acctplan.documents.engine import MAX_OUTPUT, fill
from acctplan.documents.sandbox import fill_apart
from acctplan.errors import UsageError


def templates(body: str, **others: str) -> dict[str, Template]:
    return {"body": Template("own/body.md.jinja", body)} | {
        f"partials/{name}": Template(f"own/partials/{name}", text) for name, text in others.items()
    }


def mistake(body: str, **others: str) -> str:
    with pytest.raises(UsageError) as caught:
        fill(templates(body, **others), "body", {"rows": (1, 2), "text": "x", "row": {"a": "b"}})
    return caught.value.message


def test_loops_conditions_and_macros_work() -> None:
    body = '{% from "partials/m" import twice %}\n{% for row in rows if row > 1 %}\n{{ twice(row) }}\n{% endfor %}\n'
    macro = "{% macro twice(n) %}{{ n * 2 }}{% endmacro %}"
    assert fill(templates(body, m=macro), "body", {"rows": (1, 2)}) == "4\n"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param("a\nb\n{{ nothing }}", "own/body.md.jinja:3: 'nothing' is undefined", id="name"),
        pytest.param(
            "a\n{{ row.zzz }}", "own/body.md.jinja:2: 'dict object' has no attribute 'zzz'", id="field"
        ),
        pytest.param(
            "\n{% if %}",
            "own/body.md.jinja:2: expected an expression, got 'end of statement block'",
            id="syntax",
        ),
        pytest.param("{{ text | random }}", "own/body.md.jinja:1: no filter named 'random'", id="filter"),
        pytest.param(
            "x\n{{ rows / 2 }}",
            "own/body.md.jinja:2: '/' is for whole numbers only; numbers come computed",
            id="division",
        ),
        pytest.param("{{ 1 // 0 }}", "own/body.md.jinja:1: integer division or modulo by zero", id="by zero"),
        pytest.param(
            "{% include '/etc/passwd' %}",
            "own/body.md.jinja:1: there is no template '/etc/passwd'",
            id="include absolute",
        ),
        pytest.param(
            "{% include '../x' %}", "own/body.md.jinja:1: there is no template '../x'", id="include outside"
        ),
        pytest.param(
            "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
            "own/body.md.jinja:1: it calls itself without an end",
            id="recursion",
        ),
    ],
)
def test_a_mistake_has_its_file_and_line(body: str, message: str) -> None:
    assert mistake(body) == message


def test_a_mistake_in_a_partial_is_told_where_it_is() -> None:
    partial = "{% macro m() %}\n\n{{ gone }}\n{% endmacro %}"
    assert (
        mistake('{% from "partials/m" import m %}{{ m() }}', m=partial)
        == "own/partials/m:3: 'gone' is undefined"
    )


@pytest.mark.parametrize(
    "probe",
    [
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ text | attr('__class__') }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ lipsum(n=100000) }}",
        "{{ joiner }}",
        "{{ namespace(a=1) }}",
        "{{ self.__init__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ rows.append(1) }}",
        "{{ row.update({'a': 1}) }}",
        "{{ row.pop('a') }}",
        "{{ 'a' * 10 ** 9 }}",
        "{{ 'a' * 1000000000 }}",
        "{{ [0] * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '{:>1000000000}'.format(1) }}",
        "{{ 'a'.center(1000000000) }}",
        "{{ 'a' | center(1000000000) }}",
        "{{ 'a' | indent(1000000000) }}",
        "{{ text.format_map({}) }}",
        "{% for x in range(1000000000) %}{% endfor %}",
        "{% for x in range(10001) %}{% endfor %}",
        "{{ 'a'.join(['b']) }}",
        "{{ text.encode() }}",
        "{% import 'os' as os %}",
        "{% extends 'base' %}",
        "{% include row.a %}",
        "{{ get_flashed_messages() }}",
        "{{ (rows + rows) }}",
        "{{ [text, text] | map('upper') | list }}",
    ],
)
def test_a_hostile_template_is_refused_at_once(probe: str) -> None:
    begin = time.monotonic()
    assert mistake(probe).startswith("own/body.md.jinja:1: ")
    assert time.monotonic() - begin < 2


def test_a_body_may_not_be_endless() -> None:
    row = "{% for a in range(10000) %}{% for b in range(10000) %}0123456789{% endfor %}{% endfor %}"
    assert mistake(row) == f"own/body.md.jinja:1: it makes more than {MAX_OUTPUT:,} characters"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param(
            "{% set a = 'aaaaaaaaaaaaaaaa' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
            "own/body.md.jinja:1: it takes too much time or memory",
            id="doubling",
        ),
        pytest.param(
            "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}",
            "own/body.md.jinja:1: it takes too much time or memory",
            id="counting",
        ),
        pytest.param(
            "{{ nothing }}", "own/body.md.jinja:1: 'nothing' is undefined", id="an ordinary mistake"
        ),
    ],
)
def test_a_process_of_its_own_bounds_time_and_memory(body: str, message: str) -> None:
    begin = time.monotonic()
    with pytest.raises(UsageError) as caught:
        fill_apart(templates(body), "body", {}, seconds=2)
    assert caught.value.message == message
    assert time.monotonic() - begin < 30


def test_a_process_of_its_own_gives_the_same_text() -> None:
    own = templates("{% for row in rows %}\n- {{ row }}\n{% endfor %}\n")
    assert fill_apart(own, "body", {"rows": ("ä", "\ue0001\ue001")}) == fill(
        own, "body", {"rows": ("ä", "\ue0001\ue001")}
    )


def test_values_are_never_templates() -> None:
    shown = fill(templates("{{ text }}"), "body", {"text": "{{ 7 * 7 }}{% include 'x' %}{# gone #}"})
    assert shown == "{{ 7 * 7 }}{% include 'x' %}{# gone #}"


def test_a_request_can_travel_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(templates("x"))) == templates("x")
