"""What an operation changed, as the rest of the program hears of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """Kinds of rows (table names) and the ids touched, published after a commit."""

    touched: Mapping[str, frozenset[str]] = field(default_factory=dict)
    contested: int = 0
    """Rows in which what was written stands beside what somebody else wrote since the form loaded it."""

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of rows that were touched."""
        return frozenset(self.touched)

    def concerns(self, kinds: Iterable[str]) -> bool:
        """Whether any of `kinds` was touched."""
        return not self.kinds.isdisjoint(kinds)

    def ids(self, kind: str) -> frozenset[str]:
        """The rows of one kind that were touched."""
        return self.touched.get(kind, frozenset())


class _Everything(Changes):
    """Concerns whatever is asked about."""

    def concerns(self, kinds: Iterable[str]) -> bool:  # noqa: ARG002  the base class fixes the signature
        """Always."""
        return True


EVERYTHING = _Everything({"everything": frozenset()})
"""Published when anything may have changed, as after a time without hearing of others."""
