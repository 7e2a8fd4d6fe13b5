"""Names put together into clusters, one for each body."""

from collections.abc import Iterable

from loaders.sources.profiles.sameness import apart, is_abbreviation

_MOST_COMPARED = 30


class Clusters:
    """Names put together step by step; names that differ in a place, level or number stay apart."""

    def __init__(self, names: Iterable[str]) -> None:
        self._members = {name: [name] for name in names}
        self._root = {name: name for name in self._members}

    def find(self, name: str) -> str:
        """Return the name that stands for the cluster of this name."""
        return self._root[name]

    def members(self, name: str) -> list[str]:
        """Return the names of one cluster."""
        return self._members[self._root[name]]

    def join(self, left: str, right: str, *, sure: bool = False) -> None:
        """Put two clusters together; only when it is sure also those whose full names are apart."""
        one, other = self._root[left], self._root[right]
        if one == other or (not sure and self._differ(one, other)):
            return
        moved = self._members.pop(other)
        self._members[one].extend(moved)
        for name in moved:
            self._root[name] = one

    def _differ(self, one: str, other: str) -> bool:
        full = [
            [each for each in self._members[root][:_MOST_COMPARED] if not is_abbreviation(each)]
            for root in (one, other)
        ]
        return any(apart(left, right) for left in full[0] for right in full[1])
