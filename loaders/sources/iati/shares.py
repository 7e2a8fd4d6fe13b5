"""How much of an activity its sectors, countries and regions are, in percent."""

import re
from collections.abc import Iterator
from decimal import Decimal

from graph.errors import RowRejected
from loaders.readers.element import Element

SECTOR, COUNTRY, REGION = "sector", "recipient-country", "recipient-region"
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
_WHOLE = Decimal(100)
_DAC = "1"
_VOCABULARIES = {"": _DAC, "DAC": _DAC}
"""What says the vocabulary of the OECD DAC, beside its code."""


def share_in(element: Element) -> float | None:
    """Return how many percent an element says it is; refuse what can be no such number."""
    written = element.get("percentage")
    if not written:
        return None
    if not (_NUMBER.fullmatch(written) and 0 <= Decimal(written) <= _WHOLE):
        raise RowRejected(f"the percentage {written!r} is not a number from 0 to 100; write it as 12.5")
    return float(written)


class Sums:
    """What the percentages of one activity add up to, by element and vocabulary."""

    def __init__(self) -> None:
        self._sums: dict[tuple[str, str], Decimal] = {}

    def add(self, activity: Element) -> None:
        """Take in the percentages of an activity or of a part of one; what is no number is refused there."""
        for tag in (SECTOR, COUNTRY, REGION):
            for one in activity.children(tag):
                written, stated = one.get("percentage"), one.get("vocabulary") if tag != COUNTRY else ""
                if _NUMBER.fullmatch(written):
                    key = tag, _VOCABULARIES.get(stated.upper(), stated)
                    self._sums[key] = self._sums.get(key, Decimal(0)) + Decimal(written)

    def uneven(self) -> Iterator[str]:
        """Yield what does not add up to 100: sectors by vocabulary, countries with the regions of each."""
        sums = dict(self._sums)
        countries = sums.pop((COUNTRY, _DAC), None)
        if countries is not None:
            regions = [key for key in sums if key[0] == REGION] or [(COUNTRY, "")]
            sums |= {key: sums.get(key, Decimal(0)) + countries for key in regions}
        for (tag, vocabulary), total in sorted(sums.items()):
            if total != _WHOLE:
                of = f"{tag}, vocabulary {vocabulary}" if vocabulary else tag
                yield f"percentages that do not add up to 100 ({of})"
