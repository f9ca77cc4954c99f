"""What was found in plans before, so that nobody judges them twice: forgotten at the slightest doubt.

A shelf is one file, for all plans judged by one version, day, configuration and choice of rules. It is text with a
checksum; whatever is not exactly as it was written is as if it were not there, and nothing in here raises for it.
"""
