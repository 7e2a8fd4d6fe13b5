"""A load from beginning to end: read and judge into a spool, then apply the difference; report."""

import secrets
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from graph.bolt.cypher import DESCRIBES, create_schema
from graph.bolt.lease import Lease, writing
from graph.bolt.store import Store
from graph.errors import Busy, LoadRefused, SourceUnusable
from graph.exchange.terminal import printable
from loaders.apply import apply
from loaders.arriving import LeftOut, arrivals
from loaders.books import Books
from loaders.catalogue import Loader, Options, choose
from loaders.hearing import legible
from loaders.plan import compare
from loaders.progress import Progress, Silence
from loaders.reading import Reading, checksum_of, read_into, sha256_of
from loaders.reference import REFERENCE, reference_source, reference_statements, reference_version
from loaders.rejects import write_rejects
from loaders.report import LoadReport
from loaders.spool import Spool

# More than this share of rows refused, or of earlier statements gone, looks like the wrong or half a file;
# so does a file of which the only row is refused.
MOST_REJECTED = 0.5
MOST_LOST = 0.34
_FEW = 10


@dataclass(frozen=True)
class Wishes:
    """What the person who loads asks for."""

    loader: str | None = None
    options: Options = field(default_factory=Options)
    accept_loss: bool = False
    dry_run: bool = False
    whole: bool = False
    """Take back what the file does not say, even of sources of which it is only a part."""


def load_files(
    store: Store, workspace: Path, paths: Iterable[Path], wishes: Wishes, progress: Progress | None = None
) -> Iterator[LoadReport]:
    """Load files one after the other; what is wrong with one costs a report, and the next still loads."""
    pipeline = Pipeline(store, workspace, wishes, progress or Silence())
    pipeline.prepare()
    for file in arrivals(paths):
        if isinstance(file, LeftOut):
            yield LoadReport(file=legible(file.file), status="failed", reason=printable(file.reason))
        elif not pipeline.has_read(file):
            yield pipeline.load(file)


class Pipeline:
    """The way of every file into the graph, the same for all loaders."""

    def __init__(self, store: Store, workspace: Path, wishes: Wishes, progress: Progress) -> None:
        self._store, self._workspace, self._wishes, self._progress = store, workspace, wishes, progress
        self._books = Books(store)
        self._read: set[Path] = set()
        self._files: dict[str, str] = {}
        """The file that each source is, of those that were loaded here."""

    def has_read(self, path: Path) -> bool:
        """Return whether a file was read already, together with another."""
        return path.resolve() in self._read

    def prepare(self) -> None:
        """Make the schema, finish loads that were cut off, and see that the reference is the newest."""
        if self._wishes.dry_run:
            return
        create_schema(self._store)
        for path in sorted(self._spools().glob("*.spool")):
            self._finish(path)
        if self._books.reference_version() != reference_version():
            self._load_reference()

    def load(self, path: Path) -> LoadReport:
        """Load one file and report; never raises for what is wrong with the file."""
        began = time.monotonic()
        try:
            report = self._load_together(path)
        except SourceUnusable as reason:
            report = LoadReport(file=legible(path.name), status="failed", reason=printable(str(reason)))
        return report.model_copy(update={"seconds": round(time.monotonic() - began, 3)})

    def _load_together(self, path: Path) -> LoadReport:
        """Load a file with those that belong to it, by the one that stands for them all."""
        sha256_of(path)  # says whether it can be read at all, before anybody asks what it is
        loader = choose(path, self._wishes.loader, self._wishes.options.mapping)
        entry = loader.enters(path)
        beside = loader.beside(entry)
        if beside:
            self._read.update(one.resolve() for one in (entry, *beside))
        report = self._load(entry, loader)
        if report.status in {"complete", "unchanged"}:
            self._files.setdefault(report.source, report.file)
        return report.model_copy(update={"beside": tuple(legible(one.name) for one in beside)})

    def _load(self, path: Path, loader: Loader) -> LoadReport:
        sha256 = checksum_of(path, loader)
        known = self._books.unchanged(sha256, _marks(loader, self._wishes.options))
        if known is not None and not self._wishes.dry_run:
            return LoadReport(file=legible(path.name), source=known, loader=loader.name, status="unchanged")
        name = _new_name()
        with Spool(self._spools() / f"{name}.spool") as spool:
            try:
                reading = read_into(
                    spool, path, loader, self._wishes.options, self._progress.reading(printable(path.name))
                )
                spool.note(whole=self._wishes.whole)
                report = self._report(spool, reading, name)
                return self._judged(spool, reading, report, name)
            finally:
                if not spool.facts().get("applying"):
                    spool.discard()

    def _judged(self, spool: Spool, reading: Reading, report: LoadReport, name: str) -> LoadReport:
        try:
            self._judge(spool, reading)
        except LoadRefused as reason:
            return report.model_copy(update={"status": "refused", "reason": printable(str(reason))})
        if self._wishes.dry_run:
            return self._difference(spool, report)
        return self._apply(spool, reading, report, name)

    def _judge(self, spool: Spool, reading: Reading) -> None:
        """Refuse a file that is not what was expected, before any of it touches the graph."""
        if self._wishes.accept_loss:
            return
        if reading.rejected > max(reading.rows > 1, MOST_REJECTED * reading.rows):
            first = next(iter(spool.rejects()))
            raise LoadRefused(
                f"{reading.file}: {reading.rejected} of {reading.rows} rows cannot be used, the first at "
                f"{first.where}: {first.reason}; mend the file, or load it with --accept-loss"
            )
        if reading.source and reading.source in self._files:
            raise LoadRefused(
                f"{reading.file}: {self._files[reading.source]}, loaded just before, is the source "
                f"{reading.source!r} too, and would be taken back; give each its own id with --source"
            )
        for source in spool.sources():
            self._books.refuse_other_publisher(source)
        self._refuse_great_loss(spool, reading)

    def _refuse_great_loss(self, spool: Spool, reading: Reading) -> None:
        compare(self._store, spool)
        had, lost = spool.losses()
        if lost > _FEW and lost > MOST_LOST * had:
            raise LoadRefused(
                f"{reading.file}: {lost} of {had} statements that this source made would be taken back; "
                "if that is right, load it with --accept-loss"
            )

    def _apply(self, spool: Spool, reading: Reading, report: LoadReport, name: str) -> LoadReport:
        spool.note(
            applying=True,
            report=report.model_dump(),
            text=reading.text,
            sha256=reading.sha256,
            marks=_marks(reading.loader, self._wishes.options),
        )
        with writing(self._store, self._workspace, say=self._progress.say) as lease:
            return self._apply_sealed(spool, name, lease)

    def _apply_sealed(self, spool: Spool, name: str, lease: Lease) -> LoadReport:
        facts = spool.facts()
        report = LoadReport.model_validate(facts["report"])
        stamp = {"load": name, "loaded_at": _now()}
        self._books.open(spool, stamp, report, lease)
        tell = self._progress.writing(report.file, spool.stated() + sum(spool.heard().values()))
        apply(self._store, spool, lease, stamp, tell)
        new, gone = spool.difference()
        report = report.model_copy(update={"new": new, "gone": gone})
        self._books.close(spool, stamp, report, facts, lease)
        spool.note(applying=False)
        return report

    def _finish(self, path: Path) -> None:
        """Apply a spool that a kill left behind; one that was never judged is thrown away."""
        try:
            spool = Spool(path)
        except Busy:
            return  # its command is alive
        with spool:
            facts = spool.facts()
            if facts.get("applying") and self._books.is_unfinished(path.stem):
                self._progress.say(f"finishing the load of {facts['report']['file']}, which was cut off")
                with writing(self._store, self._workspace, say=self._progress.say) as lease:
                    self._apply_sealed(spool, path.stem, lease)
            spool.discard()

    def _difference(self, spool: Spool, report: LoadReport) -> LoadReport:
        compare(self._store, spool)
        new, gone = spool.difference()
        return report.model_copy(update={"new": new, "gone": gone, "dry_run": True})

    def _report(self, spool: Spool, reading: Reading, name: str) -> LoadReport:
        rejects = None
        if reading.rejected:
            rejects = self._workspace / "rejects" / f"{name}.csv"
            write_rejects(rejects, reading.file, spool.rejects())
        return LoadReport(
            file=reading.file,
            source=reading.source,
            loader=reading.loader.name,
            status="complete",
            entities=spool.stated(),
            links=_links_heard(spool),
            rejected=reading.rejected,
            unused=spool.unused(),
            rejects_file=str(rejects) if rejects else None,
        )

    def _load_reference(self) -> None:
        name = _new_name()
        with Spool(self._spools() / f"{name}.spool") as spool:
            source = reference_source()
            spool.hear_source(source)
            for statement in reference_statements():
                spool.hear(statement.model_copy(update={"source": source.id}), statement.record)
            spool.seal()
            report = LoadReport(
                file=REFERENCE,
                source=REFERENCE,
                loader=source.loader,
                status="complete",
                entities=spool.stated(),
                links=_links_heard(spool),
            )
            spool.note(
                applying=True, report=report.model_dump(), text="", sha256="", marks=reference_version()
            )
            with writing(self._store, self._workspace, say=self._progress.say) as lease:
                self._apply_sealed(spool, name, lease)
            spool.discard()

    def _spools(self) -> Path:
        return self._workspace / "spool"


def _links_heard(spool: Spool) -> int:
    return sum(count for kind, count in spool.heard().items() if kind != DESCRIBES)


def _marks(loader: Loader, options: Options) -> str:
    """Return what a file's meaning depends on beside its bytes."""
    mapping = sha256_of(options.mapping) if options.mapping else ""
    return "|".join(
        [
            loader.name,
            loader.version,
            mapping,
            options.link_type or "",
            options.source or "",
            reference_version(),
        ]
    )


def _new_name() -> str:
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"


def _now() -> str:
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
