"""What a description of a graph says of it as a whole: its name, its terms, and how much of what it holds.

>>> from wickgraph.stores.store import from_text
>>> about(from_text("id:Heat a wick:Film ."), bundled=False).description
'0 claims about 1 entity, read in 0 sources, each with its status, its date and where it is made.'
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from pyoxigraph import Store

from wickgraph.export.content import Content, read
from wickgraph.export.rdf import trig
from wickgraph.stores.store import FILE_NAME
from wickgraph.terms import BASE


@dataclass(frozen=True)
class About:
    """A graph as a whole. `licence`, `creator` and `version` are "" where we cannot know them: in graphs of others.

    `iri` names it, by its content where it is not the one that comes with wickgraph; `trig` is the text of its TriG.
    """

    iri: str
    title: str
    description: str
    licence: str
    creator: str
    version: str
    trig: bytes
    content: Content

    @property
    def sha256(self) -> str:
        """The hash of its TriG."""
        return sha256(self.trig).hexdigest()


#: how the file that is hashed is called
TRIG = FILE_NAME


def about(store: Store, bundled: bool) -> About:
    """What is to be said of a store; `bundled`: whether it is the graph that comes with wickgraph."""
    text, found = trig(store).encode(), read(store)
    claims, sources = len(found.of_class("Claim")), len(found.of_class("Source"))
    described = (
        f"{_count(claims, 'claim')} about {_count(len(found.graph), 'entity', 'entities')}, "
        f"read in {_count(sources, 'source')}, each with its status, its date and where it is made."
    )
    if not bundled:
        name = f"{BASE}dataset/{sha256(text).hexdigest()[:16]}"
        return About(name, "A graph of claims", described, "", "", "", text, found)
    from wickgraph import __version__

    return About(
        iri=f"{BASE}dataset",
        title="wickgraph: the knowledge graph of the John Wick universe",
        description=described,
        licence="https://creativecommons.org/publicdomain/zero/1.0/",
        creator="the wickgraph contributors",
        version=__version__,
        trig=text,
        content=found,
    )


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
