"""About: what these pages can tell, and what they cannot."""

from api.pages import Page
from graph.questions.results import Result


class Limit(Result):
    """One thing that a reader should know before relying on a page."""

    title: str
    text: str


class About(Result):
    """What this is, and its limits."""

    what: str
    limits: tuple[Limit, ...]
    license: str


LIMITS = (
    Limit(
        title="It repeats what sources say",
        text="Every link is a statement that somebody published, shown with its words. Nobody has checked "
        "whether it is true. Many statements are what organizations say of themselves.",
    ),
    Limit(
        title="What is missing is not known to be missing",
        text="That no link is shown between two organizations does not mean that they do not work together. "
        "It means that no source loaded here says so. The same holds for districts and for people served.",
    ),
    Limit(
        title="Some of it was read by a program",
        text="Links out of running text were found by rules and can be wrong. They carry a confidence below "
        "100 % and the sentence they were read from: read the sentence before you rely on the link.",
    ),
    Limit(
        title="Dates are often unknown",
        text="A statement without a date may be long outdated. Asked for a day, what has no date counts as "
        "possible, so a map of one day can show ties that had ended or not yet begun.",
    ),
    Limit(
        title="Names can be taken for one another",
        text="Two spellings are taken for one organization only where a code, or a full name in a country, "
        "is the same. So one organization may stand here twice, under two names.",
    ),
    Limit(
        title="Being in the middle of a map is no merit",
        text="Who has published more, or was loaded first, has more links here. A place on the map says "
        "little about influence, quality or need.",
    ),
    Limit(
        title="Introductions end at an office",
        text="A route shows which organizations are linked, and public contacts of offices. Whether anybody "
        "there knows anybody else, it cannot say.",
    ),
    Limit(
        title="Some of it may harm",
        text="Organizations that serve people at risk can be hurt by being found. Serve to others only a "
        "graph that was published for them: see `ihuriro publish`.",
    ),
)


def answer() -> About:
    """Tell what this is, and what it cannot tell."""
    return About(
        what="Ihuriro shows who works with whom, who funds whom and who refers people to whom, as stated in "
        "documents and open data, and who says so.",
        limits=LIMITS,
        license="GPL-3.0-or-later; each source has a license of its own.",
    )


PAGE = Page(name="about", path="/about", title="What this can and cannot tell you", answer=answer)
