"""A description of a graph for catalogues of data: DCAT says what it is, VoID how much of what it holds. Turtle.

>>> from wickgraph.stores.store import from_text
>>> print([line.strip() for line in turtle(from_text("id:Heat a wick:Film .")).splitlines() if "void:entities" in line])
['void:entities 1 .', 'void:entities 1 ;']
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from wickgraph.export import rdf
from wickgraph.export.about import TRIG, About, about
from wickgraph.terms import BASE, DCTERMS, PREFIXES, RDF, WICK, XSD, compact

Triple = tuple[str, str, NamedNode | Literal]

_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "void": "http://rdfs.org/ns/void#",
    "spdx": "http://spdx.org/rdf/terms#",
    "foaf": "http://xmlns.com/foaf/0.1/",
}
_DCAT, _VOID, _SPDX, _FOAF = _PREFIXES.values()
_MEDIA_TYPE = "https://www.iana.org/assignments/media-types/application/trig"
#: the syntaxes in which the graph can be exported
_SYNTAXES = (RdfFormat.TRIG, RdfFormat.TURTLE, RdfFormat.N_TRIPLES, RdfFormat.N_QUADS, RdfFormat.JSON_LD)


def turtle(store: Store, bundled: bool = False) -> str:
    """The description of a graph; `bundled`: it is the one that comes with wickgraph, whose terms we know.

    No blank node: parts of it are fragments of its IRI.
    """
    of = about(store, bundled)
    quads = [Quad(NamedNode(s), NamedNode(p), o) for s, p, o in (*_dataset(of), *_file(of), *_counts(of, store))]
    return rdf.turtle(quads, {**PREFIXES, **_PREFIXES})


def _dataset(of: About) -> Iterator[Triple]:
    yield from _types(of.iri, _DCAT + "Dataset", _VOID + "Dataset")
    yield of.iri, DCTERMS + "title", Literal(of.title, language="en")
    yield of.iri, DCTERMS + "description", Literal(of.description, language="en")
    yield of.iri, DCTERMS + "identifier", Literal(of.sha256)
    if of.licence:
        yield of.iri, DCTERMS + "license", NamedNode(of.licence)
    if of.creator:
        yield of.iri, DCTERMS + "creator", NamedNode(f"{of.iri}#creator")
        yield from _types(f"{of.iri}#creator", _FOAF + "Agent")
        yield f"{of.iri}#creator", _FOAF + "name", Literal(of.creator)
    if of.version:
        yield of.iri, _DCAT + "version", Literal(of.version)
    yield from _period(of)
    for syntax in _SYNTAXES:
        yield of.iri, _VOID + "feature", NamedNode(syntax.iri)


def _period(of: About) -> Iterator[Triple]:
    """The days from which claims speak, first and last, as precise as they are known."""
    dates = [term for iri in of.content.of_class("Claim") for term in of.content.about(iri).get(WICK + "asOf", ())]
    if dates:
        first, last = min(dates, key=lambda term: term.value), max(dates, key=lambda term: term.value)
        period = f"{of.iri}#period"
        yield of.iri, DCTERMS + "temporal", NamedNode(period)
        yield from _types(period, DCTERMS + "PeriodOfTime")
        yield period, _DCAT + "startDate", first
        yield period, _DCAT + "endDate", last


def _file(of: About) -> Iterator[Triple]:
    """The file that `wickgraph export` writes without --format."""
    file, checksum = f"{of.iri}#{TRIG}", f"{of.iri}#sha256"
    yield of.iri, _DCAT + "distribution", NamedNode(file)
    yield from _types(file, _DCAT + "Distribution")
    yield file, DCTERMS + "title", Literal(TRIG)
    yield file, _DCAT + "mediaType", NamedNode(_MEDIA_TYPE)
    yield file, _DCAT + "byteSize", Literal(str(len(of.trig)), datatype=NamedNode(XSD + "nonNegativeInteger"))
    yield file, _SPDX + "checksum", NamedNode(checksum)
    yield from _types(checksum, _SPDX + "Checksum")
    yield checksum, _SPDX + "algorithm", NamedNode(_SPDX + "checksumAlgorithm_sha256")
    yield checksum, _SPDX + "checksumValue", Literal(of.sha256, datatype=NamedNode(XSD + "hexBinary"))


def _counts(of: About, store: Store) -> Iterator[Triple]:
    quads = list(store)
    triples = {(str(quad.subject), quad.predicate.value, str(quad.object)) for quad in quads}
    kinds = Counter(kind[1:-1] for _, predicate, kind in triples if predicate == RDF + "type" and kind[0] == "<")
    predicates = Counter(predicate for _, predicate, _ in triples)
    subjects = {subject for subject, _, _ in triples}
    yield from _numbers(
        of.iri,
        {
            "triples": len(triples),
            "entities": len(of.content.graph),
            "classes": len(kinds),
            "properties": len(predicates),
            "distinctSubjects": len(subjects),
            "distinctObjects": len({target for _, _, target in triples}),
        },
    )
    if all(subject.startswith(f"<{BASE}") for subject in subjects):
        yield of.iri, _VOID + "uriSpace", Literal(BASE)
    spaces = sorted({_namespace(iri) for iri in (*kinds, *predicates)})
    yield from ((of.iri, _VOID + "vocabulary", NamedNode(space)) for space in spaces)
    if WICK in spaces:
        yield of.iri, DCTERMS + "conformsTo", NamedNode(WICK.rstrip("#"))
    yield from _parts(of, "class", "entities", kinds)
    yield from _parts(of, "property", "triples", predicates)
    yield from _subsets(of, Counter(quad.graph_name.value for quad in quads if isinstance(quad.graph_name, NamedNode)))


def _parts(of: About, kind: str, unit: str, counted: Mapping[str, int]) -> Iterator[Triple]:
    """One part for each class, or property, with its number of entities, or triples."""
    for iri, number in sorted(counted.items()):
        part = f"{of.iri}#{kind}-{_slug(iri)}"
        yield of.iri, f"{_VOID}{kind}Partition", NamedNode(part)
        yield part, _VOID + kind, NamedNode(iri)
        yield from _numbers(part, {unit: number})


def _subsets(of: About, graphs: Mapping[str, int]) -> Iterator[Triple]:
    for iri, number in sorted(graphs.items()):
        part = f"{of.iri}#graph-{_slug(iri)}"
        yield of.iri, _VOID + "subset", NamedNode(part)
        yield from _types(part, _VOID + "Dataset")
        yield part, DCTERMS + "title", Literal(f"the named graph {compact(iri)}", language="en")
        yield from _numbers(part, {"triples": number})


def _numbers(iri: str, counted: Mapping[str, int]) -> Iterator[Triple]:
    for name, number in counted.items():
        yield iri, _VOID + name, Literal(number)


def _types(iri: str, *kinds: str) -> Iterator[Triple]:
    return ((iri, RDF + "type", NamedNode(kind)) for kind in kinds)


def _slug(iri: str) -> str:
    return re.sub(r"\W+", "-", compact(iri)).strip("-")


def _namespace(iri: str) -> str:
    return re.sub(r"[^/#:]*$", "", iri)
