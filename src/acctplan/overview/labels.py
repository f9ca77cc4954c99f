"""What the computed figures of an account are called where people read them, and how each is computed."""

FIGURES = {
    "growth": "Growth",
    "activation": "User activation",
    "use_cases": "Use cases live",
    "departments": "Departments using us",
    "penetration": "Product penetration",
    "white_space": "White space",
    "addressable": "Addressable share",
    "pipeline": "Pipeline",
    "weighted": "Weighted pipeline",
    "coverage": "Growth covered by it",
    "benefit": "Benefit so far",
    "roi": "Return on investment",
    "strong": "Strong relationships",
    "months_to_renewal": "Renewal in",
    "focus": "Planning focus",
    "emphasis": "QBR emphasis",
}
"""In the order in which they are shown; figures that are not here are parts of others."""

FORMULAS = {
    "growth": "(target ARR − ARR) ÷ ARR",
    "activation": "active ÷ licensed users",
    "addressable": "ARR ÷ (ARR + white space)",
    "weighted": "weighted_formula",
    "roi": "roi_formula",
}
"""In words, or the name of the figure that has the formula with its numbers."""
