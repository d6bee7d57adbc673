"""Answers kept for who asks the same again.

>>> kept = Cache(most=5000)
>>> kept.put("a", Response(200, body=b"x" * 900)), kept.put("b", Response(200, body=b"y" * 900))
(None, None)
>>> kept.get("a"), len(kept.get("b").body)
(None, 900)
"""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from collections.abc import Hashable

from wickgraph.endpoint.problem import Response
from wickgraph.endpoint.question import Question

#: what is counted for an answer besides its body and key: its headers, and the room that Python takes
_OVERHEAD = 2048
#: functions that give something else each time
_FICKLE = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE)\s*\(", re.IGNORECASE)


class Cache:
    """The answers asked for last, of `most` bytes together."""

    def __init__(self, most: int = 32_000_000) -> None:
        self.most = most
        self.size = 0
        self._kept: OrderedDict[Hashable, tuple[Response, int]] = OrderedDict()

    def get(self, key: Hashable) -> Response | None:
        """The answer under a key; None where it is not kept."""
        found = self._kept.get(key)
        if not found:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, key: Hashable, answer: Response, size: int = 0) -> None:
        """Keeps an answer under a key of so many bytes, and lets those go that were not asked for longest."""
        size += len(answer.body) + _OVERHEAD
        if key in self._kept or size > self.most:
            return
        self._kept[key] = answer, size
        self.size += size
        while self.size > self.most:
            self.size -= self._kept.popitem(last=False)[1][1]


def key(dataset: str, question: Question) -> str:
    """The key of a question asked of a dataset; empty where its answer is not the same each time.

    >>> key("1", Question("ASK {}")) == key("1", Question("ASK {}")) != key("2", Question("ASK {}"))
    True
    >>> key("1", Question("SELECT (NOW() AS ?now) {}"))
    ''
    """
    if _FICKLE.search(question.text):
        return ""
    return hashlib.sha256(repr((dataset, question)).encode()).hexdigest()[:32]
