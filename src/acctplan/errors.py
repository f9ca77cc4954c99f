"""Mistakes in using the tool. A mistake in a plan is a `Diagnostic`, never one of these."""


class UsageError(Exception):
    """Something that whoever runs the tool can mend: a path, a flag, a setting, a template.

    `message` says what is wrong and where, in lower case and without a full stop; `hint` says what to
    type instead. Caught once, in `cli`, printed as two lines and ended with exit status 2.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
