"""Customer success plans as source code: scaffold, check and render account plans kept in git."""

__version__ = "0.1.0"
