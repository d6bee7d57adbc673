"""Content: what a claim says, as RDF terms, apart from where it stands.

A claim of an article and a curated claim become the same thing here. The IRI of a claim is a hash of its content, so
two sentences of one article that say the same are one claim with two pieces of evidence.

>>> from wickgraph.reader.claims import extract
>>> claim, = extract("John Wick: Chapter 4 was directed by Chad Stahelski.")
>>> content(claim, NamedNode(SOURCE + "note")).predicate
'director'
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from wickgraph.grammar import matching
from wickgraph.naming.gazetteer import Entity
from wickgraph.reader.claims import Claim
from wickgraph.terms import CLAIM, SOURCE, expand
from wickgraph.text.article import Article

Term = NamedNode | Literal


@dataclass(frozen=True)
class Span:
    """Where in its source a claim stands: raw[start:end] in code points, and the hash of that stretch."""

    start: int
    end: int
    sha256: str


@dataclass(frozen=True)
class Content:
    """What a claim says, as RDF terms: all that its IRI depends on, and `extras`, which say nothing of their own.

    `status` is the status in the source. Two contents that differ in their extras only are one claim.
    """

    subject: NamedNode
    predicate: str
    object: Term
    qualifiers: tuple[tuple[str, Term], ...]
    status: str
    source: NamedNode
    as_of: Literal | None = None
    attributed_to: NamedNode | None = None
    extras: tuple[tuple[str, Term], ...] = field(default=(), compare=False)

    @property
    def iri(self) -> NamedNode:
        """The claim's IRI: a hash of the content."""
        parts = [str(each) for each in (self.subject, self.predicate, self.object, self.status, self.source)]
        parts += [str(self.as_of), str(self.attributed_to), *(f"{name} {term}" for name, term in self.qualifiers)]
        return NamedNode(CLAIM + digest("\n".join(parts)))


def digest(text: str) -> str:
    """The local name of a claim or of evidence: the beginning of the SHA-256 of what it says.

    >>> len(digest("anything"))
    16
    """
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def term(value: matching.Term) -> Term:
    """The RDF term of an entity or literal of a claim.

    >>> print(term(matching.Literal("2024", "xsd:gYear")))
    "2024"^^<http://www.w3.org/2001/XMLSchema#gYear>
    """
    if isinstance(value, Entity):
        return NamedNode(value.iri)
    return (
        Literal(value.value)
        if value.datatype == "xsd:string"
        else Literal(value.value, datatype=NamedNode(expand(value.datatype)))
    )


def content(claim: Claim, source: NamedNode) -> Content:
    """What a claim of an article says."""
    as_of = term(claim.as_of) if claim.as_of else None
    return Content(
        NamedNode(claim.subject.iri),
        claim.predicate,
        term(claim.object),
        tuple((name, term(value)) for name, value in claim.qualifiers),
        claim.status,
        source,
        as_of if isinstance(as_of, Literal) else None,
        NamedNode(claim.attributed_to.iri) if claim.attributed_to else None,
    )


def source_iri(article: Article) -> NamedNode:
    """The IRI of an article: the stem of its file's name and the beginning of its hash.

    >>> from wickgraph.text.article import parse
    >>> source_iri(parse("Heat.", "My notes.txt")).value.rpartition("/")[2]
    'my-notes-537fe790'
    """
    stem = re.sub(r"[^a-z0-9]+", "-", article.name.rpartition(".")[0].casefold()).strip("-") or "text"
    return NamedNode(f"{SOURCE}{stem[:60]}-{article.sha256[:8]}")
