"""Choices that options of several commands have."""

from enum import StrEnum


class TextOrJson(StrEnum):
    """For people or for programs."""

    TEXT = "text"
    JSON = "json"
