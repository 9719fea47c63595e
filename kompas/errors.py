"""The errors that a reader of the message can mend."""


class ExportError(Exception):
    """What was handed to us cannot be read, or a command cannot be carried out; one sentence says where and what was expected.

    `reason` is a key under `[errors]` in the locales; the other arguments fill its blanks, among them
    `file`, `line`, `column`, `value` and `expected` as far as they are known.
    """

    def __init__(self, reason: str, **blanks: object) -> None:
        super().__init__(f"{reason}: {blanks}")
        self.reason = reason
        self.blanks = blanks

    @property
    def problems(self) -> tuple["ExportError", ...]:
        """Everything that has to be mended, one sentence each."""
        return (self,)


class Refused(ExportError):
    """Several files of one import cannot be taken in; `reason` and `blanks` are those of the first."""

    def __init__(self, problems: tuple[ExportError, ...]) -> None:
        super().__init__(problems[0].reason, **problems[0].blanks)
        self._problems = problems

    @property
    def problems(self) -> tuple[ExportError, ...]:
        """One per file, in the order in which they were named."""
        return self._problems


class Apart(ExportError):
    """Files that hold exports of several systems: each is to be taken in as so many exports, one per system."""

    def __init__(self, parts: dict[str, tuple[str, ...]]) -> None:
        super().__init__("several_exports")
        self.parts = parts  # by the sha256 of the file the names of the formats


class Busy(ExportError):
    """The data folder is in use by another import or build for longer than was waited; asking again later helps."""

    def __init__(self, folder: object) -> None:
        super().__init__("busy", file=folder)
