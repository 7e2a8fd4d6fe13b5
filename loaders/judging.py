"""Judge who is who in the graph, or take a judgement back: the clusters touched are worked out anew."""

from pathlib import Path
from tempfile import TemporaryDirectory

from graph.bolt.cypher import delete_node, set_node
from graph.bolt.store import Store
from graph.errors import NotFound
from graph.identity.judgements import Judgement, StatedKey, judgement_id
from graph.identity.registry import stated_entities
from loaders.books import judgement_fields
from loaders.journal import strike_out, write_down
from loaders.settling import Say, Write, settle
from loaders.sides import require_described
from loaders.spool import Spool

JUDGEMENT = """
    MATCH (j:Judgement)
    WHERE j.id = $id
    RETURN j.id AS id
    ORDER BY id
    LIMIT 1
"""


def judge(store: Store, workspace: Path, judgement: Judgement, say: Say = lambda _: None) -> None:
    """Write down a judgement, in place of an earlier one of the same two, and bring the graph to it.

    The journal of the workspace keeps it beside the graph.
    """
    known = {one.mention.key for one in stated_entities(store)}
    require_described(known, judgement.left, judgement.right)
    written = (set_node("Judgement"), {"props": judgement_fields(judgement)})
    _settle(store, workspace, written, say)
    write_down(workspace, judgement)


def unjudge(
    store: Store, workspace: Path, left: StatedKey, right: StatedKey, say: Say = lambda _: None
) -> None:
    """Take back what was judged of two, and bring the graph to what it would be without."""
    known = _known(store, left, right)
    _settle(store, workspace, _deleted(known), say)
    strike_out(workspace, known)


def forget_judgement(store: Store, workspace: Path, left: StatedKey, right: StatedKey) -> None:
    """Take a judgement from a graph that is not the one of this workspace's journal."""
    _settle(store, workspace, _deleted(_known(store, left, right)), lambda _: None)


def _known(store: Store, left: StatedKey, right: StatedKey) -> str:
    known = judgement_id(left, right)
    if not store.read(JUDGEMENT, id=known):
        raise NotFound(f"nothing was judged of {left.stated_id!r} and {right.stated_id!r}")
    return known


def _deleted(known: str) -> Write:
    return delete_node("Judgement"), {"id": known}


def _settle(store: Store, workspace: Path, write: Write, say: Say) -> None:
    """Write, then apply no difference at all: that works out anew who is who."""
    with TemporaryDirectory() as folder, Spool(Path(folder) / "nothing.spool") as nothing:
        nothing.seal()
        settle(store, workspace, nothing, write, say)
