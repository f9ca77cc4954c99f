"""The words of templates: what stands where nobody has written yet, and what only looks like it."""

UNFILLED = frozenset(
    (
        "tbd", "tbc", "tba", "todo", "fixme", "?", "??", "???", "...", "…", "to be determined",
        "to be defined", "to be confirmed", "to be decided", "to be announced", "to be added",
        "to be completed", "to do: fill in", "lorem ipsum", "placeholder", "fill in", "fill me in",
        "<tbd>", "(tbd)", "(tbc)",
    )
)  # fmt: skip
"""Whole values, in lower case, that say "later"."""

CHOICES = frozenset(
    (
        "h/m/l", "l/m/h", "high/medium/low", "low/medium/high", "high/med/low", "green/yellow/red",
        "green/amber/red", "red/amber/green", "red/yellow/green", "r/a/g", "🟢/🟡/🔴", "🔴/🟡/🟢",
        "strategic/growth/base", "yes/no", "y/n", "on track/at risk/off track", "land/expand/transform",
        "draft/active/archived", "open/doing/done", "open/doing/done/blocked/dropped",
        "open/mitigating/closed/accepted", "customer/internal", "deployed/available",
        "deployed/available/planned", "monthly/quarterly", "monthly/quarterly/half-yearly/yearly",
        "adoption/efficiency/quality/revenue/strategic",
        "relationship/competitive/budget/technical/political",
    )
)  # fmt: skip
"""Lists of choices, in lower case without blanks, of which the author has taken none."""

_EDITORIAL = (
    "we our ours us i my they their them it its he she his her him you the this that these those sic "
    "redacted and or to of in is are was will emphasis laughs translated translation ed note who which if "
    "as for with by a an not no so but then all both internal confidential "
)
EDITORIAL = frozenset(_EDITORIAL.split())
"""First words of brackets that an author or editor puts into a sentence or quotation."""

_NOUNS = (
    "name names date dates title customer company account client owner action actions metric metrics "
    "target objective goal criteria criterion start end dept deps department region module description "
    "path area risk milestone dependencies team teams blocker month quarter year amount number value x y "
    "z n product role email link url what when why how who where insert your enter add task tasks list "
    "industry segment unit status champion sponsor csm topic project opportunity phase initiative "
    "strategy baseline tbd tbc todo here case vision statement overview summary mitigation stakeholder "
    "percentage percent currency vendor items specific brief describe stage day time text placeholder xx "
    "xxx reason "
)
NOUNS = frozenset(_NOUNS.split())
"""Words by which a template says what belongs into its brackets."""

LOWER_NOUNS = frozenset(
    (
        "name", "date", "title", "owner", "amount", "number", "x", "y", "z", "n", "here", "tbd", "url",
    )
)  # fmt: skip
"""Those of them that are unmistakable in lower case."""

_HTML = (
    "a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas "
    "caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed "
    "fieldset figcaption figure font footer form frame h1 head header hgroup hr html i iframe img input "
    "ins kbd label legend li link main map mark menu meta meter nav noscript object ol optgroup option "
    "output p param picture pre progress q rp rt ruby s samp script search section select slot small "
    "source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead "
    "time title tr track tt u ul var video wbr "
)
HTML = frozenset(_HTML.split())
"""Element names, which are markup and nothing to fill in."""
