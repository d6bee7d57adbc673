"""An opened graph: one object to ask, to walk in, to look at, and to hand to rdflib and networkx.

>>> graph = open()
>>> graph
<Graph: 13 films, ... claims, ... facts>
>>> graph.query("ASK { ?film wick:castMember ?who }", bindings={"who": "id:AnaDeArmas"})
True
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from pyoxigraph import NamedNode, Store

from wickgraph.asking.entities import entities
from wickgraph.asking.query import query
from wickgraph.asking.questions import ask
from wickgraph.asking.search import search
from wickgraph.beliefs.asof import open_graph
from wickgraph.errors import UsageError
from wickgraph.results.table import Subgraph, Table
from wickgraph.stores.store import AnyGraph, Opened
from wickgraph.stories.paths import Paths, path
from wickgraph.terms import CLAIMS, FACTS, RDF, WICK

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]
    import rdflib

    from wickgraph.analysis.finding import Finding
    from wickgraph.asking.card import Card
    from wickgraph.notebook.inline import View
    from wickgraph.stories.story import Story


class Graph:
    """A graph in a store. Its methods are the functions of the package of the same names, asked of this graph.

    >>> Graph(Store())
    <Graph: 0 films, 0 claims, 0 facts>
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def query(self, text: str, *, bindings: dict[str, Any] | None = None) -> Table | Subgraph | bool:
        """The answer to a SPARQL query; `bindings` are values for its variables (see `wickgraph.asking.binding.term`).

        >>> len(open().query("SELECT ?who { ?film wick:director ?who }", bindings={"film": "id:Ballerina"}))
        1
        """
        return query(text, self.store, bindings=bindings)

    def ask(self, name: str, **values: str) -> Table | Subgraph | bool:
        """The answer to a ready question of `wickgraph queries`.

        >>> open().ask("who-plays-whom", work="John Wick: Chapter 2").columns
        ('actor', 'character')
        """
        return ask(name, self.store, **values)

    def search(self, words: str, limit: int = 10) -> Table:
        """Entities with names like these words.

        >>> [row["label"] for row in open().search("parabelum", limit=1)]
        ['John Wick: Chapter 3 – Parabellum']
        """
        return search(words, self.store, limit=limit)

    def path(self, one: str, other: str, limit: int = 3, longest: int | None = None) -> Paths:
        """How two things are connected.

        >>> open().path("Ana de Armas", "Lance Reddick", limit=1).found[0][0].sentence
        'Ana de Armas is in the cast of Ballerina'
        """
        return path(one, other, self.store, limit=limit, longest=longest)

    def analyse(self, measure: str, *names: str, **options: Any) -> Finding:
        """What network analysis finds (see `wickgraph.analyse`): a table, the answer in words, a picture.

        >>> open().analyse("betweenness", of="organisations", limit=1).rows[0][0].value
        'High Table'
        """
        from wickgraph.analysis.measures import analyse

        return analyse(measure, *names, graph=self.store, **options)

    def network(self, of: str = "people", **options: Any) -> networkx.Graph:
        """A projection of the graph, such as people linked by the works of both (see `wickgraph.network`).

        >>> len(open().network("films")) > 5
        True
        """
        from wickgraph.analysis.projections import network

        return network(of, self.store, **options)

    def entities(self, *, unresolved: bool = False) -> Table:
        """The entities of the graph.

        >>> open().entities().columns[:3]
        ('entity', 'label', 'kind')
        """
        return entities(self.store, unresolved=unresolved)

    def describe(self, name: str) -> Card:
        """The card of an entity.

        >>> open().describe("the director").label
        'The Director'
        """
        from wickgraph.asking.describe import describe

        return describe(name, self.store)

    def why(self, *words: str) -> Story:
        """The story of a value.

        >>> open().why("Ballerina", "releaseDate").title
        'Ballerina · release date'
        """
        from wickgraph.stories.story import why

        return why(*words, graph=self.store)

    @overload
    def view(self, entity: str | None = None, *, height: int | None = None, **options: Any) -> View: ...

    @overload
    def view(self, entity: str | None = None, *, out: Path | str, **options: Any) -> Path: ...

    def view(
        self, entity: str | None = None, *, height: int | None = None, out: Path | str | None = None, **options: Any
    ) -> View | Path:
        """The picture of the graph, or of an entity and its neighbours, which a notebook shows in line.

        `height` is in pixels; `options` are those of `wickgraph.view`. With `out` the picture is a file, and its path
        is returned.

        >>> open().view("Caine").title
        'Caine'
        """
        if out is not None:
            from wickgraph.view import view

            return view(self.store, entity, out=out, **options)
        from wickgraph.notebook import inline

        return inline.of_graph(self.store, entity=entity, height=height or inline.HEIGHT, **options)

    def export(self, format: str = "trig", out: Path | str | None = None, **options: Any) -> str | dict[str, bytes]:
        """The graph in a format of others, as `wickgraph.export` writes it: a text, or several files by name.

        >>> sorted(open().export("csv"))
        ['claims.csv', 'edges.csv', 'evidence.csv', 'nodes.csv', 'sources.csv']
        """
        from wickgraph.export import export

        return export(self.store, format, out, **options)

    def to_rdflib(self) -> rdflib.Dataset:
        """The graph as an `rdflib.Dataset` over the same store, at Oxigraph's speed; queries see its graphs as one.

        >>> len(open().to_rdflib().query("SELECT ?film { ?film a wick:Film }")) > 5
        True
        """
        return dataset(self.store)

    def to_networkx(self) -> networkx.MultiDiGraph:
        """Entities as nodes, claims as edges (see `wickgraph.projection`).

        >>> open().to_networkx().number_of_edges() > 300
        True
        """
        from wickgraph.projection import project

        return project(self.store)

    def __len__(self) -> int:
        return len(self.store)

    def __repr__(self) -> str:
        films = len({quad.subject for quad in self._quads(RDF + "type", WICK + "Film")})
        claims = len(set(self.store.quads_for_pattern(None, NamedNode(RDF + "subject"), None, NamedNode(CLAIMS))))
        facts = sum(1 for _ in self.store.quads_for_pattern(None, None, None, NamedNode(FACTS)))
        return f"<Graph: {films} films, {claims} claims, {facts} facts>"

    def _quads(self, predicate: str, target: str) -> Any:
        return self.store.quads_for_pattern(None, NamedNode(predicate), NamedNode(target), None)


def open(graph: AnyGraph = None, as_of: str | None = None, *, store: Path | str | None = None) -> Graph:
    """The graph at `graph` (a store, or what `wickgraph.load` takes; None is the bundled graph), opened to be asked.

    With `as_of` it is the graph as it was believed then. With `store` (a folder) it is kept on disk, where it opens at
    once however large it is (see `wickgraph.stores.stored.open_store`). Raises what that and `open_graph` of
    `wickgraph.beliefs.asof` raise.

    >>> [row["date"] for row in open(as_of="2023-12-31").query("SELECT ?date { id:Ballerina wick:releaseDate ?date }")]
    [datetime.date(2024, 6, 7)]
    """
    if store is not None:
        from wickgraph.stores.stored import open_store

        if isinstance(graph, Store | Opened):
            raise UsageError("a store is made of a file, not of a graph in memory. Give the path of the file.")
        graph = open_store(store, graph)
    return Graph(open_graph(graph, as_of))


def dataset(store: Store) -> rdflib.Dataset:
    """A store as an `rdflib.Dataset` that shares it, with our prefixes bound; queries see the union of its graphs.

    >>> dataset(Store()).default_union
    True
    """
    import rdflib
    from oxrdflib import OxigraphStore

    from wickgraph.terms import PREFIXES

    made = rdflib.Dataset(store=OxigraphStore(store=store), default_union=True)
    for prefix, iri in PREFIXES.items():
        made.bind(prefix, iri)
    return made
