"""An event that cannot be read, now or ever."""


class Unreadable(Exception):
    """`why` is one of the words of peer-lines.ts."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why
