"""Judge who is who in the graph, or take a judgement back: the clusters touched are worked out anew."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.bolt.cypher import delete_node, set_node
from graph.bolt.lease import writing
from graph.bolt.store import Store, Transaction
from graph.errors import NotFound
from graph.identity.judgements import Judgement, StatedKey, judgement_id
from graph.identity.registry import stated_entities
from loaders.apply import apply
from loaders.books import judgement_fields
from loaders.spool import Spool

JUDGEMENT = """
    MATCH (j:Judgement)
    WHERE j.id = $id
    RETURN j.id AS id
    ORDER BY id
    LIMIT 1
"""


def judge(
    store: Store, workspace: Path, judgement: Judgement, say: Callable[[str], None] = lambda _: None
) -> None:
    """Write down a judgement, in place of an earlier one of the same two, and bring the graph to it."""
    known = {one.mention.key for one in stated_entities(store)}
    for side in (judgement.left, judgement.right):
        if (side.source, side.stated_id) not in known:
            raise NotFound(f"source {side.source!r} describes no {side.stated_id!r}: nothing to judge")
    _settle(store, workspace, set_node("Judgement"), {"props": judgement_fields(judgement)}, say)


def unjudge(
    store: Store,
    workspace: Path,
    left: StatedKey,
    right: StatedKey,
    say: Callable[[str], None] = lambda _: None,
) -> None:
    """Take back what was judged of two, and bring the graph to what it would be without."""
    known = judgement_id(left, right)
    if not store.read(JUDGEMENT, id=known):
        raise NotFound(f"nothing was judged of {left.stated_id!r} and {right.stated_id!r}")
    _settle(store, workspace, delete_node("Judgement"), {"id": known}, say)


def _settle(
    store: Store, workspace: Path, query: str, parameters: dict[str, object], say: Callable[[str], None]
) -> None:
    """Write, then apply no difference at all: that works out anew who is who."""
    with TemporaryDirectory() as folder, Spool(Path(folder) / "nothing.spool") as nothing:
        nothing.seal()
        with writing(store, workspace, say=say) as lease:

            def work(transaction: Transaction) -> None:
                lease.renew(transaction)
                transaction.run(query, **parameters)

            store.transaction(work)
            apply(store, nothing, lease, {})
