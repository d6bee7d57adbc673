"""Pictures of what a query finds and of what is around an entity, as `wickgraph view` draws. This runs in a worker."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode, QueryBoolean, QueryTriples, Store, Triple

from wickgraph import selection
from wickgraph.asking import complaint
from wickgraph.asking.lookup import match
from wickgraph.asking.querytext import names_dataset
from wickgraph.endpoint import checks, excerpt, html
from wickgraph.endpoint.entity_page import known
from wickgraph.endpoint.limits import Limits
from wickgraph.endpoint.material import Material
from wickgraph.endpoint.question import Question, Refused, Reply
from wickgraph.projection import project
from wickgraph.statements import Descriptions, statement
from wickgraph.terms import PREFIXES, RDF, RDFS, WICK, compact
from wickgraph.view import history, page, passage, picture

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

#: so many entities are drawn within the time there is, and can be told apart
MOST = 250
#: so many claims can be judged within the time there is, to tell where they stood when
MOST_CLAIMS = 2000
#: triples of the part of the graph that is drawn, for each triple that an answer may have
_ROOM = 5

#: classes whose members are no entities
_BOOKKEEPING = {NamedNode(WICK + name) for name in ("Claim", "Evidence", "Source", "Status")}
_TYPE, _LABEL = NamedNode(RDF + "type"), NamedNode(RDFS + "label")


def of_query(material: Material, question: Question, limits: Limits) -> Reply:
    """The picture of what a query finds.

    Of a SELECT its entities and all claims between them, of a CONSTRUCT its triples. Raises Refused where there is
    nothing to draw.

    >>> from wickgraph.stores.store import from_text
    >>> from wickgraph.results.texts import Shelf
    >>> graph = from_text("id:Eve a wick:Character ; wick:allyOf id:Nogi . id:Nogi a wick:Character .")
    >>> reply = of_query(Material(graph, Shelf(())), Question("SELECT * { ?x wick:allyOf ?y }"), Limits())
    >>> b"2 entities" in reply.body
    True
    """
    checks.check(question.text)
    store = material.store
    try:
        found = store.query(
            question.text, prefixes=PREFIXES, use_default_graph_as_union=not names_dataset(question.text)
        )
    except SyntaxError:
        raise Refused(400, "Not a query", complaint.of_syntax(question.text)) from None
    if isinstance(found, QueryBoolean):
        raise Refused(400, "Nothing to draw", "ASK answers yes or no. Ask with SELECT or CONSTRUCT.")
    triples = _whole(found, limits) if isinstance(found, QueryTriples) else None
    rows: Iterable[Any] = found if triples is None else triples
    nodes, more = entities((term for row in rows for term in row), store)
    if not nodes:
        detail = "The answer names no entity that the graph knows. Select entities, their labels or claims."
        raise Refused(404, "Nothing to draw", detail)
    graph = selection.induced(_projected(nodes, store, limits), {node.value for node in nodes})
    graph = only(triples, graph) if triples is not None else graph
    title = f"The first {MOST} entities that the query found" if more else "What the query found"
    return _drawn(graph, title, material)


def neighbourhood(material: Material, question: Question, limits: Limits) -> Reply:
    """The picture of an entity (the question's text is its IRI) and of what claims lead to from it.

    Raises Refused where the graph says nothing about it.
    """
    store = material.store
    entity = known(question.text, store)
    part = excerpt.of_entity(entity, store, limits.rows)
    terms = [entity, *(term for quad in part for term in (quad.subject, quad.object))]
    nodes, _ = entities(terms, store)
    graph = _projected(nodes, store, limits)
    if entity.value not in graph:
        raise Refused(404, "Nothing to draw", f"No claim speaks of {compact(entity.value)} as of an entity.")
    around = selection.neighbourhood(graph, entity.value)
    return _drawn(around, match(entity.value, store).label, material)


def _whole(found: Iterable[Triple], limits: Limits) -> list[Triple]:
    """The triples of an answer; which of them are drawn cannot be told before the last."""
    triples = list(islice(found, limits.rows + 1))
    if len(triples) > limits.rows:
        raise Refused(413, "Answer too large", f"It has more than {limits.rows:,} triples. Draw less at a time.")
    return triples


def entities(terms: Iterable[Any], store: Store) -> tuple[list[NamedNode], bool]:
    """The entities among terms, in order, at most MOST, and whether there are more.

    A claim stands for its ends, a label for what is called so: most questions ask for names.

    >>> entities([NamedNode("urn:a")], Store())
    ([], False)
    """
    found: dict[NamedNode, None] = {}
    seen: set[Any] = set()
    for term in terms:
        if term in seen:
            continue
        seen.add(term)
        found |= dict.fromkeys(node for node in _meant(term, store) if _is_entity(node, store))
        if len(found) > MOST:
            return list(found)[:MOST], True
    return list(found), False


def _meant(term: Any, store: Store) -> list[NamedNode]:
    if isinstance(term, NamedNode):
        return _ends(term, store) or [term]
    if not isinstance(term, Literal):
        return []
    called = store.quads_for_pattern(None, _LABEL, term, None)
    return [quad.subject for quad in called if isinstance(quad.subject, NamedNode)]


def _ends(claim: NamedNode, store: Store) -> list[NamedNode]:
    parts = (NamedNode(RDF + end) for end in ("subject", "object"))
    ends = [quad.object for part in parts for quad in store.quads_for_pattern(claim, part, None, None)]
    return [end for end in ends if isinstance(end, NamedNode)]


def _is_entity(node: NamedNode, store: Store) -> bool:
    """Whether a node is one to draw: it has a class, and is no evidence, source or the like."""
    kinds = {quad.object for quad in store.quads_for_pattern(node, _TYPE, None, None)}
    return bool(kinds) and not kinds & _BOOKKEEPING


def _projected(nodes: list[NamedNode], store: Store, limits: Limits) -> networkx.MultiDiGraph:
    return project(excerpt.among(frozenset(nodes), store, _ROOM * limits.rows))


def only(triples: Iterable[Triple], graph: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """The graph with the given triples as its edges: as claims where it has them, else without a receipt.

    >>> import networkx
    >>> graph = networkx.MultiDiGraph([("urn:a", "urn:b", {"predicate": "urn:p"})])
    >>> networkx.set_node_attributes(graph, "a thing", "label")
    >>> len(only([], graph).edges)
    0
    """
    wanted = {
        (triple.subject.value, compact(triple.predicate.value), triple.object.value): triple
        for triple in triples
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode)
        if triple.subject.value in graph and triple.object.value in graph
    }
    kept = [(a, b, key, of) for a, b, key, of in graph.edges(keys=True, data=True) if (a, of["predicate"], b) in wanted]
    made = graph.__class__()
    made.add_nodes_from(graph.nodes(data=True))
    made.add_edges_from(kept)
    labels: Descriptions = {iri: {RDFS + "label": [Literal(of["label"])]} for iri, of in graph.nodes(data=True)}
    covered = {(a, of["predicate"], b) for a, b, _, of in kept}
    for key in [key for key in wanted if key not in covered]:
        triple = wanted[key]
        carried = statement((key[0], triple.predicate.value, triple.object), "", {}, labels)  # type: ignore[arg-type]
        made.add_edge(key[0], key[2], " ".join(key), **carried)
    return made


@lru_cache(1)
def _history(store: Store) -> history.History | None:
    """The history of a graph, once for all pictures; none of a large one: it would take longer than there is."""
    claims = store.quads_for_pattern(None, NamedNode(RDF + "subject"), None, None)
    return None if any(True for _ in islice(claims, MOST_CLAIMS, None)) else history.of(store)


def _drawn(graph: networkx.MultiDiGraph, title: str, material: Material) -> Reply:
    past, passages = _history(material.store), partial(passage, material.shelf)
    text = page.render(picture.sketch(graph), graph, title, passages, history=past, served=html.STATIC)
    return Reply(200, html.TYPE, body=text.encode("utf-8", "replace"))
