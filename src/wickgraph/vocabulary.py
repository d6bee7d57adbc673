"""What the ontology's file says, in the order of the file: a store would shuffle it.

>>> subclasses("Work")
['Film', 'Series', 'Game', 'Comic']
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from wickgraph.bundled import folder
from wickgraph.results.writing import Term, shown
from wickgraph.terms import RDF, RDFS, WICK, compact

#: a node, or the text of a literal
Value = str | NamedNode

#: what a subject says: compact predicate -> objects
About = Mapping[str, list[Term]]

_HEADING = re.compile(r"^# ==== (.+) ====$", re.MULTILINE)
_PREFIX = re.compile(r"^@prefix \w+: <.+> \.$", re.MULTILINE)
_LABEL = NamedNode(RDFS + "label")
_INTRO = re.compile(r"\n+((?:# .*\n)+)")


@dataclass(frozen=True)
class Chapter:
    """A section of the file: its title, the comment under its heading, the local names of our terms in it."""

    title: str
    intro: str
    names: tuple[str, ...]


def header() -> dict[str, str]:
    """What the ontology says of itself: local name -> value.

    >>> header()["preferredNamespacePrefix"]
    'wick'
    """
    said = _file()[WICK.rstrip("#")]
    return {re.split(r"[:/#]", predicate)[-1]: shown(terms[0]) for predicate, terms in said.items()}


def chapters() -> Iterator[Chapter]:
    """The sections of the file.

    >>> [chapter.title for chapter in chapters()][2:4]
    ['real things', 'fictional things']
    """
    prefixes = "\n".join(_PREFIX.findall(_text()))
    _, *parts = _HEADING.split(_text())
    for title, text in zip(parts[::2], parts[1::2], strict=True):
        quads = parse(prefixes + text, format=RdfFormat.TURTLE)
        # A term is at home where it gets its label; other sections may say more of it.
        labelled = (_key(quad.subject) for quad in quads if quad.predicate == _LABEL)
        intro = _INTRO.match(text)
        words = " ".join(line.removeprefix("# ") for line in intro[1].splitlines()) if intro else ""
        yield Chapter(title, words, tuple(iri.removeprefix(WICK) for iri in labelled if iri.startswith(WICK)))


def about(name: str) -> About:
    """What the file says of the term with this local name; nothing where there is none.

    >>> [shown(term) for term in about("Ballerina").get("rdfs:label", [])]
    []
    >>> [shown(term) for term in about("castMember")["rdfs:label"]]
    ['cast member']
    """
    return _file().get(WICK + name, {})


def kinds(name: str) -> set[str]:
    """The compact names of the classes of a term.

    >>> sorted(kinds("Confirmed"))
    ['owl:NamedIndividual', 'wick:Status']
    """
    return {shown(kind) for kind in about(name).get("rdf:type", [])}


def subclasses(name: str | None = None) -> list[str]:
    """The local names of the direct subclasses of a class, or without one of the classes at the top.

    >>> subclasses()[:2]
    ['RealThing', 'FictionalThing']
    """
    above = [NamedNode(WICK + name)] if name else []
    classes = [each for each in _names() if "owl:Class" in kinds(each)]
    return [each for each in classes if about(each).get("rdfs:subClassOf", []) == above]


def properties() -> list[str]:
    """The local names of the properties that lead to an entity or a value.

    >>> properties()[:2]
    ['director', 'screenwriter']
    """
    return [name for name in _names() if kinds(name) & {"owl:ObjectProperty", "owl:DatatypeProperty"}]


def pointing(name: str, predicate: str) -> list[Value]:
    """The terms that say `predicate` (a compact name) of this one.

    >>> [node.value.partition("#")[2] for node in pointing("hasCharacter", "rdfs:subPropertyOf")]
    ['mainCharacter', 'minorCharacter']
    """
    node = NamedNode(WICK + name)
    return [NamedNode(WICK + each) for each in _names() if node in about(each).get(predicate, [])]


def ends(name: str, side: str) -> list[Value]:
    """The classes or datatypes that a property leads from ("rdfs:domain") or to ("rdfs:range").

    >>> [node.value.partition("#")[2] for node in ends("setIn", "rdfs:range")]
    ['Place', 'Universe']
    """
    return values(each for term in about(name).get(side, []) for each in _united(term))


def disjoint(name: str) -> list[Value]:
    """The classes that share no member with this one, by a statement about the two or about their group.

    >>> [node.value.partition("#")[2] for node in disjoint("FictionalThing")]
    ['RealThing', 'Claim', 'Evidence', 'Status', 'Precedence', 'Expectation', 'Derivation']
    """
    node = NamedNode(WICK + name)
    found = [*about(name).get("owl:disjointWith", []), *pointing(name, "owl:disjointWith")]
    for said in _file().values():
        group = list(_members(said["owl:members"][0])) if "owl:members" in said else []
        found += group if node in group else []
    return [each for each in dict.fromkeys(values(found)) if each != node]


def values(terms: Iterable[Term | str]) -> list[Value]:
    """Nodes as they are; literals as people read them.

    >>> values([Literal(True), Literal(3)])
    ['yes', '3']
    """
    return [term if isinstance(term, NamedNode | str) else _plain(term) for term in terms]


def _plain(term: Term) -> str:
    text = shown(term)
    is_boolean = isinstance(term, Literal) and term.datatype.value.endswith("#boolean")
    return {"true": "yes", "false": "no"}.get(text, text) if is_boolean else text


@cache
def _text() -> str:
    return (folder("ontology") / "wick.ttl").read_text(encoding="utf-8")


@cache
def _file() -> dict[str, About]:
    """Every subject of the file with what it says; blank nodes under a name that is good for this run."""
    found: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for quad in parse(_text(), format=RdfFormat.TURTLE):
        found[_key(quad.subject)][compact(quad.predicate.value)].append(quad.object)
    return {subject: dict(said) for subject, said in found.items()}


@cache
def _names() -> tuple[str, ...]:
    return tuple(subject.removeprefix(WICK) for subject in _file() if subject.startswith(WICK))


def _key(node: Term) -> str:
    return node.value if isinstance(node, NamedNode) else str(node)


def _united(term: Term) -> Iterator[Term]:
    """The classes of a union; any other class is alone."""
    if isinstance(term, BlankNode):
        yield from _members(_file()[_key(term)]["owl:unionOf"][0])
    else:
        yield term


def _members(node: Term) -> Iterator[Term]:
    """The members of an RDF list."""
    while _key(node) != RDF + "nil":
        said = _file()[_key(node)]
        yield said["rdf:first"][0]
        node = said["rdf:rest"][0]
