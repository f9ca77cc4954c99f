"""The settings of a repository of plans: each with default, meaning and the source of its number."""

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    PrivateAttr,
    StrictInt,
    StringConstraints,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from acctplan.config_names import DEFAULT_PLANS
from acctplan.diagnostic import Severity
from acctplan.pattern import Pattern
from acctplan.settings.origin import Origin

RULE_CODE = Pattern(r"AP[0-9]{3}\Z")
"""The name of a table under `[rules]` that holds the options of one rule."""


def _accepts(phrase: str, hint: str) -> WrapValidator:
    """What a value of the type is, for messages: `… is not {phrase}`, and what to write instead."""

    def check(value: object, handler: ValidatorFunctionWrapHandler) -> object:
        try:
            return handler(value)
        except ValidationError as error:
            raise PydanticCustomError("accepts", "{phrase}", {"phrase": phrase, "hint": hint}) from error

    return WrapValidator(check)


def _refuse_outside(path: str) -> str:
    if path.startswith("/") or "\\" in path or re.match("[A-Za-z]:", path) or ".." in path.split("/"):
        raise ValueError(path)
    return path


def _setting(description: str, default: object, source: str = "") -> Any:
    return Field(default, description=description, json_schema_extra=_source(source))


def _many(description: str, make: Callable[[], object] = lambda: (), source: str = "") -> Any:
    # no `tuple`: pydantic asks for the signature, and for one written in C that takes a tokenizer
    return Field(default_factory=make, description=description, json_schema_extra=_source(source))


def _source(source: str) -> dict[str, JsonValue] | None:
    return {"source": source} if source else None


Text = Annotated[
    str,
    StringConstraints(pattern=r"\S"),
    _accepts("text in quotes that is not blank", 'write a text, like "Acme"'),
]
Glob = Annotated[
    str,
    StringConstraints(pattern=r"^[^/\\]"),
    WrapValidator(lambda value, handler: _refuse_outside(handler(value))),
    _accepts("a pattern below this folder", 'write a relative pattern with /, like "accounts/**/*.md"'),
]
Inside = Annotated[
    str,
    StringConstraints(pattern=r"\S"),
    WrapValidator(lambda value, handler: _refuse_outside(handler(value))),
    _accepts("a path below this folder", 'write a relative path with /, like "brand/logo.svg"'),
]
Currency = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z]{3}$"),
    _accepts("a currency code of three capital letters (ISO 4217)", 'write a code, like "EUR"'),
]
Month = Annotated[
    StrictInt,
    Field(ge=1, le=12),
    _accepts("a month from 1 to 12", "write the number of the month, like 4 for April"),
]
Score = Annotated[
    StrictInt, Field(ge=0, le=100), _accepts("a whole number from 0 to 100", "write a score, like 75")
]
Selector = Annotated[
    str,
    StringConstraints(pattern=r"^AP[0-9]{0,3}$"),
    _accepts("the code of a rule or the beginning of one", 'write codes, like "AP202" or "AP2"'),
]
RuleCode = Annotated[
    str,
    StringConstraints(pattern=r"^AP[0-9]{3}$"),
    _accepts("the code of a rule", 'write a whole code, like AP209 = "note"'),
]
Colour = Annotated[
    str,
    StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$"),
    _accepts("a colour of six hexadecimal digits", 'write a colour, like "#1a5fb4"'),
]
Weight = Annotated[
    Severity,
    _accepts(
        "'error', 'warning' or 'note'", "choose one of them; 'ignore' is the setting that switches a rule off"
    ),
]


class Table(BaseModel):
    """One table of the configuration; keys have hyphens, an unknown one is a mistake."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        alias_generator=lambda name: name.replace("_", "-"),
        use_attribute_docstrings=False,
        defer_build=True,
    )

    @classmethod
    def unset(cls) -> Self:
        """The table as if it were not in the file. Costs no validators, which take longer than judging a plan."""
        return cls.model_construct()


class Catalog(Table):
    """What could be sold or used; white space is this minus what is deployed."""

    products: tuple[Text, ...] = _many(
        "Products and services on offer", source="account planning framework, section 3"
    )
    use_cases: tuple[Text, ...] = _many(
        "Use cases that customers have", source="account planning framework, section 3"
    )
    units: tuple[Text, ...] = _many("Business units to reach", source="account planning framework, section 3")
    regions: tuple[Text, ...] = _many("Geographies to reach", source="account planning framework, section 3")


class Person(Table):
    """One of our own people."""

    name: Text = Field(description="Name as plans write it")
    title: str = _setting("Job title", "")
    role: str = _setting("Role in the account team, such as CSM", "")


class Team(Table):
    """Our side: these people may own goals and actions in every plan."""

    company: str = _setting("Name of our company, printed in documents", "")
    people: tuple[Person, ...] = _many("Our people")


class Bands(Table):
    """From which health score on an account is green or yellow; below, it is red."""

    green: Score = _setting(
        "Lowest health score that is green",
        75,
        "our default; the sources name the colours and a score of 100 only",
    )
    yellow: Score = _setting(
        "Lowest health score that is yellow",
        50,
        "our default; the sources name the colours and a score of 100 only",
    )

    @model_validator(mode="after")
    def _descend(self) -> "Bands":
        if self.yellow >= self.green:
            numbers = {"green": self.green, "yellow": self.yellow}
            raise PydanticCustomError(
                "order", "yellow from {yellow} is not below green from {green}", numbers
            )
        return self


class Health(Table):
    """How a health score becomes a colour."""

    bands: Bands = _many("Lowest scores of green and yellow", Bands.unset)


class Rules(Table):
    """Which rules count, and how much; tables such as `[rules.AP308]` hold the options of one rule."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, dict[str, object]] = Field(init=False)

    preset: Literal["default", "strict"] = _setting("strict raises warnings to errors", "default")
    select: tuple[Selector, ...] = _many("Codes or beginnings of codes to judge by; empty means all")
    ignore: tuple[Selector, ...] = _many("Codes or beginnings of codes to leave out")
    severity: Mapping[RuleCode, Weight] = _many("How heavy a rule weighs here", dict)
    per_file_ignores: Mapping[Glob, tuple[Selector, ...]] = _many(
        "Codes to leave out for the files of a pattern", dict
    )

    @property
    def options(self) -> Mapping[str, Mapping[str, object]]:
        """The tables named after rules, as they were written: whoever knows the rule checks them."""
        return self.__pydantic_extra__


class Profile(Table):
    """What plans of one tier are judged by, within `[rules]`."""

    select: tuple[Selector, ...] = _many(
        "Codes or beginnings of codes; empty means what the tier has by default"
    )
    ignore: tuple[Selector, ...] = _many("Codes or beginnings of codes to leave out")


class Profiles(Table):
    """How much is demanded of a plan, by the tier of its account."""

    strategic: Profile = _many(
        "Strategic accounts", Profile.unset, "account planning framework, account tiers"
    )
    growth: Profile = _many("Growth accounts", Profile.unset, "account planning framework, account tiers")
    base: Profile = _many("Base accounts", Profile.unset, "account planning framework, account tiers")


class Colours(Table):
    """What documents are coloured with; where it has to be read, a colour is made as dark or light as that takes."""

    primary: Colour | None = _setting("Colour of rules, bars, callouts, table heads and title slides", None)
    accent: Colour | None = _setting("Colour of links, and the second colour of slides", None)


class Brand(Table):
    """What documents look like. Paths lie below the folder of the configuration."""

    name: str = _setting("Name printed in documents", "")
    logo: Inside | None = _setting("Picture printed in documents: a PNG, JPEG or SVG file", None)
    colours: Colours = _many("Colours of documents", Colours.unset)
    font: Text | None = _setting(
        "Family that documents are set in; in a PDF if one of the fonts is of that family", None
    )
    pptx: Inside | None = _setting("PowerPoint file whose masters slides are built on", None)


class Render(Table):
    """Where documents come from and what they look like."""

    templates: Inside | None = _setting(
        "Folder of own document types, below the folder of the configuration", None
    )
    fonts: tuple[Inside, ...] = _many(
        "Font files, or folders of them, for characters on paper that our own font lacks"
    )
    brand: Brand = _many("Name, logo, colours, font and reference presentation", Brand.unset)


class Settings(Table):
    """Everything that `acctplan.toml` can say; without one, `Settings()`."""

    plans: tuple[Glob, ...] = _many(
        "Patterns of plan files, below the folder of the configuration", lambda: DEFAULT_PLANS
    )
    currency: Currency = _setting("Currency of amounts without one (ISO 4217)", "USD")
    fiscal_year_start: Month = _setting("Month in which the fiscal year begins; it is named after its end", 1)
    catalog: Catalog = _many("What could be sold or used", Catalog.unset)
    team: Team = _many("Our company and people", Team.unset)
    health: Health = _many("How a health score becomes a colour", Health.unset)
    rules: Rules = _many("Which rules count, and how much", Rules.unset)
    profiles: Profiles = _many("What each tier demands", Profiles.unset)
    headings: Mapping[Text, Text] = _many("Own headings and the sections that they mean", dict)
    columns: Mapping[Text, Mapping[Text, Text]] = _many(
        "By section, own column titles and the columns that they mean", dict
    )
    render: Render = _many("Where documents come from and what they look like", Render.unset)

    _origin: Origin = PrivateAttr(default_factory=Origin)

    @property
    def origin(self) -> Origin:
        """Where the settings were read, for messages about them."""
        return self._origin

    def read_from(self, origin: Origin) -> "Settings":
        """The same settings, known to come from this text."""
        copy = self.model_copy()
        copy._origin = origin  # noqa: SLF001
        return copy
