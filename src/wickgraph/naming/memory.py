"""What an article has spoken of so far: its mentions with what they may mean, and what stays in mind of them.

>>> memory = Memory()
>>> memory.focus is None
True
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from wickgraph.naming.gazetteer import Entity, Gazetteer
from wickgraph.naming.mention import TITLE, Mention
from wickgraph.naming.minting import mint
from wickgraph.text.sentences import Sentence

WORKS = TITLE
#: kinds of one frame stay in it: what points back to a person is not a character
_GROUPS = {"Work": WORKS}


@dataclass(frozen=True)
class Link:
    """A mention and what it may mean: an entity for each kind. `likely` are the kinds that any pattern may choose."""

    mention: Mention
    entities: dict[str, Entity] = field(repr=False)
    likely: tuple[str, ...]
    known: Gazetteer | None = field(default=None, repr=False)

    def read(self, *kinds: str) -> Entity | None:
        """The entity meant when the mention is read as the first of the kinds that fits; any kind when none is given.

        A name that nobody knows is minted as the kind asked for.
        """
        fitting = [each for kind in kinds or self.likely for each in _GROUPS.get(kind, (kind,))]
        for kind in fitting:
            if kind in self.entities:
                return self.entities[kind]
            if kind == "Place" and (location := self.entities.get("Location")):
                return _as_place(location)
        if self.known is not None:
            for kind in (*(each for each in fitting if each in self.likely), *fitting):
                if kind in self.likely or kind in self.mention.possible:
                    return mint(self.mention.text, kind, self.known)
        return None

    def only(self, kind: str) -> Link:
        """The link read as one kind and no other."""
        return Link(self.mention, {kind: self.entities[kind]}, (kind,), self.known)

    @property
    def is_work(self) -> bool:
        """Whether the mention names a work and nothing else."""
        return bool(self.likely) and set(self.likely) <= set(WORKS)


def _as_place(location: Entity) -> Entity:
    """A real place as the place that it is in a story."""
    return Entity(location.iri + "_Place", "Place", location.label, location.names, known=False)


@dataclass
class Memory:
    """What an article has spoken of so far.

    topic is the work that it is about (`titled`: since its title says so), focus the one that it speaks of now;
    `latest` are entities by kind, the last one last, `sure` those whose name can mean nothing else, `character` the
    last such character; `subjects` the last persons of whom sentences spoke; `ahead` the characters that are named
    further on; `others` the works besides the focus that the sentence before named; `section` the work of the last
    heading, `head` that with which the paragraph is headed (`headed`: just now), `passing`
    says that the sentence before was of another work than the paragraph is, `listed` the focus before a list;
    `hero` is the person or character whom the article is about, by kind, where there is one, `page` the character or
    organisation whose page it is; `begins` says that no sentence of the paragraph was read yet,
    `nobody` that none of them named somebody; `players` are those named only in
    brackets, behind their roles; `couple` are the two last spoken of as of a pair, by kind.
    """

    topic: Entity | None = None
    focus: Entity | None = None
    latest: dict[str, list[Entity]] = field(default_factory=dict)
    sure: set[str] = field(default_factory=set)
    subjects: list[Link] = field(default_factory=list)
    ahead: list[Entity] = field(default_factory=list)
    others: list[Entity] = field(default_factory=list)
    character: Entity | None = None
    titled: bool = False
    section: Entity | None = None
    named: set[Entity] = field(default_factory=set)
    hero: tuple[Entity, ...] = ()
    page: Entity | None = None
    head: Entity | None = None
    headed: bool = False
    passing: bool = False
    listed: tuple[Entity | None, ...] | None = None
    begins: bool = True
    nobody: bool = True
    players: set[Entity] = field(default_factory=set)
    couple: dict[str, tuple[Entity, Entity]] = field(default_factory=dict)


@dataclass(frozen=True)
class Scene:
    """Where a pronoun or description stands: its sentence, the links before it there, what was spoken of before."""

    sentence: Sentence
    before: Sequence[Link]
    memory: Memory
