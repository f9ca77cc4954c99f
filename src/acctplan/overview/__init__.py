"""Accounts without a document: many at a glance, one with its numbers; what `list` and `show` say."""
