"""Reference: what words such as "the film", "she" or "the titular assassin" point back to.

>>> memory = Memory()
>>> memory.focus is None
True
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wickgraph.naming.eponyms import eponym, of_title
from wickgraph.naming.gazetteer import Entity, Gazetteer
from wickgraph.naming.memory import WORKS, Link, Memory, Scene
from wickgraph.naming.mention import PLAIN, Mention
from wickgraph.naming.minting import mint
from wickgraph.naming.standing import (
    acting,
    before_insertion,
    hangs_before,
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
from wickgraph.text.sentences import fold


def antecedents(mention: Mention, scene: Scene, known: Gazetteer) -> dict[str, Entity]:
    """What a mention that points back may mean, by kind.

    >>> from wickgraph.naming.gazetteer import make
    >>> from wickgraph.text.sentences import Sentence, tokens
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
    beside = [] if word in ("he", "she") and hangs_before(mention, scene.sentence) else beside
    here, actor = _in_sentence(kind, mention, beside, scene)
    subjects = [link.entities[kind] for link in reversed(scene.memory.subjects) if kind in link.entities]
    if actor is None and (heroes := list(_hero(kind, word, subjects, scene.memory))):
        here = [*(link.entities[kind] for link in beside if stands(link.mention, scene.sentence)), *heroes, *here]
    elif word in ("he", "she") and sum(entity.pronoun is None for entity in dict.fromkeys(here)) > 1:
        return None  # it could be either
    latest = [each for each in scene.memory.latest.get(kind, [])[-4:] if each not in scene.memory.players]
    every = [
        *_coordinated(mention, scene),
        *here,
        *_hero(kind, word, subjects, scene.memory),
        *subjects,
        *reversed(latest),
    ]
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


def _hero(kind: str, word: str, subjects: Sequence[Entity], memory: Memory) -> Iterator[Entity]:
    """The one whom the article is about, where a paragraph begins or the sentences before spoke of that one."""
    for hero in memory.hero:
        profile = hero.kind == "Person" and hero.pronoun == _GENDER.get(word, "")
        if hero.kind == kind and (memory.nobody or profile or hero in subjects[:2] or hero == memory.page):
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
