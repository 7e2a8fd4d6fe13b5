"""The driver's errors in our words."""

from neo4j.exceptions import (
    AuthError,
    ConstraintError,
    DriverError,
    Forbidden,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.errors import Busy, ConstraintBroken, GraphUnavailable, IhuriroError, QueryFailed

NO_SUCH_DATABASE = "Neo.ClientError.Database.DatabaseNotFound"


def is_unreachable(error: Neo4jError | DriverError) -> bool:
    """Say whether the database did not answer at all."""
    return isinstance(error, ServiceUnavailable | SessionExpired)


def translated(error: Neo4jError | DriverError, place: str) -> IhuriroError:
    """Say what happened, where and what to do; `place` is the database in words."""
    text = _first_line((isinstance(error, Neo4jError) and error.message) or str(error))
    code = error.code if isinstance(error, Neo4jError) else None
    if isinstance(error, IncompleteCommit):
        return GraphUnavailable(
            f"{place} was lost while it wrote: {text}. The last write may or may not be there; run it again."
        )
    if is_unreachable(error):
        return GraphUnavailable(f"{place} does not answer: {text}. Is it running, and is the address right?")
    if isinstance(error, AuthError | Forbidden):
        return GraphUnavailable(
            f"{place} does not let us in: {text}. Check IHURIRO_NEO4J_USER and IHURIRO_NEO4J_PASSWORD."
        )
    if code == NO_SUCH_DATABASE:
        return GraphUnavailable(f"{place} has no such database: {text}. Check IHURIRO_NEO4J_DATABASE.")
    if isinstance(error, ConstraintError):
        return ConstraintBroken(f"{place} refused a write that breaks a rule of the graph: {text}")
    if error.is_retryable():
        return Busy(f"{place} was too busy with other writes: {text}. Try again in a moment.")
    return QueryFailed(f"{place} could not run a statement: {text}")


def _first_line(text: str) -> str:
    return next(
        (line.strip().rstrip(".:") for line in text.splitlines() if line.strip()), "it gave no reason"
    )
