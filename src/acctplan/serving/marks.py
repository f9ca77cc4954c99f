"""Signs of an account that several pages have."""

from acctplan.overview.glance import Glance
from acctplan.serving.frame import light


def health(each: Glance) -> str:
    """The score and the light of an account."""
    score = "" if each.health is None else f"{each.health:g}"
    return f"{score} {light(each.health_status)}".strip()
