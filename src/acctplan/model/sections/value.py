"""Value: what the customer gains, in numbers."""

from acctplan.model.money import Measure
from acctplan.model.people import Names
from acctplan.model.references import References
from acctplan.model.row import Row, SectionInfo, column
from acctplan.model.words import Audience

_C = Audience.CUSTOMER
_SOURCE = "000 Value Realization Targets"


class ValueTarget(Row):
    """A value area with where it stood, where it should be and where it is."""

    INFO = SectionInfo(
        "Value Realization Targets",
        _C,
        "000 Success Plan Structure",
        "What the customer gains, from a baseline to a target, and how far it is.",
        ("Value Realization", "Value Realisation", "Value Targets", "Value Realisation Targets"),
    )
    area: str | None = column("Value Area", _C, _SOURCE, required=True, aliases=("Area", "Metric", "Value"))
    objective: References | None = column(
        "Objective", _C, "000 connected to value", aliases=("Objectives", "Objective #", "Obj", "Obj.")
    )
    baseline: Measure | None = column(
        "Baseline", _C, _SOURCE, required=True, aliases=("Before", "Start", "From")
    )
    target: Measure | None = column("Target", _C, _SOURCE, required=True, aliases=("Goal",))
    current: Measure | None = column(
        "Current", _C, _SOURCE, required=True, aliases=("Actual", "Now", "Today")
    )
    gap: Measure | None = column("Gap", _C, _SOURCE)
    unit: str | None = column("Unit", _C, "plan format", aliases=("Units",))
    confirmed_by: Names | None = column(
        "Confirmed By", _C, "value confirmed by the customer", aliases=("Confirmed",)
    )


class SuccessMetric(Row):
    """How we measure the account itself."""

    INFO = SectionInfo(
        "Success Metrics",
        Audience.INTERNAL,
        "004 template",
        "How the account's success is measured: pipeline, touchpoints, NPS, adoption.",
        ("KPIs", "Metrics"),
    )
    metric: str | None = column(
        "Metric", _C, "004 template", required=True, aliases=("KPI", "Success Metric")
    )
    target: str | None = column("Target", _C, "004 template", required=True, aliases=("Goal",))
    current: str | None = column("Current", _C, "004 template", aliases=("Actual", "Now"))


TABLES: tuple[type[Row], ...] = (ValueTarget, SuccessMetric)
