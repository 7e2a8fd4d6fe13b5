"""Everything that can go wrong, in one tree.

A message says what happened, where, and what to do about it.
"""

# The words of this tree name the event ("row rejected"), not the Python class, so they do not end in Error.
# ruff: noqa: N818


class IhuriroError(Exception):
    """The root: whoever catches this shows its message and nothing else."""


class SourceUnusable(IhuriroError):
    """A file cannot be read at all; its load stops, other files go on."""


class RowRejected(IhuriroError):
    """One row cannot be used; it is counted and written down, the load goes on."""


class LoadRefused(IhuriroError):
    """A file was read but is not what was expected; the graph keeps what it had."""


class GraphUnavailable(IhuriroError):
    """The database cannot be reached, or will not let us in."""


class WorkspaceUnusable(GraphUnavailable):
    """The workspace folder or the engine in it is broken."""


class QueryFailed(IhuriroError):
    """The database could not run a statement as it was asked."""


class ConstraintBroken(QueryFailed):
    """A write would break a rule of the graph, such as one id for one entity."""


class Busy(IhuriroError):
    """Somebody else is using what we need alone; try again later."""


class InvalidQuestion(IhuriroError):
    """A question was asked with values that make no sense."""


class ContradictoryJudgements(IhuriroError):
    """Judgements say both that two entities are the same and that they are different."""


class NotFound(IhuriroError):
    """Nothing in the graph has this id or name."""


class AmbiguousName(IhuriroError):
    """More than one entity has this name."""

    def __init__(self, message: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates
        """Ids of the entities that could be meant, best first."""
