"""What a build tells about its progress; the command line shows it, the default says nothing."""


class Progress:
    """A listener that ignores everything; the command line overrides what it shows."""

    def begin(self, stage: str, total: int | None = None) -> None:
        """A stage begins; ``total`` is the number of reports that it has to do, if that is known."""

    def advance(self, count: int = 1) -> None:
        """So many more reports are done."""

    def end(self, note: str) -> None:
        """The stage is finished; ``note`` says in words what came of it."""

    def close(self) -> None:
        """The build is over, finished or not: take down whatever is shown."""
