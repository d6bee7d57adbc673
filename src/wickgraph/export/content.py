"""What an export reads of a graph: every subject's description, and the projection.

>>> from wickgraph.stores.store import from_text
>>> read(from_text("id:Heat a wick:Film ; rdfs:label 'Heat' .")).label("https://w3id.org/wickgraph/id/Heat")
'Heat'
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Store

from wickgraph.projection import project
from wickgraph.statements import Description, Descriptions, Statement, Term, descriptions, first, local_name, values
from wickgraph.terms import RDF, RDFS, WICK

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]


@dataclass(frozen=True)
class Content:
    """Descriptions of all subjects, and entities and claims as a multigraph."""

    described: Descriptions
    graph: networkx.MultiDiGraph

    def about(self, iri: str) -> Description:
        """What is said of a subject; nothing where nothing is."""
        return self.described.get(iri, {})

    def label(self, iri: str) -> str:
        """The name of an entity, or of anything else."""
        return first(self.about(iri), RDFS + "label") or local_name(iri)

    def of_class(self, name: str) -> list[str]:
        """The IRIs of all members of a class of ours, in order."""
        return sorted(iri for iri, of in self.described.items() if WICK + name in values(of, RDF + "type"))

    def statements(self) -> Iterator[tuple[Statement, Term]]:
        """Every claim once, with its object; in a graph without claims every triple that states something."""
        for node, of in self.graph.nodes(data=True):
            for said in of["values"]:
                yield said, self._object(said) or Literal(said["value"])
            for _, target, said in self.graph.out_edges(node, data=True):
                # The edge from an actor to the character only follows from a claim.
                if said["subject"]["id"] == node:
                    yield said, NamedNode(target)

    def _object(self, said: Statement) -> Term | None:
        of = self.about(said["claim"]).get(RDF + "object") or self.about(said["subject"]["id"]).get(
            said["stated"]["id"], []
        )
        return next((term for term in of if term.value == said["object"]), None)


def read(store: Store) -> Content:
    """Reads a store for export.

    >>> len(read(Store()).graph)
    0
    """
    return Content(descriptions(store), project(store))
