"""The one error a reader of the message can mend."""


class ExportError(Exception):
    """What was handed to us cannot be read; one sentence says where and what was expected.

    `reason` is a key under `[errors]` in the locales; the other arguments fill its blanks, among them
    `file`, `line`, `column`, `value` and `expected` as far as they are known.
    """

    def __init__(self, reason: str, **blanks: object) -> None:
        super().__init__(f"{reason}: {blanks}")
        self.reason = reason
        self.blanks = blanks
