"""Review a statement, or take a review back: the graph is brought to what then stands."""

from pathlib import Path
from tempfile import TemporaryDirectory

from graph.bolt.cypher import delete_node, set_node
from graph.bolt.store import Store
from graph.errors import InvalidQuestion, NotFound
from graph.exchange.reviews import review_fields
from graph.model.reviews import Review
from loaders.journal import REVIEWS, strike_out, write_down
from loaders.plan import compare
from loaders.settling import Say, settle
from loaders.spool import Spool

REVIEWED = """
    OPTIONAL MATCH (r:Review {id: $id})
    OPTIONAL MATCH (o:Original {id: $id})
    RETURN r IS NOT NULL OR o IS NOT NULL AS reviewed
    ORDER BY reviewed
    LIMIT 1
"""


def review(store: Store, workspace: Path, word: Review, say: Say = lambda _: None) -> None:
    """Write down a review, in place of an earlier one of the same statement, and bring the graph to it.

    The journal of the workspace keeps it beside the graph.
    """
    with TemporaryDirectory() as folder, Spool(Path(folder) / "review.spool") as spool:
        spool.reviews.hear(word)
        spool.seal()
        compare(store, spool)
        if not spool.reviews.is_heard(word.id):
            raise NotFound(f"there is no statement {word.id!r} to review: its source may say it no longer")
        if not spool.reviews.is_changed(word.id):
            raise InvalidQuestion(
                f"the statement {word.id!r} cannot say that: look at the dates, numbers and kinds given"
            )
        kept = {"props": review_fields(word)}
        settle(store, workspace, spool, (set_node("Review"), kept), say)
    write_down(workspace, word)


def withdraw(store: Store, workspace: Path, statement: str, say: Say = lambda _: None) -> None:
    """Take back what was said of a statement: it stands again as its source made it.

    One that was cut off is finished when it is asked for again.
    """
    if not store.columns(REVIEWED, id=statement)["reviewed"]:
        raise NotFound(f"nobody reviewed a statement {statement!r}")
    with TemporaryDirectory() as folder, Spool(Path(folder) / "review.spool") as spool:
        spool.reviews.touch(statement)
        spool.seal()
        settle(store, workspace, spool, (delete_node("Review"), {"id": statement}), say)
    strike_out(workspace, statement, REVIEWS)
