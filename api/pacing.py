"""How often one computer may ask: so many times a minute, as many at once, and then evenly."""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

_MOST_ASKERS = 10_000


class Pace:
    """Counts what each address asks; whoever asks too fast is told how long to wait."""

    def __init__(self, a_minute: int | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._a_minute = a_minute
        self._clock = clock
        self._lock = Lock()
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, asker: str) -> float:
        """Count one more question; return after how many seconds it may be asked, or 0 if it may be now."""
        if self._a_minute is None:
            return 0.0
        a_second = self._a_minute / 60
        with self._lock:
            now = self._clock()
            left, seen = self._left.pop(asker, (float(self._a_minute), now))
            left = min(float(self._a_minute), left + (now - seen) * a_second)
            self._left[asker] = (left - 1 if left >= 1 else left, now)
            if len(self._left) > _MOST_ASKERS:
                self._left.popitem(last=False)
        return 0.0 if left >= 1 else (1 - left) / a_second
