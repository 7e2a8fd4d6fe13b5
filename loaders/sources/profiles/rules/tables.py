"""What a table of projects says: who pays for which, how much, and who carries it out."""

from collections.abc import Iterator

from graph.model.entities import Project
from graph.model.links import Implements
from loaders.sources.profiles.amounts import amounts
from loaders.sources.profiles.bodies import Body, Cast, Mention
from loaders.sources.profiles.claims import Claim, Example, Rule
from loaders.sources.profiles.columns import Cell, cells
from loaders.sources.profiles.flows import flows
from loaders.sources.profiles.money import Chain
from loaders.sources.profiles.passages import Sentence


def find(sentence: Sentence, cast: Cast) -> Iterator[Claim]:
    """Yield the flow of money and the doers that one row of a table states."""
    row = cells(sentence.text, sentence.columns)
    if not row or cast.subject is None:
        return
    project = next((each.body for each in _in(row, "project", sentence, cast) if _is_project(each)), None)
    donors = [each for each in _in(row, "donor", sentence, cast) if each.body.sure or " " in each.text]
    if donors:
        receiver = project or cast.subject
        yield from flows(sentence, Chain(donors, []), receiver, _amount(row, sentence.text))
    if project is not None:
        doers = [each.body for each in _in(row, "doer", sentence, cast)]
        has_column = any(cell.role == "doer" for cell in row)
        for who in doers if has_column else [cast.subject]:
            yield _carries_out(sentence, who, project)


def _is_project(mention: Mention) -> bool:
    return issubclass(mention.body.kind, Project)


def _carries_out(sentence: Sentence, who: Body, project: Body) -> Claim:
    return Claim(Implements, who, project, sentence, "", 0.8)


def _in(row: list[Cell], role: str, sentence: Sentence, cast: Cast) -> list[Mention]:
    """Return the bodies in the cells of one kind of column."""
    wanted = [cell for cell in row if cell.role == role]
    found = [each for each in cast.mentions(sentence) if any(c.holds(each.start, each.end) for c in wanted)]
    return list({each.body.id: each for each in reversed(found)}.values())[::-1]


def _amount(row: list[Cell], text: str) -> dict[str, object]:
    """Return the amount of a row as fields of a link, where it states one."""
    stated = [
        each
        for each in amounts(text)
        if any(c.role == "amount" and c.holds(each.start, each.end) for c in row)
    ]
    if len(stated) != 1:
        return {}
    return {"amount_minor": stated[0].minor, "currency": stated[0].currency, "flow": "unknown"}


_ABOUT = "Hope Trust (HT) is a charity.\n\n"
RULES = (
    Rule(
        "table of projects",
        (
            Example(
                _ABOUT + "Donor | Project | Amount | Districts\n"
                "Bora Foundation | Safe Paths | USD 9,000 | Lodwar\n"
                "Norland Agency | Green Yards | EUR 2.5 million | Lodwar\n",
                (
                    ("Bora Foundation", "FUNDS", "Safe Paths"),
                    ("Norland Agency", "FUNDS", "Green Yards"),
                    ("Hope Trust", "IMPLEMENTS", "Safe Paths"),
                    ("Hope Trust", "IMPLEMENTS", "Green Yards"),
                ),
            ),
            Example(
                _ABOUT + "Projet | Bailleur | Période\nEau Claire | Fondation Bora | 2019\n",
                (("Fondation Bora", "FUNDS", "Eau Claire"), ("Hope Trust", "IMPLEMENTS", "Eau Claire")),
            ),
            Example(_ABOUT + "Donor | Visitors | Lunches\nBora Foundation | 12 | 40\n", ()),
        ),
        find=find,
    ),
)
