"""How much a row says was given: amounts in their currency, with what kind of flow they are."""

from graph.errors import RowRejected
from graph.model.links import Flow
from loaders.amounts import is_currency, minor_units
from loaders.sources.hxl3w.columns import Column, Line

_NOT_GIVEN = ("required", "requirement", "requirements", "requested", "needed", "gap", "unmet", "pct", "code")
_FLOWS: dict[str, Flow] = {
    "commitment": "commitment", "committed": "commitment", "allocation": "commitment",
    "disbursed": "disbursement", "disbursement": "disbursement", "paid": "disbursement",
    "spent": "expenditure", "expenditure": "expenditure",
}  # fmt: skip


def amounts_in(line: Line) -> list[dict[str, object]]:
    """Return the amounts of a row, as fields of a statement on money; what was only asked for is none."""
    columns = (each for each in line.layout.columns if each.tag.name == "value")
    given = ((each, line.cell(each.title)) for each in columns if not each.tag.has(*_NOT_GIVEN))
    return [_amount(line, column, text) for column, text in given if text]


def _amount(line: Line, column: Column, text: str) -> dict[str, object]:
    attributes = sorted(column.tag.attributes)
    tagged = next((each.upper() for each in attributes if is_currency(each.upper())), "")
    currency = tagged or line.first(line.layout.named("currency")).upper()
    if not is_currency(currency):
        raise RowRejected(
            f"column {column.title!r} holds {text!r} in no currency that is known: "
            "add a column Currency with its code, such as USD"
        )
    flow = next((_FLOWS[each] for each in attributes if each in _FLOWS), "unknown")
    return {"amount_minor": minor_units(text, currency), "currency": currency, "flow": flow}
