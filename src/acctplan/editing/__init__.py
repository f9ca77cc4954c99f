"""Changing one thing in a plan: an order and the text of a file become splices, or a refusal that says what to do.

Every module is one kind of order; each gives a `Changed`. What is written is read again before anybody sees it:
exactly the facts that the order speaks of are other ones then, or nothing is done.
"""

from acctplan.editing.proof import Changed

__all__ = ["Changed"]
