"""The ontology as people read it: sections, and in them terms with everything that is said of each.

>>> section = sections()[0]
>>> section.title, [term.name for term in section.terms][:3]
('real things', ['RealThing', 'Work', 'Film'])
>>> [line.label for line in section.terms[2].lines]
['is a', 'disjoint with', 'subject of', 'Wikidata']
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode

from wickgraph.results.writing import Term, shown
from wickgraph.terms import WICK
from wickgraph.vocabulary import Value, about, chapters, disjoint, ends, kinds, pointing, properties, subclasses, values

#: a label and the values that stand behind it
Pair = tuple[str, list[Value]]

_LAST = "what is said of a term"
_TRAITS = {f"owl:{name}Property": name.lower() for name in ("Symmetric", "Asymmetric", "Transitive", "Irreflexive")}
_KINDS = {
    "owl:Class": "class",
    "owl:ObjectProperty": "property to an entity",
    "owl:DatatypeProperty": "property to a value",
    "owl:AnnotationProperty": "annotation",
    "rdfs:Datatype": "datatype",
}
#: annotations that have a line of their own
_TOLD = {"singleValued", "singleValuedPer", "qualifies", "whenPredicate", "whenQualifier"}
_TOLD |= {"derivesSubject", "derivesPredicate", "derivesObject"}
_TOLD |= {"wikidataProperty", "wikidataInverse", "wikidataClass", "noWikidata"}


@dataclass(frozen=True)
class Line:
    """One thing said of a term: what kind of thing, and the values (nodes are links, the rest is text).

    `name` is the local name of the annotation that says it, where it is one of ours.
    """

    label: str
    values: tuple[Value, ...]
    name: str = ""


@dataclass(frozen=True)
class Entry:
    """A term: local name, kind, label, definition, what it leads from and to, further lines, remarks, examples."""

    name: str
    kind: str
    label: str
    definition: str
    domain: tuple[Value, ...]
    range: tuple[Value, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """A section: title, the words under its heading, its terms in order."""

    title: str
    intro: str
    terms: tuple[Entry, ...]


@cache
def sections() -> tuple[Section, ...]:
    """The sections with terms of our own, in the order of the file; what is said of terms comes last.

    >>> sections()[-1].title
    'what is said of a term'
    """
    found = [Section(each.title, each.intro, tuple(map(entry, each.names))) for each in chapters() if each.names]
    return tuple(sorted(found, key=lambda section: section.title == _LAST))


def entry(name: str) -> Entry:
    """Everything that is said of the term with this local name.

    >>> entry("plays").kind, [line.values for line in entry("plays").lines if line.label == "values"]
    ('property to an entity', [('several',)])
    """
    own = [Line(label, tuple(found)) for label, found in _own(name)]
    wikidata = [Line(label, tuple(found)) for label, found in _in_wikidata(name)]
    return Entry(
        name,
        _kind(name),
        _text(name, "rdfs:label"),
        _text(name, "skos:definition"),
        domain=tuple(ends(name, "rdfs:domain")),
        range=tuple(ends(name, "rdfs:range")),
        lines=tuple(line for line in (*own, *_annotated(name), *wikidata) if line.values),
        notes=tuple(map(shown, _said(name, "skos:note"))),
        examples=tuple(map(shown, _said(name, "skos:example"))),
    )


def _own(name: str) -> Iterator[Pair]:
    """The lines that depend on the kind of term."""
    if "owl:Class" in kinds(name):
        yield from _of_class(name)
    elif kinds(name) & {"owl:ObjectProperty", "owl:DatatypeProperty"}:
        yield from _of_property(name)
    elif "wick:Derivation" in kinds(name):
        yield "where a claim says", [_condition(name)]
        parts = ("wick:derivesSubject", "wick:derivesPredicate", "wick:derivesObject")
        yield "follows", [" ".join(_text(name, part) for part in parts)]


def _of_class(name: str) -> Iterator[Pair]:
    node = NamedNode(WICK + name)
    yield "is a", values(_said(name, "rdfs:subClassOf"))
    yield "kinds", [NamedNode(WICK + each) for each in subclasses(name)]
    yield "disjoint with", disjoint(name)
    yield "subject of", [NamedNode(WICK + each) for each in properties() if node in ends(each, "rdfs:domain")]
    yield "object of", [NamedNode(WICK + each) for each in properties() if node in ends(each, "rdfs:range")]
    yield "members", pointing(name, "rdf:type")


def _of_property(name: str) -> Iterator[Pair]:
    yield "values", [_number(name), *values(_said(name, "wick:singleValuedPer"))]
    yield "traits", [trait for kind, trait in _TRAITS.items() if kind in kinds(name)]
    yield "inverse of", values(_said(name, "owl:inverseOf"))
    yield "special case of", values(_said(name, "rdfs:subPropertyOf"))
    yield "special cases", pointing(name, "rdfs:subPropertyOf")
    yield "goes with", values(_said(name, "wick:qualifies"))
    yield "may carry", pointing(name, "wick:qualifies")
    yield "gives facts by", pointing(name, "wick:whenPredicate")
    yield "follows by", pointing(name, "wick:derivesPredicate")


def _annotated(name: str) -> Iterator[Line]:
    """What our other annotations say, under their labels."""
    for predicate, terms in about(name).items():
        annotation = predicate.removeprefix("wick:")
        if annotation != predicate and annotation not in _TOLD:
            yield Line(_text(annotation, "rdfs:label"), tuple(values(terms)), annotation)


def _in_wikidata(name: str) -> Iterator[Pair]:
    yield "Wikidata", values([*_said(name, "wick:wikidataProperty"), *_said(name, "wick:wikidataClass")])
    yield "Wikidata, the other way round", values(_said(name, "wick:wikidataInverse"))
    yield "not in Wikidata", values(_said(name, "wick:noWikidata"))


def _number(name: str) -> str:
    if _text(name, "wick:singleValued") != "true":
        return "several"
    return "one for each" if _said(name, "wick:singleValuedPer") else "one"


def _condition(name: str) -> str:
    """What a claim must say for a derivation to start from it. Terms keep their prefix, by which they become links."""
    qualifier = _text(name, "wick:whenQualifier")
    said = f"subject {_text(name, 'wick:whenPredicate')} object"
    return f"{said} ; {qualifier} qualifier" if qualifier else said


def _kind(name: str) -> str:
    """The kind of a term: for one of ours, the label of its class."""
    ours = [_text(kind.removeprefix("wick:"), "rdfs:label") for kind in kinds(name) if kind.startswith("wick:")]
    return (ours + [word for kind, word in _KINDS.items() if kind in kinds(name)])[0]


def _said(name: str, predicate: str) -> list[Term]:
    return about(name).get(predicate, [])


def _text(name: str, predicate: str) -> str:
    return "".join(map(shown, _said(name, predicate)[:1]))
