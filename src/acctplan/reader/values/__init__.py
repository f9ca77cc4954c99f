"""Text of one cell or front-matter value -> a typed value, or what is wrong with it.

Parsers take a stripped text that is neither empty nor a placeholder, never raise, and take bounded time.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin

from acctplan.model.money import Measure, Money, Percent, Potential, Share
from acctplan.model.people import Names, Relationship
from acctplan.model.references import References
from acctplan.model.time import PlanYear, Quarter, Timeline
from acctplan.reader.values.choice import choice_parser
from acctplan.reader.values.count import read_count, read_score, read_share
from acctplan.reader.values.day import read_day
from acctplan.reader.values.flag import read_flag
from acctplan.reader.values.growth import find_growth
from acctplan.reader.values.listing import choices_parser, read_names, read_references, read_text, read_words
from acctplan.reader.values.measure import find_measure, read_measure, timeless
from acctplan.reader.values.money import read_money
from acctplan.reader.values.percent import read_percent
from acctplan.reader.values.potential import read_potential
from acctplan.reader.values.quarter import read_quarter
from acctplan.reader.values.reading import Problem, ReadingContext, quoted
from acctplan.reader.values.relationship import read_relationship
from acctplan.reader.values.timeline import read_timeline
from acctplan.reader.values.year import read_year

__all__ = [
    "Parser",
    "Problem",
    "ReadingContext",
    "find_growth",
    "find_measure",
    "parser_for",
    "quoted",
    "timeless",
]

Parser = Callable[[str, ReadingContext], Any]


@cache
def parser_for(kind: Any) -> Parser:
    """The parser for a declared type, such as `Money`, `date` or any choice.

    Raises: KeyError for a type that no parser was written for, which is a mistake in a declaration.
    """
    if get_origin(kind) is tuple:
        member = get_args(kind)[0]
        return read_words if member is str else choices_parser(choice_parser(member))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return choice_parser(kind)
    parsers: dict[Any, Parser] = {
        str: read_text,
        int: read_count,
        bool: read_flag,
        Decimal: read_score,
        Money: read_money,
        Percent: read_percent,
        Measure: read_measure,
        Share: read_share,
        Potential: read_potential,
        date: read_day,
        Quarter: read_quarter,
        Timeline: read_timeline,
        PlanYear: read_year,
        Relationship: read_relationship,
        Names: read_names,
        References: read_references,
    }
    return parsers[kind]
