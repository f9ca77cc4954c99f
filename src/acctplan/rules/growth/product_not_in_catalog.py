"""# AP511 product-not-in-catalog

A product that the plan names is not in the catalogue.

White space is what could be sold minus what is deployed, and takes the same names on both sides (004, *Product
Penetration*). Judged are Products and Opportunities, by `[catalog] products` of the configuration: without it
the rule is silent. Names compare without case and spaces; `A + B` names two products.

## Fails

```toml
[catalog]
products = ["Capture", "Match", "Forecast", "Portal"]
```

```markdown
## Products

| Product | Status | ARR | Users | Renewal |
|---|---|---|---|---|
| Capture | deployed | $300,000 | 350 | 2028-01 |
| Macth | deployed | $120,000 | 150 | 2028-01 |
```

## Passes

```toml
[catalog]
products = ["Capture", "Match", "Forecast", "Portal"]
```

```markdown
## Products

| Product | Status | ARR | Users | Renewal |
|---|---|---|---|---|
| Capture | deployed | $300,000 | 350 | 2028-01 |
| Match | deployed | $120,000 | 150 | 2028-01 |
```
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from acctplan.diagnostic import Severity
from acctplan.model.naming import closest, normal
from acctplan.model.plan import Plan
from acctplan.model.sections.growth import Opportunity
from acctplan.model.sections.profile import Product
from acctplan.pattern import Pattern
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, named, rule

_LONGEST = 300
_SEVERAL = Pattern(r"\s*[+;]\s*|,\s*(?![^()]{0,100}\))")
_JOINED = Pattern(r"\s*[/&]\s*|\s+and\s+")
_FAMILY = Pattern(r"([^()]{1,100}?)\s*\(([^()]{1,150})\)")
_SUGGESTIONS = 20
"""Only so many findings look for a similar name, so that a plan of thousands of rows takes bounded time."""


@rule("AP511", "product-not-in-catalog", Severity.WARNING)
def product_not_in_catalog(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each product of a cell that the catalogue does not have."""
    products = context.settings.catalog.products
    if not products:
        return
    known = _known(products)
    count = 0
    rows: tuple[Product | Opportunity, ...] = (*plan.rows(Product), *plan.rows(Opportunity))
    for row in rows:
        text = row.product
        unknown = _unknown(text[:_LONGEST], known) if text else ""
        if unknown:
            count += 1
            close = closest(unknown, products) if count <= _SUGGESTIONS else ""
            hint = (
                f"did you mean '{close}'?" if close else "add it to [catalog] products, or name one of them"
            )
            owner = f" of {named('opportunity', row)}" if isinstance(row, Opportunity) else ""
            message = f"product {quoted(unknown)}{owner} is not in the catalogue"
            yield Problem(row.at("product"), message, hint, "Product")


@lru_cache(maxsize=8)
def _known(products: tuple[str, ...]) -> Mapping[str, str]:
    return {_key(name): name for name in products}


def _key(name: str) -> str:
    return "".join(normal(name).split())


def _unknown(text: str, known: Mapping[str, str]) -> str:
    """The first product in a cell that is not known, in the author's words; empty if all are."""
    if _key(text) in known:
        return ""
    for part in _SEVERAL.split(text):
        if part and not _names_known(part, known):
            return str(part)
    return ""


def _names_known(text: str, known: Mapping[str, str]) -> bool:
    """Whether a text is one known product, several joined by `/`, `&` or `and`, or several of a family: `A (b, c)`."""
    if _key(text) in known:
        return True
    family = _FAMILY.fullmatch(text)
    if family and "," in family[2]:
        return all(_key(f"{family[1]} ({each})") in known for each in family[2].split(","))
    parts = _JOINED.split(text)
    return len(parts) > 1 and all(_key(part) in known for part in parts)
