"""The entities of a graph and the edges between them as records: those of `wickgraph.projection`.

>>> from wickgraph.export.content import read
>>> from wickgraph.stores.store import from_text
>>> found = read(from_text("id:Heat a wick:Film ; rdfs:label 'Heat' ; skos:altLabel 'Scorn' ."))
>>> [(row["label"], row["kind"], row["aliases"]) for row in nodes(found).as_dicts()]
[('Heat', 'Film', ['Scorn'])]
"""

from __future__ import annotations

from collections.abc import Iterator

from wickgraph.export.columns import Column, Records, Value, of_dicts
from wickgraph.export.content import Content
from wickgraph.statements import first, values
from wickgraph.terms import SKOS, WICK

_NODES = (
    Column("id", meaning="IRI of the entity."),
    Column("label", meaning="Its name."),
    Column("kind", meaning="Its class: local name in the ontology."),
    Column("aliases", "texts", "Names that mean it in any text."),
    Column("hidden_aliases", "texts", "Names that mean it only in a text about the franchise."),
    Column("description", meaning="What it is, in a sentence."),
    Column("pronoun", meaning="How texts speak of it."),
    Column("imdb", meaning="Its id in IMDb."),
    Column("wikidata", meaning="Its id in Wikidata."),
    Column("tmdb", meaning="Its id in The Movie Database."),
    Column("known", "truth", "False where a text brought the name and nobody has looked at it yet."),
)


def nodes(found: Content) -> Records:
    """One row an entity."""
    return of_dicts("nodes", "The entities: works, people, characters, organisations, places.", _NODES, _nodes(found))


def _nodes(found: Content) -> Iterator[dict[str, Value]]:
    for iri, of in found.graph.nodes(data=True):
        about = found.about(iri)
        yield {
            **{name: of[name] for name in ("label", "kind", "aliases", "description", "imdb", "wikidata", "known")},
            "id": iri,
            "hidden_aliases": values(about, SKOS + "hiddenLabel"),
            "pronoun": first(about, WICK + "pronoun"),
            "tmdb": first(about, WICK + "tmdbId"),
        }


_EDGES = (
    Column("id", meaning="Of the edge: the IRI of its claim; with the character behind it where a cast claim says so."),
    Column("source", meaning="IRI of the entity that it starts from.", names="nodes/id"),
    Column("source_label", meaning="The name of that."),
    Column("predicate", meaning="Compact name of the predicate."),
    Column("label", meaning="The predicate in words."),
    Column("target", meaning="IRI of the entity that it leads to.", names="nodes/id"),
    Column("target_label", meaning="The name of that."),
    Column("claim", meaning="IRI of the claim that it is.", names="claims/claim"),
    Column("status", meaning="Where the claim stands: rumoured, announced, confirmed, denied, superseded."),
    Column("as_of", meaning="Day, month or year from which the claim speaks."),
)


def edges(found: Content) -> Records:
    """One row an edge of the projection."""
    return of_dicts("edges", "Claims between two entities, and who plays whom.", _EDGES, _edges(found))


def _edges(found: Content) -> Iterator[dict[str, Value]]:
    for source, target, key, said in found.graph.edges(keys=True, data=True):
        yield {
            **{name: said[name] for name in ("predicate", "label", "claim", "status", "as_of")},
            "id": key,
            "source": source,
            "source_label": found.label(source),
            "target": target,
            "target_label": found.label(target),
        }
