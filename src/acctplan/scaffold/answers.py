"""What a new plan is told: values for keys, read as the reader reads them and written in their canonical form."""

import re
from datetime import date

from acctplan.errors import UsageError
from acctplan.model.money import Money
from acctplan.model.people import Names
from acctplan.model.time import Quarter
from acctplan.reader.keys import KeyReader
from acctplan.reader.repair import find_damage
from acctplan.reader.values import ReadingContext, quoted
from acctplan.reader.values.money import read_money
from acctplan.reader.values.number import plain
from acctplan.settings import Settings
from acctplan.source import FIRST_LINE

_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def read_answer(path: str, text: str, settings: Settings, today: date) -> str:
    """A value for a key of the front matter, in its canonical form; empty if the text says nothing.

    Raises: UsageError, in the reader's own words, for what is no such value; for an account without a name,
    for damaged text, and for a renewal or a quarter that is over: the check would warn of those at once.
    """
    value = text.strip()
    if _UNWRITABLE.search(value):
        raise UsageError(f"{path} {quoted(value)} has characters that nobody can see", "write it on one line")
    if "<!--" in value:
        raise UsageError(f"{path} {quoted(value)} has a comment in it, which is no data", "leave out '<!--'")
    for damage in find_damage([value]):
        raise UsageError(f"{path} {quoted(value)}: {damage.message}", damage.hint)
    reader = KeyReader(ReadingContext(settings.currency, settings.fiscal_year_start))
    reader.read_value(path, FIRST_LINE, FIRST_LINE, value)
    for finding in reader.findings:
        raise UsageError(finding.message, finding.hint)
    found = reader.values.get(path)
    if path == "account" and found is None:
        raise UsageError(f"account {quoted(value)} says nothing", "write the name of the customer")
    _refuse_past(path, found, today)
    return "" if found is None else _canonical(found, settings)


def current_quarter(today: date, settings: Settings) -> Quarter:
    """The quarter of a day: a fiscal one where the fiscal year does not begin in January."""
    start = settings.fiscal_year_start
    year = today.year + (start > 1 and today.month >= start)
    return Quarter(year, (today.month - start) % 12 // 3 + 1, start, fiscal=start > 1)


def money_text(value: Money, settings: Settings) -> str:
    """An amount as plans write it: with its sign if that is read back as this currency, else with its code."""
    number = plain(abs(value.amount))
    minus = "-" if value.amount < 0 else ""
    sign = {"USD": "$", "EUR": "€", "GBP": "£"}.get(value.currency, "")
    if sign:
        read = read_money(f"{sign}1", ReadingContext(settings.currency, settings.fiscal_year_start))
        if isinstance(read, Money) and read.currency == value.currency:
            return f"{minus}{sign}{number}"
    return f"{minus}{value.currency} {number}"


def _refuse_past(path: str, value: object, today: date) -> None:
    if isinstance(value, date) and path == "contract.end" and value < today:
        raise UsageError(
            f"{path} {value} is before today, {today}", "write the day of the next renewal, or leave it blank"
        )
    if isinstance(value, Quarter) and value.end < today:
        raise UsageError(f"{path} {value} ended before today, {today}", "write a quarter that has not ended")


def _canonical(value: object, settings: Settings) -> str:
    if isinstance(value, Money):
        return money_text(value, settings)
    return value.text if isinstance(value, Names) else str(value)
