"""The language server: what an editor shows of a plan while it is being written.

`serving` speaks the protocol; everything else takes values and gives values.
"""
