"""Bodies as sources state them, for the tests of who is who."""

from hypothesis import strategies as st

from graph.identity.clusters import Key, Mention
from graph.identity.judgements import Judgement, StatedKey

NAMES = (
    "Amber Hill Trust",
    "The Amber Hill Trust Ltd",
    "AHT",
    "Amber Hill Trust (AHT)",
    "AHIT: Amber Hill Trust",
    "Birch Lane Forum",
    "BLF",
    "Cedar",
    "…",
)
CODES = ("reg:1", "REG:2", "reg:2", "tax:1", "row:1", "category:7", "theme:gbv")
keys = st.tuples(st.sampled_from(["north", "south", "west"]), st.sampled_from("abcd"))


def mention(
    key: Key, *names: str, codes: tuple[str, ...] = (), country: str = "RW", family: str = "Organization"
) -> Mention:
    return Mention(key, family, names, codes, country)


def judged(one: Key, other: Key, verdict: str) -> Judgement:
    left, right = (StatedKey(source=source, stated_id=stated) for source, stated in (one, other))
    word = {"by": "Ama", "on": "2024", "why": "told on the phone"}
    return Judgement.model_validate({"left": left, "right": right, "verdict": verdict, **word})


def drawn(*families: str) -> st.SearchStrategy[list[Mention]]:
    """Draw mentions, several of one stated entity too; what a source says has one family."""
    one = st.builds(
        Mention,
        keys,
        st.just(""),
        st.lists(st.sampled_from(NAMES), min_size=1, max_size=2).map(tuple),
        st.lists(st.sampled_from(CODES), max_size=2).map(tuple),
        st.sampled_from(["", "RW", "RW", "KE"]),
        st.sampled_from([False, False, False, True]),
    )
    family_of = st.fixed_dictionaries({stated: st.sampled_from(families) for stated in "abcd"})
    return st.tuples(st.lists(one, max_size=12), family_of).map(
        lambda both: [
            Mention(m.key, both[1][m.key[1]], m.names, m.identifiers, m.country, m.generic) for m in both[0]
        ]
    )


judgements = st.lists(
    st.builds(judged, keys, keys, st.sampled_from(["same", "different", "unsure"])),
    max_size=4,
    unique_by=lambda one: one.id,
)
