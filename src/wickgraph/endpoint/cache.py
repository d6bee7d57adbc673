"""Answers kept for who asks the same again, by a key of dataset, text and what is accepted.

>>> kept = Cache(most=1500)
>>> kept.put("a", Reply(200, body=b"x" * 300)), kept.put("b", Reply(200, body=b"y" * 300))
(None, None)
>>> kept.get("a"), len(kept.get("b").body)
(None, 300)
"""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict

from wickgraph.endpoint.question import Question, Reply

#: what is counted for an answer besides its body: key, types, the room that Python takes
_OVERHEAD = 1024
#: functions that give something else each time
_FICKLE = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE)\s*\(", re.IGNORECASE)


class Cache:
    """The answers asked for last, of `most` bytes together."""

    def __init__(self, most: int = 32_000_000) -> None:
        self.most = most
        self.size = 0
        self._kept: OrderedDict[str, Reply] = OrderedDict()

    def get(self, key: str) -> Reply | None:
        """The answer under a key; None where it is not kept."""
        found = self._kept.get(key)
        if found:
            self._kept.move_to_end(key)
        return found

    def put(self, key: str, reply: Reply) -> None:
        """Keeps an answer, and lets those go that were not asked for longest."""
        if key in self._kept or len(reply.body) * 4 > self.most:
            return
        self._kept[key] = reply
        self.size += len(reply.body) + _OVERHEAD
        while self.size > self.most:
            self.size -= len(self._kept.popitem(last=False)[1].body) + _OVERHEAD


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
