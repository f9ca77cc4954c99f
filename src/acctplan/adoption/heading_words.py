"""What the sections of a plan are called in the wild, beyond the titles and aliases that the model declares."""

HEADINGS: tuple[tuple[str, str], ...] = (
    (
        "Account Team",
        (
            r"(?:our|vendor|internal|csm?|success|account|delivery) (?:account )?team"
            r"|internal stakeholders"
        ),
    ),
    (
        "Executive Engagement",
        (
            r"executive (?:engagement|alignment)|exec touchpoints|touchpoints"
            r"|engagement (?:plan|cadence)|governance|meeting cadence|communication (?:plan|cadence)"
            r"|qbr schedule"
        ),
    ),
    (
        "RACI",
        r"\braci\b",
    ),
    (
        "Growth Blockers",
        r"(?:growth )?blockers",
    ),
    (
        "Risk Factors",
        (
            r"\brisks?\b|\brisiko|\brisiken\b|red flags|churn signals|concerns|roadblocks|what could go wrong"
            r"|threats?\b|watch[- ]?(?:outs?|list|points?)|warning signs"
        ),
    ),
    (
        "Stakeholders",
        (
            r"stakeholders?\b|key (?:contacts|people|players)|contacts\b|champions|relationship map"
            r"|org(?:anization)? map"
            r"|^(?:the )?people$|who'?s who|who is who|decision makers|ansprechpartner"
            r"|buying committee|power map|kontakte"
        ),
    ),
    (
        "Key Milestones",
        (
            r"milestones?\b|meilenstein|key dates|timeline|implementation plan|onboarding plan"
            r"|project plan|close plan|roll-?out plan|meilensteine"
        ),
    ),
    (
        "Value Realization Targets",
        (
            r""
            r"value (?:reali[sz]ation|delivered|metrics?|drivers?|targets?|summary|tracking|realised)"
            r"|\broi\b|business (?:value|impact|outcomes? achieved)|mehrwert|nutzen|wertbeitrag"
        ),
    ),
    (
        "Actions",
        (
            r"action (?:plan|items?|log)|mutual (?:action|success|close)|next (?:steps|actions)"
            r"|to-?dos?\b|tasks\b|commitments|follow-?ups?|maßnahmen|nächste schritte|aufgaben"
            r"|\d+[- ]day plan"
        ),
    ),
    (
        "Opportunities",
        (
            r"opportunit(?:y|ies)|pipeline|upsell|cross-?sell|expansion (?:potential|targets|plays)"
            r"|growth plays|^expansion$"
        ),
    ),
    (
        "White Space",
        r"white ?space",
    ),
    (
        "Expansion Roadmap",
        r"(?:expansion|growth|account|adoption|product) roadmap|roadmap",
    ),
    (
        "Growth Plan",
        r"(?:growth|expansion) (?:plan|strategy|plays)",
    ),
    (
        "Growth Targets",
        r"(?:growth|revenue|arr) (?:targets?|forecast|goals)",
    ),
    (
        "Quarterly Goals",
        (
            r""
            r"(?:quarterly|this quarter|q[1-4]\b|90[- ]day|short[- ]term|current) "
            r".{0,20}(?:goals|objectives|priorities|okrs)"
            r"|quartalsziele|(?:goals|objectives|priorities) (?:for|this) .{0,20}(?:quarter|q[1-4])"
            r"|\bsmart goals|^next (?:quarter|90 days)$"
            r"|(?:next|coming) quarter'?s? (?:goals|priorities|focus|plan)"
        ),
    ),
    (
        "Annual Objectives",
        (
            r"objectives?\b|desired (?:business )?outcomes?|business (?:goals|outcomes|priorities)"
            r"|strategic (?:goals|priorities)"
            r"|(?:annual|yearly|long[- ]term|customer|customer's|success) (?:goals|priorities|outcomes)"
            r"|what (?:does )?success looks? like|definition of success|focus areas"
            r"|jahresziele|strategische ziele|\bokrs?\b|geschäftsziele|success outcomes|key results"
        ),
    ),
    (
        "Quarterly Goals",
        r"\bgoals\b|\bziele\b|priorities",
    ),
    (
        "Success Metrics",
        (
            r"\bkpis?\b|metrics?\b|success (?:criteria|measures|indicators)|kennzahlen|scorecard"
            r"|erfolgskriterien"
        ),
    ),
    (
        "Products",
        (
            r"products?\b|solutions? (?:deployed|in use)|deployed|licen[sc]es|subscriptions?"
            r"|produkte"
        ),
    ),
    (
        "Current State",
        r"(?:current|adoption|usage) (?:state|status|adoption)|adoption|usage|nutzung",
    ),
    (
        "Decision Process",
        r"decision[- ](?:making )?process|approval process|procurement process",
    ),
    (
        "Organization",
        r"org(?:ani[sz]ation(?:al)?)? (?:chart|structure)|business units",
    ),
    (
        "Sign-offs",
        r"sign[- ]?offs?|approvals?\b|freigabe|agreement",
    ),
)
"""By section, what a normal heading contains; the first that fits. Only believed where the content agrees."""

PROSE_HEADINGS: tuple[tuple[str, str], ...] = (
    (
        "Customer Vision",
        (
            r""
            r"(?:(?:customer|client|shared|strategic|long[- ]term|our|their|success) )*"
            r"vision(?: statement| of success)?"
            r"|north star|zielbild"
        ),
    ),
    (
        "Business Context",
        (
            r""
            r"(?:business|company|customer|account|industry|market) (?:context|background|situation|landscape)"
            r"|background|about (?:the )?(?:customer|company)|ausgangslage|hintergrund"
        ),
    ),
    (
        "Current Engagement",
        (
            r"(?:relationship|engagement|support) (?:history|status)"
            r"|current (?:engagement|relationship)"
        ),
    ),
)
"""By section of free text, the whole of a normal heading."""

_SUMMARY_WORDS = (
    "account customer client company contract commercial commercials plan document basic key general kunden "
    "vertrags quick glance at a overview summary snapshot profile information info details facts figures data "
    "header terms executive and the stammdaten überblick übersicht kundenprofil kundendaten eckdaten steckbrief "
    "vertrag vertragsdaten health status score renewal basics current we where stand state"
)
SUMMARY_WORDS = frozenset(_SUMMARY_WORDS.split())
"""Words of which a heading over an account's key figures consists."""

STRONG_SECTIONS = frozenset(
    (
        "Stakeholders", "Annual Objectives", "Value Realization Targets", "White Space", "Opportunities",
        "Risk Factors", "Account Team", "Executive Engagement", "Quarterly Goals", "Key Milestones",
        "Customer Vision", "Sign-offs", "Expansion Roadmap",
    )
)  # fmt: skip
"""Sections that hardly any other kind of document has."""
