"""Languages of documents: the fixed texts in them, and how they write numbers, amounts and days.

All fixed texts of templates, renderers and pictures stand in English where they are used, and in one catalogue a
language: `templates/languages/<tag>.toml`. What a catalogue lacks stays English.
"""

from acctplan.languages.tongue import ENGLISH, Tongue, make_tongue

__all__ = ["ENGLISH", "Tongue", "make_tongue"]
