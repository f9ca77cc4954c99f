"""Why a word was judged as it was, for messages."""

from collections.abc import Sequence

from acctplan.wording.judge import Verdict

_UNMEASURABLE = (
    ({"rhetoric"}, "is a figure of speech"),
    ({"topic", "Q:topic", "Q:scope"}, "counts and measures nothing"),
    ({"direction", "comparative"}, "says which way and not how far"),
    ({"softly", "soft", "idiom"}, "is a matter of opinion"),
    ({"feel"}, "is an impression"),
    ({"escape", "more-less"}, "leaves open how much"),
    ({"activity"}, "is work without an end"),
    ({"abstract", "become"}, "cannot be counted"),
)
_DEALS = (
    ({"promo"}, "our marketing"),
    ({"rival"}, "our rivals"),
    ({"kpi-vendor"}, "a figure of ours"),
    ({"account", "our", "VENDOR", "PRODUCT"}, "us and our account"),
    ({"seat", "offer"}, "what we sell"),
    ({"price"}, "our price"),
    ({"order", "contract"}, "our contract"),
)


def words(verdict: Verdict) -> str:
    """The judged words in quotes, as in `'better' and 'smoothly'`; empty if none stands out."""
    return " and ".join(f"'{word}'" for word in verdict.words)


def unmeasurable(verdict: Verdict) -> str:
    """Why nobody can check it, as a clause: `'happy' is a matter of opinion`."""
    if not verdict.words:
        return "it names no number, no event and no document"
    return f"{_quoted(verdict)} {_reason(verdict, _UNMEASURABLE, 'names no number and no event')}"


def our_deal(verdict: Verdict) -> str:
    """Which interest of ours it serves, as a phrase: `'order form' is about our contract`."""
    if not verdict.words:
        return "only we gain if nothing else happens"
    if verdict.words[0].casefold().startswith("our "):
        return f"only we gain from {_quoted(verdict)}"
    return f"{_quoted(verdict)} is about {_reason(verdict, _DEALS, 'our business')}"


def _quoted(verdict: Verdict) -> str:
    return f"'{verdict.words[0]}'" if verdict.words else ""


def _reason(verdict: Verdict, reasons: Sequence[tuple[set[str], str]], otherwise: str) -> str:
    return next((reason for senses, reason in reasons if senses & verdict.senses), otherwise)
