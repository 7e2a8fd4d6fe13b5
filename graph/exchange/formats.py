"""Formats: what writes a part of the graph in which format."""

from collections.abc import Callable, Mapping
from pathlib import Path

from graph.exchange.chosen import Chosen
from graph.exchange.csv_pair import write_csv_pair
from graph.exchange.files import Written
from graph.exchange.gexf import write_gexf
from graph.exchange.graphml import write_graphml
from graph.exchange.json_lists import write_kumu, write_nodelink
from graph.exchange.workbook import write_workbook

WRITERS: Mapping[str, Callable[[Path, Chosen], Written]] = {
    "graphml": write_graphml,
    "gexf": write_gexf,
    "csv": write_csv_pair,
    "xlsx": write_workbook,
    "kumu": write_kumu,
    "nodelink": write_nodelink,
}
