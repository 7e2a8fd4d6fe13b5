"""Answers that were given: whoever asks the same again, of the same graph on the same day, has it at once."""

from collections import OrderedDict
from threading import Lock

from fastapi import Request, Response

_MOST_BYTES = 32 * 1024 * 1024
_SHARE = 8
"""No answer may take more than one part in so many: it would push out all others."""


class Answers:
    """The answers of one server by their marks, which change with all that they rest on."""

    def __init__(self, most: int = _MOST_BYTES) -> None:
        self._most, self._size = most, 0
        self._known: OrderedDict[str, tuple[bytes, dict[str, str]]] = OrderedDict()
        self._lock = Lock()

    def find(self, mark: str) -> Response | None:
        """Return the answer with this mark, if it is still known."""
        with self._lock:
            if mark not in self._known:
                return None
            self._known.move_to_end(mark)
            content, headers = self._known[mark]
        return Response(content, headers=headers)

    def keep(self, mark: str, response: Response) -> None:
        """Remember an answer; what was asked for longest ago goes when there are too many."""
        content = bytes(response.body)
        if len(content) > self._most // _SHARE:
            return
        with self._lock:
            self._size += len(content) - len(self._known.pop(mark, (b"", {}))[0])
            self._known[mark] = content, dict(response.headers)
            while self._size > self._most:
                _, (forgotten, _) = self._known.popitem(last=False)
                self._size -= len(forgotten)


def remembered(request: Request, response: Response) -> Response:
    """Return an answer, remembering it where it has a mark."""
    if hasattr(request.state, "mark"):
        answers: Answers = request.app.state.answers
        answers.keep(request.state.mark, response)
    return response


def given_before(request: Request, mark: str) -> Response | None:
    """Return the answer with this mark, if it is remembered."""
    answers: Answers = request.app.state.answers
    return answers.find(mark)
