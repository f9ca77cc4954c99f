"""# AP305 stale-sign-off

What was signed has changed since.

"Champion reviewed and approved" (000, *Checklist*) is said of a text: a sign-off of `acctplan approve` carries in its
column *Version* a digest of what rules judge: front matter, the cells of known columns and the customer's vision.
Notes, other prose, comments, layout and the sign-offs themselves may change. Where git knows what was signed, the
message names the parts that are not the same. A sign-off without a digest is not judged.

## Fails

```markdown
## Sign-offs

| Role | Name | Date | Version |
|---|---|---|---|
| champion | Mara Lind | 2026-09-17 | plan-0123456789ab |
| executive sponsor | Helen Okafor | 2026-09-18 | |
| internal team | Priya Nair | 2026-09-16 | |
```

## Passes

```markdown
## Sign-offs

| Role | Name | Date | Version |
|---|---|---|---|
| champion | Mara Lind | 2026-09-17 | v2 |
| executive sponsor | Helen Okafor | 2026-09-18 | |
| internal team | Priya Nair | 2026-09-16 | |
```
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from acctplan.diagnostic import Severity
from acctplan.model.plan import Plan
from acctplan.model.sections.engagement import SignOff
from acctplan.past import Past
from acctplan.reader.values import quoted
from acctplan.rule import Context, Problem, rule
from acctplan.signing import judged_content, judged_digest, signed_digest

_LONGEST = timedelta(days=366)
_EARLIEST = date(1970, 1, 3)


@rule("AP305", "stale-sign-off", Severity.WARNING, unfilled=False, history=True)
def stale_sign_off(plan: Plan, context: Context) -> Iterator[Problem]:
    """Report each sign-off whose digest is not that of the plan."""
    signed = [(row, digest) for row in plan.rows(SignOff) if (digest := signed_digest(row.text("version")))]
    now = judged_digest(plan) if signed else ""
    for row, digest in signed:
        if digest != now:
            on = f" on {row.text('signed')}" if row.signed else ""
            message = f"the plan is not what {quoted(row.name or row.title)} signed{on}"
            parts = _changed(plan, row, digest, context)
            if parts:
                message += f": changed since {'is' if len(parts) == 1 else 'are'} {', '.join(parts)}"
            order = f"acctplan approve {plan.source.path} --as {_role(row)} --name '{row.name or 'NAME'}'"
            hint = f'go through the changes together, then type "{order}"'
            yield Problem(row.at("version"), message, hint, "Version")


def _role(row: SignOff) -> str:
    return (
        f"'{row.role.value}'"
        if row.role and " " in row.role.value
        else row.role.value
        if row.role
        else "champion"
    )


def _changed(plan: Plan, row: SignOff, digest: str, context: Context) -> Sequence[str]:
    """The parts of the plan that are not as they were signed, if git knows them."""
    before = _signed_plan(context.past, row, digest, context) if context.past else None
    if before is None or judged_digest(before) != digest:
        return ()
    old, new = judged_content(before), judged_content(plan)
    return [part for part in dict.fromkeys((*new, *old)) if old.get(part) != new.get(part)]


def _signed_plan(past: Past, row: SignOff, digest: str, context: Context) -> Plan | None:
    """The first version in which the digest stands."""
    first = None
    since = row.signed or context.today - _LONGEST
    for version in past.since(max(since, _EARLIEST) - timedelta(days=2)):
        if digest in past.source(version).text:
            first = version
        elif first is not None:
            break
    return past.plan(first, context.settings) if first else None
