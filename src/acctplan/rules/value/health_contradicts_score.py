"""# AP408 health-contradicts-score

`health_status` is another colour than the health score has by the configured bands.

Two lights for one account make two portfolios (000: Health Score XX/100; 004: Green/Yellow/Red). The bands are
those of `[health]` in the configuration: green from 75 and yellow from 50 unless a team says otherwise. Silent
unless both keys are there.

## Fails

```markdown
---
health: 62
health_status: green
---
```

## Passes

```markdown
---
health: 62
health_status: yellow
---
```
"""

from collections.abc import Iterator
from decimal import Decimal

from acctplan.diagnostic import Severity
from acctplan.model.formats import number
from acctplan.model.plan import Plan
from acctplan.model.words import Rag
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, rule
from acctplan.settings import Bands


@rule("AP408", "health-contradicts-score", Severity.ERROR)
def health_contradicts_score(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report a health light that its score contradicts."""
    front, bands = plan.front, context.settings.health.bands
    if front.health is None or front.health_status is None:
        return
    color = _light(front.health, bands)
    if color is not front.health_status:
        score, stated = number(front.health), quoted(front.text("health_status"))
        message = (
            f"health_status {stated} contradicts health {score}, which is {color}: {_range(color, bands)}"
        )
        hint = f"write '{color}', or correct the score"
        yield Problem(front.at("health_status"), message, hint, "health_status")


def _light(score: Decimal, bands: Bands) -> Rag:
    if score >= bands.green:
        return Rag.GREEN
    return Rag.YELLOW if score >= bands.yellow else Rag.RED


def _range(light: Rag, bands: Bands) -> str:
    if light is Rag.GREEN:
        return f"green begins at {bands.green}"
    if light is Rag.YELLOW:
        return f"yellow is from {bands.yellow} to below {bands.green}"
    return f"red is below {bands.yellow}"
