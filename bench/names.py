"""Candidates among very many invented names: seconds and memory, in a process of its own."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from graph.identity.bodies import bodies_of
from graph.identity.clusters import Mention
from graph.identity.ranking import Ranking

NAMES = 100_000
_SYLLABLES = "ka mi ru be so la ti go nu sha bwe ngo ze ha ri du mwa lo pe fi"
_WORK = "Women Youth Health Education Peace Water Legal Children Farmers Rights Justice Widows"
_FORM = "Association Organization Foundation Network Initiative Forum Trust Society Center Union"


def invented(count: int) -> Iterator[str]:
    """Yield names of bodies; one in ten comes again with a letter missing."""
    dice = random.Random(11)
    places = [_word(dice) for _ in range(3000)]
    made = 0
    while made < count:
        name = _name(dice, dice.choice(places))
        yield name
        made += 1
        if dice.random() < 0.1 and made < count:
            at = dice.randrange(1, len(name) - 1)
            yield name[:at] + name[at + 1 :]
            made += 1


def _word(dice: random.Random) -> str:
    return "".join(dice.choices(_SYLLABLES.split(), k=dice.randint(2, 4))).capitalize()


def _name(dice: random.Random, place: str) -> str:
    form, (work, other) = dice.choice(_FORM.split()), dice.sample(_WORK.split(), 2)
    return dice.choice(
        [
            f"{place} {work} {form}",
            f"{form} of {work} for {other} in {place}",
            f"{_word(dice)} {work} and {other} {form}",
            _word(dice).upper()[:5],
        ]
    )


def line() -> str:
    """Return what was measured in a process of its own, so that the memory is that of this alone."""
    told = subprocess.run(
        [sys.executable, "-m", "bench.names"], capture_output=True, text=True, check=True, timeout=1800
    )
    return told.stdout.strip()


def main() -> None:
    """Measure, print."""
    bodies = [
        (f"{at:06}", Mention((f"source {at % 7}", str(at)), "Organization", (name,), (), "RW"))
        for at, name in enumerate(invented(NAMES))
    ]
    began = time.perf_counter()
    ranking = Ranking(bodies_of(bodies))
    best = ranking.best
    took = time.perf_counter() - began
    # What getrusage tells begins with the peak of the parent.
    told = Path("/proc/self/status").read_text(encoding="utf-8")
    memory = int(told.partition("VmHWM:")[2].split()[0]) // 1024
    print(f"Candidates among {NAMES:,} invented names: {took:.0f} s and {memory} MB; {len(best):,} kept.")


if __name__ == "__main__":
    main()
