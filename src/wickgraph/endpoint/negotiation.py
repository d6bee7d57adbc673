"""Which media type an answer is written in: what the client accepts, among what the answer can be written as.

>>> chosen("text/csv;q=0.5, application/sparql-results+json", ROWS)
'application/sparql-results+json'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

#: what rows and a yes or no can be written as, and the name of the format; the first is what who accepts anything gets
ROWS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}

#: what triples can be written as
TRIPLES = {
    "text/turtle": "ttl",
    "application/x-turtle": "ttl",
    "application/n-triples": "nt",
    "text/plain": "nt",
    "application/ld+json": "jsonld",
    "application/json": "jsonld",
    "application/rdf+xml": "rdf",
    "application/trig": "trig",
}

#: what a page can be had as; browsers ask for HTML by name, who takes anything gets the data
PAGES = {
    "text/turtle": "ttl",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/ld+json": "jsonld",
    "application/json": "jsonld",
    "application/n-triples": "nt",
    "text/plain": "nt",
}


def chosen(accept: str, offered: Iterable[str]) -> str | None:
    """The media type of `offered` that the header `accept` likes best; None where it likes none.

    Of equally liked ones the first that the client names, then the first offered.

    >>> chosen("", ROWS), chosen("*/*", TRIPLES)
    ('application/sparql-results+json', 'text/turtle')
    >>> chosen("image/png", ROWS) is None
    True
    >>> chosen("text/csv;q=0, text/*", ROWS)
    'text/xml'
    """
    return _chosen(accept or "*/*", tuple(offered))


@lru_cache(256)
def _chosen(accept: str, offered: tuple[str, ...]) -> str | None:
    """The media type, remembered: most clients of an endpoint send one of few headers."""
    ranges = _ranges(accept)
    best: tuple[float, int, int] | None = None
    found = None
    for position, offer in enumerate(offered):
        liking, named = _liking(offer, ranges)
        if liking > 0 and (best is None or (liking, -named, -position) > best):
            best, found = (liking, -named, -position), offer
    return found


def typed(kind: str) -> str:
    """A media type as a Content-Type, with the encoding where the type has one.

    >>> typed("text/csv"), typed("application/json")
    ('text/csv; charset=utf-8', 'application/json')
    """
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _ranges(accept: str) -> dict[str, tuple[float, int]]:
    """For each media range its weight and its position in the header."""
    ranges: dict[str, tuple[float, int]] = {}
    for position, part in enumerate(accept.split(",")):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if name:
            ranges.setdefault(name, (_weight(parameters), position))
    return ranges


def _weight(parameters: Iterable[str]) -> float:
    for parameter in parameters:
        key, _, text = parameter.partition("=")
        if key.strip() == "q":
            try:
                return float(text)
            except ValueError:
                return 0.0
    return 1.0


def _liking(offer: str, ranges: Mapping[str, tuple[float, int]]) -> tuple[float, int]:
    """How much an offer is liked: what the most exact range that covers it says."""
    for name in (offer, offer.partition("/")[0] + "/*", "*/*"):
        if name in ranges:
            return ranges[name]
    return 0.0, 0
