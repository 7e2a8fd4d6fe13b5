"""Take back all that a source said."""

from pathlib import Path
from tempfile import TemporaryDirectory

from graph.bolt.lease import writing
from graph.bolt.store import Store
from graph.model.sources import Source
from loaders.apply import apply
from loaders.books import Books
from loaders.progress import Progress, Silence
from loaders.report import LoadReport
from loaders.spool import Spool


def forget(store: Store, workspace: Path, source: str, progress: Progress | None = None) -> LoadReport:
    """Take back all that a source said, and the entities that nobody else speaks of."""
    books = Books(store)
    known = books.source(source)
    progress = progress or Silence()
    with TemporaryDirectory() as folder, Spool(Path(folder) / "nothing.spool") as spool:
        spool.hear_source(Source(id=known))
        spool.seal()
        with writing(store, workspace, say=progress.say) as lease:
            apply(store, spool, lease, {})
            _, gone = spool.difference()
            books.forget(known, lease)
    return LoadReport(file="", source=known, status="complete", gone=gone)
