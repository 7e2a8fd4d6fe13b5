"""Writes the examples of the API: what each page answers about the little network of the tests."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi.testclient import TestClient

from api.app import create_app
from api.carrying import TABLE
from api.examples import as_example, file_of, first_lines
from api.pages import pages
from graph.bolt.cypher import create_schema
from graph.bolt.embedded import stop_engine
from graph.bolt.store import open_store
from graph.settings import Settings
from loaders.pipeline import Wishes, load_files
from tests.little_network import little_files

HERE = "http://127.0.0.1"


def main() -> None:
    """Ask every page what it gives as its example, and keep the answers."""
    with _asked() as client:
        for page in pages():
            answer = client.get(page.told_at)
            answer.raise_for_status()
            write(file_of(page), answer.text)
            if page.table is not None:
                table = client.get(page.taken_at(TABLE)).raise_for_status().text
                file_of(page, TABLE).write_text(first_lines(table), encoding="utf-8")


def write(path: Path, answer: str) -> None:
    """Write one answer as an example."""
    told = json.dumps(as_example(json.loads(answer)), indent=1, ensure_ascii=False)
    path.write_text(told + "\n", encoding="utf-8")


@contextmanager
def _asked() -> Iterator[TestClient]:
    """Serve the little network from an engine of its own."""
    with TemporaryDirectory() as folder:
        settings = Settings(neo4j_uri=None, workspace=Path(folder))
        try:
            with open_store(settings) as store:
                create_schema(store)
                for report in load_files(store, settings.workspace, little_files(), Wishes()):
                    print(f"{report.file}: {report.status}")
            with TestClient(create_app(settings), base_url=HERE) as client:
                yield client
        finally:
            stop_engine(settings.workspace)


if __name__ == "__main__":
    main()
