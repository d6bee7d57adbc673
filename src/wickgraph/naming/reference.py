"""Reference: what words such as "the film", "she" or "the titular assassin" point back to.

>>> memory = Memory()
>>> memory.focus is None
True
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wickgraph.naming.eponyms import eponym, of_title
from wickgraph.naming.gazetteer import Entity, Gazetteer
from wickgraph.naming.mention import PLAIN, TITLE, Mention
from wickgraph.naming.minting import mint
from wickgraph.naming.standing import (
    acting,
    before_insertion,
    is_behind_whom,
    is_doer,
    is_object,
    is_player,
    is_there,
    is_where,
    opens_aside,
    roles,
    stands,
)
from wickgraph.text.sentences import Sentence, fold

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
    heading, `head` that with which the paragraph is headed (`headed`: just now), `listed` the focus before a list;
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


def antecedents(mention: Mention, scene: Scene, known: Gazetteer) -> dict[str, Entity]:
    """What a mention that points back may mean, by kind.

    >>> from wickgraph.naming.gazetteer import make
    >>> from wickgraph.text.sentences import tokens
    >>> heat = Entity("https://w3id.org/wickgraph/id/Heat", "Film", "Heat")
    >>> scene = Scene(Sentence(tuple(tokens("It is long.")), "paragraph", 0), [], Memory(heat, heat))
    >>> antecedents(Mention(0, 1, "It", "anaphor", ("Work",)), scene, make([]))["Film"].label
    'Heat'
    """
    if mention.kinds == ("Title",):
        title = _title_character(scene, known)
        return {"Character": title} if title else {}
    found = (_antecedent(kind, mention, scene) for kind in mention.kinds)
    return {entity.kind: entity for entity in found if entity}


def _antecedent(kind: str, mention: Mention, scene: Scene) -> Entity | None:
    if kind in ("Work", *WORKS):
        begun = None if _is_acted_on(mention, scene) else begun_with(scene.before)
        return begun or _described_other(mention, scene.memory) or _current_work(kind, scene.memory)
    if kind == "Character" and fold(mention.text) == "the character":
        return _the_character(mention, scene)
    if kind in PLAIN:
        return _person(kind, mention, scene)
    here = [link.entities[kind] for link in scene.before if kind in link.likely and kind in link.entities]
    page = scene.memory.page
    if page and page.kind == kind and not here and fold(mention.text).startswith("the "):
        return page
    return next(iter(here), None) or next(reversed(scene.memory.latest.get(kind, [])), None)


# ---- works -------------------------------------------------------------------------------------------------


def begun_with(links: Sequence[Link]) -> Entity | None:
    """The work that a sentence begins with: "Heat is long, but it …".

    >>> begun_with([]) is None
    True
    """
    first = links[0] if links else None
    if first and first.mention.start <= 2 and len(first.entities) == 1 and first.is_work:
        return next(iter(first.entities.values()))
    return None


def _is_acted_on(mention: Mention, scene: Scene) -> bool:
    """Whether the verb between the first name and "the film" makes them two: "Magnolia released the film"."""
    first = scene.before[0].mention if scene.before else mention
    between = scene.sentence.norms[first.end : mention.start]
    return len(between) == 1 and between[0].endswith(("ed", "es")) and first.start <= 2


def _current_work(kind: str, memory: Memory) -> Entity | None:
    if kind == "Work":
        return memory.focus
    for entity in (memory.focus, memory.topic):
        if entity and entity.kind == kind:
            return entity
    return next(reversed(memory.latest.get(kind, [])), None)


#: words that say nothing of what sort a work is
_NO_SORT = {"upcoming", "new", "finished", "feature", "fifth", "action", "animated", "main", "whole", "entire", "title"}


def _described_other(mention: Mention, memory: Memory) -> Entity | None:
    """The only other work that the sentence before named, which "the horror prequel" goes on to speak of."""
    words = fold(mention.text).split()
    told = len(words) > 2 and words[0] == "the" and words[1] not in _NO_SORT
    if words[0] == "that" and len(memory.others) == 1 and not memory.begins:
        return memory.others[-1]  # "“Heat” comes next. That film …"
    return memory.others[0] if told and len(memory.others) == 1 and not memory.begins else None


def _title_character(scene: Scene, known: Gazetteer) -> Entity | None:
    """The character who bears the name of a franchise or work spoken of."""
    for entity in _namesakes(scene):
        for name in (*entity.names, entity.label.partition(":")[0]):
            for iri in known.lookup(name):
                if known.entities[iri].kind == "Character":
                    return known.entities[iri]
        if name := eponym(entity):
            return mint(name, "Character", known)
        if (hero := of_title(entity, scene.memory.latest.get("Character", []))) or " " not in entity.label:
            return hero or mint(entity.label, "Character", known)
    return None


def _namesakes(scene: Scene) -> Iterator[Entity]:
    for link in reversed(scene.before):
        yield from (entity for entity in link.entities.values() if entity.kind in ("Franchise", *WORKS))
    yield from reversed(scene.memory.latest.get("Franchise", []))
    yield from filter(None, (scene.memory.focus, scene.memory.topic))


# ---- persons and characters --------------------------------------------------------------------------------

_GENDER = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "the actress": "she"}


def _person(kind: str, mention: Mention, scene: Scene) -> Entity | None:
    """Who "she" or "the actor" is: one in the same sentence, else the subject of the last one, else the latest."""
    word = fold(mention.text)
    beside = [
        link
        for link in scene.before
        if kind in link.likely
        and kind in link.entities
        and not link.mention.weak
        and not is_where(link.mention, scene.sentence)
        and not (word in _GENDER and is_there(link.mention, scene.sentence))
        and not (word in _GENDER and kind == "Person" and is_player(link.mention, scene.sentence))
    ]
    here, actor = _in_sentence(kind, mention, beside, scene)
    subjects = [link.entities[kind] for link in reversed(scene.memory.subjects) if kind in link.entities]
    if actor is None and (heroes := list(_hero(kind, subjects, scene.memory))):
        here = [*(link.entities[kind] for link in beside if stands(link.mention, scene.sentence)), *heroes, *here]
    elif word in ("he", "she") and sum(entity.pronoun is None for entity in dict.fromkeys(here)) > 1:
        return None  # it could be either
    latest = [each for each in scene.memory.latest.get(kind, [])[-4:] if each not in scene.memory.players]
    every = [*_coordinated(mention, scene), *here, *_hero(kind, subjects, scene.memory), *subjects, *reversed(latest)]
    fitting = [entity for entity in every if entity.kind == kind and entity != actor and _agrees(entity, word)]
    return _latest_of(fitting, scene.memory.latest.get(kind, [])) if fitting else None


def _latest_of(fitting: Sequence[Entity], latest: Sequence[Entity]) -> Entity:
    """The first that fits; of whom one says "they", only where nobody is named since of whom one says "he" or "she"."""
    sure = next((each for each in fitting if each.pronoun != "they"), fitting[0])
    since = sure in latest and fitting[0] in latest and latest.index(sure) > latest.index(fitting[0])
    return sure if since else fitting[0]


def _coordinated(mention: Mention, scene: Scene) -> list[Entity]:
    """Whose "his" stands right behind a name and "and": "Frankie and his wife"."""
    last = scene.before[-1] if scene.before else None
    joined = last and last.mention.end == mention.start - 1 and scene.sentence.norms[mention.start - 1] == "and"
    return list(last.entities.values()) if last and joined and fold(mention.text) in ("his", "her") else []


def _hero(kind: str, subjects: Sequence[Entity], memory: Memory) -> Iterator[Entity]:
    """The one whom the article is about, where a paragraph begins or the sentences before spoke of that one."""
    for hero in memory.hero:
        if hero.kind == kind and (memory.nobody or hero in subjects[:2] or hero == memory.page):
            yield hero


def _in_sentence(kind: str, mention: Mention, beside: list[Link], scene: Scene) -> tuple[list[Entity], Entity | None]:
    """(whom a pronoun may mean in its own sentence, the likeliest first; who acts on him and therefore is not he)."""
    word = fold(mention.text)
    if word in ("he", "she"):
        beside = [link for link in beside if not opens_aside(link.mention, scene.sentence)]
    if beside and is_behind_whom(mention, beside[-1].mention, scene.sentence):
        return [link.entities[kind] for link in beside[:-1]], beside[-1].entities[kind]
    copula = scene.sentence.norm(mention.start - 1) in ("is", "was", "are", "were")  # "The Director is her mentor"
    if beside and (copula or is_object(mention, scene.sentence)):
        last = scene.before[-1]
        names = [link.mention for link in beside]
        inserted = before_insertion(mention, names, scene.sentence)
        acts = beside[inserted if inserted is not None else acting(mention, names, scene.sentence) or 0]
        actor = (last if last.mention.end + 1 == mention.start else acts).entities.get(kind)
        if actor:
            return [link.entities[kind] for link in (beside if inserted is None else reversed(beside))], actor
    acting_ones = [link for link in reversed(beside) if is_doer(link.mention, scene.sentence)]
    standing = [link for link in reversed(beside) if stands(link.mention, scene.sentence)]
    parts = roles(mention, [link.mention for link in scene.before], scene.sentence)
    owners = [*(link for link in reversed(beside) if link.mention in parts), *acting_ones]
    first = owners if word in ("his", "her") else []
    if word in ("he", "she") and acting_ones and fold(acting_ones[0].mention.text) == word:
        return [acting_ones[0].entities[kind]], None  # "he kills Orin and flees to Sicily, where he …"
    return [link.entities[kind] for link in (*first, *standing, *beside)], None


def _the_character(mention: Mention, scene: Scene) -> Entity | None:
    """ "The character": the one spoken of, or, where no name was surely one yet, the first that follows."""
    entity = _person("Character", mention, scene)
    here = any(link.likely == ("Character",) and link.entities.get("Character") == entity for link in scene.before)
    if entity is None or (not here and entity.iri not in scene.memory.sure):
        return next(iter(scene.memory.ahead), entity)
    return entity


def _agrees(entity: Entity, word: str) -> bool:
    return word not in _GENDER or entity.pronoun in (None, "they", _GENDER[word])
