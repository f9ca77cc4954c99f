"""The catalogues that are shipped hold every fixed text of documents, and nothing that no document says."""

from pathlib import Path

import pytest

from acctplan.documents.catalogue import load_catalogue
from acctplan.languages.words import Words, read_words
from fixed_texts import Fixed, fixed_texts

FOLDER = Path(__file__).parents[2] / "templates" / "languages"
FILES = sorted(FOLDER.glob("*.toml"))
FORMS = {"de": {"one", "other"}, "ru": {"one", "few", "many", "other"}}

each_language = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def words(file: Path) -> Words:
    return read_words(file.name, file.read_text(encoding="utf-8"))


def has(catalogue: Words, fixed: Fixed) -> bool:
    if fixed.counted:
        return fixed.text in catalogue.counted
    return fixed.text in catalogue.texts or fixed.text in catalogue.contexts.get(fixed.context, {})


def test_german_and_russian_are_shipped() -> None:
    assert [file.stem for file in FILES] == ["de", "ru"]


@each_language
def test_every_fixed_text_is_translated(file: Path) -> None:
    catalogue = words(file)
    assert sorted(fixed for fixed in fixed_texts() if not has(catalogue, fixed)) == []


@each_language
def test_nothing_is_translated_that_no_document_says(file: Path) -> None:
    catalogue, found = words(file), fixed_texts()
    plain, counted = (
        {each.text for each in found if not each.counted},
        {each.text for each in found if each.counted},
    )
    assert sorted(set(catalogue.texts) - plain) == []
    assert sorted(set(catalogue.counted) - counted) == []
    in_context = {(name, text) for name, texts in catalogue.contexts.items() for text in texts}
    assert sorted(in_context - {(each.context, each.text) for each in found}) == []


@each_language
def test_counted_texts_have_the_forms_of_their_language(file: Path) -> None:
    assert {frozenset(forms) for forms in words(file).counted.values()} == {frozenset(FORMS[file.stem])}


@each_language
def test_labels_hold_nothing_that_structures_a_line(file: Path) -> None:
    """Tiles end a label at a colon, tables a cell at a pipe."""
    catalogue = words(file)
    labels = [catalogue.texts[text] for text in catalogue.texts if ":" not in text and "{" not in text]
    said = [text for forms in catalogue.contexts.values() for text in forms.values()]
    assert [text for text in [*catalogue.texts.values(), *said] if "|" in text or "\n" in text] == []
    assert [text for text in labels if len(text) < 30 and ":" in text] == []


def test_a_catalogue_is_in_order_of_its_texts() -> None:
    for file in FILES:
        texts = list(words(file).texts)
        assert texts == sorted(texts, key=str.lower)


def test_our_catalogues_are_among_what_is_loaded() -> None:
    assert [name for name, _ in load_catalogue().languages] == ["de", "ru"]
