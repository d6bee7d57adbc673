"""What RDF from outside may hold, and how large it may be.

>>> with allowing("rdfxml", "ex:", size=1_000_000):
...     current().is_allowed("rdfxml"), "ex" in current().schemes, current().size
(True, True, 1000000)
>>> current().is_allowed("rdfxml")
False
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, replace
from typing import Any

from wickgraph.errors import UsageError

#: those of an IRI that names something; not those that run something (javascript) or stand for what is here (file)
SCHEMES = (
    *("http", "https", "urn", "mailto", "tel", "info", "doi", "tag"),
    *("geo", "did", "ark", "ni", "ftp", "isbn", "orcid"),
)
#: syntaxes that are read whole, also with what can be used to harm, only where that is allowed
SYNTAXES = ("rdfxml", "jsonld")
#: bytes, unpacked; and of the N-Quads that are made of it
SIZE = 1_000_000_000

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True)
class Allowance:
    """What may be read: `schemes` of IRIs, `syntaxes` without bounds to nesting and entities, `size` in bytes."""

    syntaxes: tuple[str, ...] = ()
    schemes: tuple[str, ...] = SCHEMES
    size: int = SIZE

    def is_allowed(self, syntax: str) -> bool:
        """Whether a syntax may be used to the full.

        >>> Allowance(syntaxes=("jsonld",)).is_allowed("rdfxml")
        False
        """
        return syntax in self.syntaxes

    def record(self) -> dict[str, Any]:
        """The allowance as what `Allowance(**record)` takes.

        >>> Allowance(**Allowance(size=5).record()).size
        5
        """
        return asdict(self)


_ALWAYS = Allowance()
_current: ContextVar[Allowance] = ContextVar("allowance", default=_ALWAYS)


def current() -> Allowance:
    """What may be read now.

    >>> current().size
    1000000000
    """
    return _current.get()


@contextmanager
def allowing(*words: str, size: int | None = None) -> Iterator[None]:
    """Within the block, RDF files may hold what the `words` say, beside what they always may.

    "rdfxml": RDF/XML with a DOCTYPE (entities) and at any depth. "jsonld": JSON-LD at any depth. A scheme with its
    colon, such as "ex:": IRIs of that scheme. `size` is how many bytes a file may have (unpacked, and as N-Quads).
    Raises UsageError for any other word.

    >>> with allowing("javascript"):
    ...     pass
    Traceback (most recent call last):
        ...
    wickgraph.errors.UsageError: javascript: not a thing to allow. Give rdfxml, jsonld or a scheme ...
    """
    with within(extended(current(), words, size)):
        yield


@contextmanager
def within(allowance: Allowance) -> Iterator[None]:
    """Within the block this may be read, and nothing else.

    >>> with within(Allowance(size=7)):
    ...     current().size
    7
    """
    token = _current.set(allowance)
    try:
        yield
    finally:
        _current.reset(token)


def extended(allowance: Allowance, words: tuple[str, ...], size: int | None) -> Allowance:
    """An allowance with more words, and another size where one is given.

    >>> extended(Allowance(), ("ex:",), 9).schemes[-1]
    'ex'
    """
    for word in words:
        if word not in SYNTAXES and not _SCHEME.fullmatch(word):
            raise UsageError(
                f"{word}: not a thing to allow. Give {', '.join(SYNTAXES)} or a scheme such as ex: with its colon."
            )
    return replace(
        allowance,
        syntaxes=(*allowance.syntaxes, *(word for word in words if word in SYNTAXES)),
        schemes=(*allowance.schemes, *(word[:-1].lower() for word in words if word.endswith(":"))),
        size=allowance.size if size is None else size,
    )
