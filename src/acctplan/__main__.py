"""`python -m acctplan`."""

from acctplan.cli import main

main()
