"""What the overviews have in common: fields may be added, never renamed or removed."""

from pydantic import BaseModel, ConfigDict, Field

from acctplan import __version__
from acctplan.diagnostic import Diagnostic
from acctplan.model import formats
from acctplan.model.money import Money
from acctplan.report_contract import Tool

TOOL = Tool(name="acctplan", version=__version__)
"""The program that makes the overviews."""


class Part(BaseModel):
    """A part of an overview."""

    model_config = ConfigDict(frozen=True)


class Amount(Part):
    """Money."""

    amount: str = Field(description="A decimal number, not rounded")
    currency: str = Field(description="ISO 4217 code")
    text: str = Field(description="As documents print it")

    @classmethod
    def of(cls, money: Money | None) -> "Amount | None":
        """An amount, or None for none."""
        if money is None:
            return None
        return cls(amount=f"{money.amount:f}", currency=money.currency, text=formats.money(money))


class Problem(Part):
    """A finding, shortened."""

    code: str
    line: int = Field(ge=1)
    column: int = Field(ge=1)
    message: str

    @classmethod
    def of(cls, diagnostic: Diagnostic) -> "Problem":
        """The finding of a diagnostic."""
        span = diagnostic.span
        return cls(
            code=diagnostic.code, line=span.line, column=span.column, message=diagnostic.finding.message
        )
