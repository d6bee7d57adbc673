"""A graph as JSON-LD, in the words of `ontology/context.jsonld`, which travels in line: reading it needs no network.

>>> from wickgraph.stores.store import from_text
>>> document = json.loads(write(from_text('id:Ballerina a wick:Film ; wick:director id:LenWiseman .')))
>>> document["@graph"]
[{'@id': 'id:Ballerina', 'type': 'Film', 'director': 'id:LenWiseman'}]
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from wickgraph.bundled import folder
from wickgraph.errors import DataError
from wickgraph.results.writing import Term
from wickgraph.terms import RDF, XSD

_TYPE = RDF + "type"
#: whole numbers that JSON readers keep to the last digit
_WHOLE = re.compile(r"0|-?[1-9]\d{0,14}")
_LOCAL = re.compile(r"[A-Za-z][\w-]*")


@dataclass(frozen=True)
class Name:
    """What the context calls a property: its key, how values are read, and whether they always stand in a list."""

    key: str
    coercion: str | None = None
    many: bool = False


@dataclass(frozen=True)
class Context:
    """A JSON-LD context turned round: from IRIs to names. `text` is the context as it stands in its file."""

    text: dict[str, Any]
    names: dict[str, Name]
    prefixes: dict[str, str]

    @property
    def vocabulary(self) -> str:
        """The namespace of names that the context does not list."""
        return str(self.text["@vocab"])


@cache
def context() -> Context:
    """The bundled context.

    >>> context().names["https://w3id.org/wickgraph/ont#castMember"]
    Name(key='castMember', coercion='@id', many=False)
    """
    path = folder("ontology") / "context.jsonld"
    text = json.loads(path.read_text(encoding="utf-8"))["@context"]
    prefixes = {key: iri for key, iri in text.items() if isinstance(iri, str) and iri.endswith(("/", "#"))}
    prefixes.pop("@vocab")
    names: dict[str, Name] = {}
    for key, entry in text.items():
        if key in prefixes or key.startswith("@") or entry == "@type":
            continue
        said = {"@id": entry} if isinstance(entry, str) else entry
        coercion = _expand(said["@type"], prefixes) if "@type" in said else None
        names[_expand(said["@id"], prefixes)] = Name(key, coercion, said.get("@container") == "@set")
    return Context(text, names, prefixes)


def _expand(name: str, prefixes: dict[str, str]) -> str:
    prefix, _, local = name.partition(":")
    return prefixes[prefix] + local if prefix in prefixes else name


def write(quads: Iterable[Quad]) -> str:
    """The quads as a JSON-LD document: a named graph is a node with its triples as its @graph.

    The same quads give the same text. Raises DataError where an object is itself a triple, which JSON-LD cannot say.

    >>> write([])[-16:]
    ' "@graph": []\\n}\\n'
    """
    known = context()
    content: list[Any] = []
    for graph, inside in groupby(sorted(quads, key=_order), key=lambda quad: quad.graph_name):
        nodes = _nodes(list(inside), known)
        content += nodes if isinstance(graph, DefaultGraph) else [{"@id": _iri(graph, known), "@graph": nodes}]
    document = {"@context": known.text, "@graph": content}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _order(quad: Quad) -> tuple[bool, str, str, bool, str, str]:
    graph = quad.graph_name
    is_named = not isinstance(graph, DefaultGraph)
    return is_named, str(graph), str(quad.subject), quad.predicate.value != _TYPE, str(quad.predicate), str(quad.object)


def _nodes(quads: Sequence[Quad], known: Context) -> list[dict[str, Any]]:
    found = []
    for subject, about in groupby(quads, key=lambda quad: quad.subject):
        node: dict[str, Any] = {"@id": _iri(subject, known)}
        for predicate, said in groupby(about, key=lambda quad: quad.predicate):
            key, values = _property(predicate.value, [quad.object for quad in said], known)
            node[key] = values
        found.append(node)
    return found


def _property(iri: str, terms: Sequence[Term], known: Context) -> tuple[str, Any]:
    """The key and the value, or list of values, of one predicate of a node."""
    kinds = [term.value for term in terms if isinstance(term, NamedNode)]
    if iri == _TYPE and len(kinds) == len(terms):
        return "type", _one([_vocabulary(kind, known) for kind in kinds])
    name = known.names.get(iri) or Name(_vocabulary(iri, known))
    values = [_value(term, name.coercion, known) for term in terms]
    return name.key, values if name.many else _one(values)


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _value(term: Term, coercion: str | None, known: Context) -> Any:
    if isinstance(term, Triple):
        raise DataError(f"JSON-LD cannot hold the triple {term} as a value. Export rdf12, trig or nq.")
    if isinstance(term, Literal):
        return _literal(term, coercion, known)
    if coercion == "@vocab" and isinstance(term, NamedNode):
        return _vocabulary(term.value, known)
    iri = _iri(term, known)
    return iri if coercion == "@id" else {"@id": iri}


def _literal(term: Literal, coercion: str | None, known: Context) -> Any:
    """A plain value of JSON where a reader makes the same literal of it, a value object otherwise."""
    datatype = term.datatype.value
    plain = _plain(term)
    if datatype == coercion:
        return term.value if plain is None else plain
    if coercion is None and plain is not None:
        return plain
    if term.language:
        return {"@value": term.value, "@language": term.language}
    return {"@value": term.value} | ({"@type": _compact(datatype, known)} if datatype != XSD + "string" else {})


def _plain(term: Literal) -> Any:
    """The value of JSON that is read as this literal with no word about its datatype; None where there is none."""
    datatype = term.datatype.value
    if datatype == XSD + "integer" and _WHOLE.fullmatch(term.value):
        return int(term.value)
    if datatype == XSD + "boolean" and term.value in ("true", "false"):
        return term.value == "true"
    return term.value if datatype == XSD + "string" else None


def _vocabulary(iri: str, known: Context) -> str:
    """A property, class or status by the shortest name that is read as its IRI."""
    if iri in known.names:
        return known.names[iri].key
    local = iri.removeprefix(known.vocabulary)
    if local != iri and _LOCAL.fullmatch(local) and local not in known.text:
        return local
    return _compact(iri, known)


def _iri(node: Any, known: Context) -> str:
    return f"_:{node.value}" if isinstance(node, BlankNode) else _compact(node.value, known)


def _compact(iri: str, known: Context) -> str:
    for prefix, namespace in known.prefixes.items():
        local = iri.removeprefix(namespace)
        # "id://x" would be read as an IRI of the scheme "id".
        if local != iri and not local.startswith("//"):
            return f"{prefix}:{local}"
    return iri
