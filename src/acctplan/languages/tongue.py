"""One language as documents speak it."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from acctplan.languages.words import NOTHING, Words, read_words
from acctplan.model.formats import ENGLISH as ENGLISH_FORMS
from acctplan.model.formats import Forms
from acctplan.model.phrase import Phrase, filled

_MOST_PARTS = 4


class Tongue:
    """What a document says in one language: `words` are its catalogue, `forms` how it writes numbers and days.

    Two are the same only if they are one object: find one with `make_tongue`.
    """

    def __init__(self, words: Words = NOTHING, forms: Forms = ENGLISH_FORMS) -> None:
        self.words, self.forms = words, forms

    def t(self, text: str, context: str = "", /, **values: object) -> str:
        """A text of ours with its `{places}` filled; English if the catalogue lacks it.

        `context` tells apart what English says with one word: the catalogue's table `contexts.<context>` is asked
        first. A `Phrase` brings its own values.
        """
        if isinstance(text, Phrase):
            if text.one and text.number is not None:
                return self.n(text.one, text.pattern, text.number, context, **text.values)
            return self.t(text.pattern, context, **text.values)
        found = self.words.contexts.get(context, {}).get(text) or self.words.texts.get(text, text)
        return filled(found, {name: self._said(value) for name, value in values.items()})

    def n(self, one: str, many: str, count: int, context: str = "", /, **values: object) -> str:
        """A text of ours about a `{count}` of things, in the form that the count takes.

        The catalogue knows it by the English form for many.
        """
        forms = self.words.counted.get(many)
        if forms is None:
            return self.t(one if count == 1 else many, context, **{**values, "count": count})
        found = forms.get(self.forms.plural(count)) or forms["other"]
        return filled(found, {name: self._said(value) for name, value in {**values, "count": count}.items()})

    def month(self, number: int) -> str:
        """A month as an axis names it; the catalogue knows it as `month` in `contexts`."""
        return self.words.contexts.get("month", {}).get(ENGLISH_FORMS.month(number)) or self.forms.month(
            number
        )

    def within(self, word: str) -> str:
        """A word of ours as it stands within a sentence: in small letters where the language writes it so."""
        small = self.words.small
        if small is None:
            return word.lower()
        return word[:1].lower() + word[1:] if word in small else word

    def _said(self, value: object) -> object:
        if isinstance(value, Phrase):
            return self.t(value)
        return self.forms.day(value) if isinstance(value, date) else value


ENGLISH = Tongue()


def make_tongue(tag: str, catalogues: Sequence[tuple[str, str, str]]) -> Tongue:
    """The language of a tag, from catalogues: each the tag that it is for, its file as messages show it, its text.

    `de-CH` has what is for `de`, and what is for `de-CH` over it. A tag that nobody knows gives English.
    Raises: UsageError with file and line for a mistake in a catalogue that is used.
    """
    return _made(tag.casefold().replace("_", "-"), tuple(catalogues))


@lru_cache(maxsize=16)
def _made(tag: str, catalogues: tuple[tuple[str, str, str], ...]) -> Tongue:
    parts = tuple(_parts(tag))
    words = NOTHING
    for part in parts:
        for name, file, text in catalogues:
            if name.casefold() == part:
                words = words.under(read_words(file, text))
    if tag == "en":
        return Tongue(words) if words is not NOTHING else ENGLISH
    from acctplan.languages.local import local_forms  # noqa: PLC0415 (slow to import, and needed by few)

    return Tongue(words, local_forms(parts, words.date))


def _parts(tag: str) -> Iterator[str]:
    """`zh`, `zh-hant`, `zh-hant-tw`."""
    pieces = tag.split("-")[:_MOST_PARTS]
    for count in range(len(pieces)):
        yield "-".join(pieces[: count + 1])
