"""The graph as a networkx multigraph: entities are nodes, claims are edges, each with its evidence.

    RDF                                              networkx
    entity (an IRI with a class)                 ->  node, key: its IRI
    claim whose object is an entity              ->  edge subject -> object, key: the claim's IRI
    claim whose object is a literal (a date ...) ->  an item in the subject node's "values"
    qualifier wick:character of a cast claim     ->  a second edge person -> character, "plays", of the same claim

A graph without claims (any RDF file) is projected from its plain triples; their edges carry no evidence.

>>> import pyoxigraph
>>> store = pyoxigraph.Store()
>>> turtle = "@prefix : <https://example.org/> . :Eve :knows :Rooney . :Eve :born '1996' ."
>>> store.load(turtle, format=pyoxigraph.RdfFormat.TURTLE)
>>> graph = project(store)
>>> [(edge["label"], graph.nodes[end]["label"]) for _, end, edge in graph.edges(data=True)]
[('knows', 'Rooney')]
>>> graph.nodes["https://example.org/Eve"]["values"][0]["value"]
'1996'
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode, Store

from wickgraph import terms
from wickgraph.statements import (
    Description,
    Descriptions,
    Statement,
    Term,
    descriptions,
    first,
    label_of,
    local_name,
    statement,
    values,
)
from wickgraph.terms import DCTERMS, RDF, RDFS, SKOS, WICK, compact

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

Row = tuple[str, Term, str, Statement]  # subject, object, key of the edge, what it carries

#: classes whose members are no entities
_BOOKKEEPING = frozenset(WICK + name for name in ("Claim", "Evidence", "Source", "Status"))
_VOCABULARY = (RDF, RDFS, terms.PREFIXES["owl"], terms.PREFIXES["sh"], SKOS)
#: predicates that describe an entity instead of stating a fact about it
_DESCRIPTIVE = frozenset(
    [RDF + "type", RDFS + "label", SKOS + "altLabel", SKOS + "hiddenLabel", DCTERMS + "description"]
    + [WICK + name for name in ("imdbId", "wikidataId", "tmdbId", "pronoun", "known")]
)


def project(store: Store) -> networkx.MultiDiGraph:
    """Project a store (the union of its graphs) to entities and claims.

    Node attributes: label, kind (local name of the class, "" where none is given), aliases, description, imdb,
    wikidata, known, values. Edge attributes: those of Statement. Nodes and edges come in the order of their IRIs, so
    the same store always gives the same graph. Claims that lack a subject, predicate or object are left out.

    >>> len(project(Store()))
    0
    """
    import networkx

    described = descriptions(store)
    claims = {iri: of for iri, of in described.items() if WICK + "Claim" in values(of, RDF + "type")}
    graph = networkx.MultiDiGraph()
    graph.add_nodes_from((iri, _node(iri, described[iri])) for iri in sorted(described) if _is_entity(described[iri]))
    statements = _from_claims(claims, described) if claims else _from_triples(described)
    for row in sorted(statements, key=lambda row: (row[0], row[3]["predicate"], row[2])):
        _add(graph, described, row)
    return graph


def _add(graph: networkx.MultiDiGraph, described: Descriptions, row: Row) -> None:
    """Add a statement as an edge, or as a value of its subject where the object is a literal."""
    subject, target, key, carried = row
    for iri in (subject, target.value) if isinstance(target, NamedNode) else (subject,):
        if iri not in graph:
            graph.add_node(iri, **_node(iri, described.get(iri, {})))
    if isinstance(target, NamedNode):
        graph.add_edge(subject, target.value, key, **carried)
    else:
        datatype = compact(target.datatype.value)
        graph.nodes[subject]["values"].append({**carried, "key": key, "value": target.value, "datatype": datatype})


def _from_claims(claims: Descriptions, described: Descriptions) -> Iterator[Row]:
    for iri, claim in claims.items():
        subject, predicate = first(claim, RDF + "subject"), first(claim, RDF + "predicate")
        if subject and predicate and claim.get(RDF + "object"):
            target = claim[RDF + "object"][0]
            carried = statement((subject, predicate, target), iri, claim, described)
            yield subject, target, iri, carried
            if predicate == WICK + "castMember" and isinstance(target, NamedNode):
                yield from _plays(target.value, claim, carried, described)


def _plays(actor: str, claim: Description, carried: Statement, described: Descriptions) -> Iterator[Row]:
    label = label_of(WICK + "plays", described)
    for character in claim.get(WICK + "character", ()):
        key = f"{carried['claim']}#{character.value}"
        yield actor, character, key, {**carried, "predicate": "wick:plays", "label": label}


def _from_triples(described: Descriptions) -> Iterator[Row]:
    for subject, of in described.items():
        if _types(of) & _BOOKKEEPING or _is_vocabulary(of):
            continue
        for predicate in of.keys() - _DESCRIPTIVE:
            for target in of[predicate]:
                key = f"{subject} {predicate} {target}"
                yield subject, target, key, statement((subject, predicate, target), "", {}, described)


def _node(iri: str, of: Description) -> dict[str, Any]:
    return {
        "label": first(of, RDFS + "label") or local_name(iri),
        "kind": local_name(min(_types(of), default="")),
        "aliases": values(of, SKOS + "altLabel"),
        "description": first(of, DCTERMS + "description"),
        "imdb": first(of, WICK + "imdbId"),
        "wikidata": first(of, WICK + "wikidataId"),
        "known": first(of, WICK + "known") != "false",
        "values": [],
    }


def _is_entity(of: Description) -> bool:
    return bool(_types(of)) and not _types(of) & _BOOKKEEPING and not _is_vocabulary(of)


def _is_vocabulary(of: Description) -> bool:
    """Whether this describes a class, a property or a shape: part of the ontology, not of the story."""
    return any(each.startswith(_VOCABULARY) for each in _types(of))


def _types(of: Description) -> set[str]:
    return set(values(of, RDF + "type"))
