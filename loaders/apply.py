"""Bring the graph to what the spool says, and nothing else: find, create, delete, in batches."""

from collections.abc import Callable

from graph.bolt.cypher import STATEMENTS
from graph.bolt.lease import Lease
from graph.bolt.store import Store
from graph.model.links import Funds
from loaders.plan import Plan, compare, plan
from loaders.publishers import link_publishers
from loaders.rehearing import was_cut_off
from loaders.spool import Spool
from loaders.writer import Stamp, Writer


def apply(
    store: Store,
    spool: Spool,
    lease: Lease,
    stamp: Stamp,
    tell: Callable[[int], None] = lambda _: None,
    *,
    cut_off: bool | None = None,
) -> None:
    """Apply the difference between spool and graph; killed half-way and run again, it ends the same.

    What a review takes away is remembered before it goes, and forgotten after it came back. `cut_off` says
    whether an earlier change did not come to its end, where the graph itself does not say.
    """
    cut_off = was_cut_off(store) if cut_off is None else cut_off
    compare(store, spool, cut_off=cut_off)
    layout = plan(store, spool, cut_off=cut_off)
    with Writer(store, lease, stamp, tell) as writer:
        _write(store, spool, layout, writer)


def _write(store: Store, spool: Spool, layout: Plan, writer: Writer) -> None:
    writer.begin()
    writer.remember(spool.reviews.new_originals())
    givers = {layout.ids[key] for key in spool.starts_of_new(Funds.type)}
    writer.create_entities(layout, spool, givers)
    writer.move(layout)
    for kind in STATEMENTS:
        _bring(kind, writer, spool, layout)
    changed = layout.after if layout.cut_off else layout.touched()
    writer.refresh(sorted(changed & layout.after & layout.before | layout.joined()))
    writer.mark_funders(sorted(layout.after if layout.cut_off else givers | layout.joined()))
    link_publishers(store, writer, layout)
    writer.forget_originals(spool.reviews.gone_originals())
    writer.drop(sorted(layout.before - layout.after))
    writer.end()


def _bring(kind: str, writer: Writer, spool: Spool, layout: Plan) -> None:
    """Delete what is gone before creating what is new: what only stands elsewhere now keeps its id."""
    writer.delete(kind, spool.gone(kind))
    writer.create_statements(kind, (said for _, said in spool.new(kind)), layout)
