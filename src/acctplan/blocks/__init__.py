"""Markdown body to blocks: the vocabulary that every renderer walks.

A body is Markdown that holds each text of a plan's author as an opaque token (`Texts`). It is parsed once;
only then do tokens become text, so that no author can write structure.
"""

from acctplan.blocks.parse import parse
from acctplan.blocks.texts import Texts
from acctplan.blocks.vocabulary import Document

__all__ = ["Document", "Texts", "parse"]
