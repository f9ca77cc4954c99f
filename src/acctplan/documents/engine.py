"""Templates to Markdown, in a sandbox that knows loops, conditions and macros and nothing of Python.

A template gets plain data and may not call anything but macros, `range`, and `t` and `n`, which say its texts in the
document's language. A few filters are left, and `within` for words of ours inside of a sentence. What it may not do,
and every name that does not exist, is an error of use with the template's file and line.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.loaders import BaseLoader
from jinja2.runtime import Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from acctplan.documents.catalogue import Template
from acctplan.errors import UsageError
from acctplan.languages import ENGLISH, Tongue

MAX_RANGE = 10_000
"""Longest range that a template may ask for."""

MAX_OUTPUT = 10_000_000
"""Characters that a body may have; ours have some 20,000."""

_FILTERS = ("default", "first", "join", "last", "length", "list", "lower", "sort", "trim", "unique", "upper")
_MISTAKES = (
    TemplateError,
    ArithmeticError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    RecursionError,
    MemoryError,
    SyntaxError,
)


def fill(
    templates: Mapping[str, Template],
    body: str,
    values: Mapping[str, object],
    tongue: Tongue = ENGLISH,
    most: int = MAX_OUTPUT,
) -> str:
    """The Markdown that a body makes of the values, in a language.

    Raises: UsageError with file and line for whatever is wrong with the template.
    """
    environment = _environment(tuple(templates.items()), tongue)
    try:
        pieces: list[str] = []
        left = most
        for piece in environment.get_template(body).generate(values):
            left -= len(piece)
            if left < 0:
                raise SecurityError(f"it makes more than {most:,} characters")
            pieces.append(piece)
        return "".join(pieces)
    except _MISTAKES as error:
        raise _told(error, templates, body) from error


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja without methods, without Python's functions and without sums and products that could grow."""

    intercepted_binops = frozenset(["*", "**", "%", "+", "-", "/", "//"])

    speech: tuple[object, ...] = ()

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros, `range`, `t` and `n` can be called, nothing else: one method of a text fills a memory."""
        return isinstance(obj, Macro) or obj is _range or any(obj is each for each in self.speech)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Whole numbers of some size may be reckoned with; a power, a repeated or a joined text may not."""
        small = all(isinstance(side, int) and abs(side) < 10**9 for side in (left, right))
        if operator == "**" or not small:
            raise SecurityError(f"'{operator}' is for whole numbers only; numbers come computed")
        return super().call_binop(context, operator, left, right)


class _Loader(BaseLoader):
    """Templates that were read already: nothing else can be included."""

    def __init__(self, templates: Mapping[str, Template]) -> None:
        self._templates = templates

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002
        """The text and the file of a template."""
        found = self._templates.get(template)
        if found is None:
            raise TemplateNotFound(template)
        return found.text, found.file, lambda: True


def _range(*bounds: int) -> range:
    found = range(*bounds)
    if len(found) > MAX_RANGE:
        raise SecurityError(f"a range may have {MAX_RANGE:,} numbers")
    return found


@lru_cache(maxsize=8)
def _environment(templates: tuple[tuple[str, Template], ...], tongue: Tongue) -> _Sandbox:
    """One for the same templates and language, so that each is compiled once a process.

    Not optimized: folding constants takes longer than filling a body does.
    """
    environment = _Sandbox(
        loader=_Loader(dict(templates)),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        optimized=False,
    )
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    environment.filters["within"] = lambda word: tongue.within(str(word))
    said, counted = _speech(tongue)
    environment.speech = (said, counted)
    environment.globals = {"range": _range, "t": said, "n": counted}
    return environment


def _speech(tongue: Tongue) -> tuple[Callable[..., str], Callable[..., str]]:
    """What templates call: `t` says a text, `n` one about a count. They take texts and whole numbers only."""

    def said(text: str, context: str = "", /, **values: object) -> str:
        return tongue.t(_word(text), _word(context), **values)

    def counted(one: str, many: str, count: object, context: str = "", /, **values: object) -> str:
        if not isinstance(count, int) or abs(count) >= 10**9:
            raise SecurityError("'n' counts in whole numbers")
        return tongue.n(_word(one), _word(many), count, _word(context), **values)

    return said, counted


def _word(text: object) -> str:
    if not isinstance(text, str):
        raise SecurityError("'t' and 'n' say texts")
    return text


def _told(error: BaseException, templates: Mapping[str, Template], body: str) -> UsageError:
    """The mistake in one line, at the place in the template where it happened."""
    file, line = templates[body].file if body in templates else body, 1
    if isinstance(error, TemplateSyntaxError):
        file, line = error.filename or file, error.lineno
    else:
        file, line = _place(error, {each.file for each in templates.values()}) or (file, line)
    return UsageError(f"{file}:{line}: {_words(error)}", "mend the template")


def _place(error: BaseException, files: set[str]) -> tuple[str, int] | None:
    found = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in files:
            found = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return found


def _words(error: BaseException) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template '{error.name}'"
    if isinstance(error, RecursionError):
        return "it calls itself without an end"
    if isinstance(error, SyntaxError):
        return "its loops and conditions stand too deep in each other"
    if isinstance(error, MemoryError):
        return "it takes too much time or memory"
    text = " ".join((getattr(error, "message", None) or str(error) or type(error).__name__).split())
    return (text[:1].lower() + text[1:])[:300].rstrip(".")
