"""Linking: from what a mention could be to what it is, with the whole article in view.

A link holds, for each kind that its mention may be read as, the entity meant: one of the gazetteer, one minted from the
name, or the one that a word such as "the film" or "she" points back to. The pattern that uses the link picks the kind.

>>> from wickgraph.article import parse
>>> from wickgraph.gazetteer import load
>>> first, second = link(parse("Heat is a film by Michael Mann. The film was shot in Los Angeles."), load())
>>> second.links[0].read("Film").label
'Heat'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wickgraph.article import Article
from wickgraph.gazetteer import Entity, Gazetteer
from wickgraph.mentions import PLAIN, Mention, find, names_story
from wickgraph.names import WORKS, Names, gather, mint, settle
from wickgraph.sentences import Sentence, fold, sentences

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
        if self.known is not None:
            for kind in (*(each for each in fitting if each in self.likely), *fitting):
                if kind in self.likely or kind in self.mention.possible:
                    return mint(self.mention.text, kind, self.known)
        return None


@dataclass(frozen=True)
class LinkedSentence:
    """A sentence with its links, and the work that is spoken of when it names none (`topic`)."""

    sentence: Sentence
    links: tuple[Link, ...]
    topic: Entity | None


def link(article: Article, gazetteer: Gazetteer, declared: Mapping[str, str] | None = None) -> list[LinkedSentence]:
    """The sentences of an article with every mention linked.

    `declared` are kinds of unknown names (by `names.key`) that are settled already.
    """
    found = list(sentences(article))
    inside = any(names_story(sentence, gazetteer) for sentence in found) or bool(gazetteer.lookup(article.title or ""))
    mentions = [find(sentence, gazetteer, inside=inside) for sentence in found]
    names = gather(gazetteer, article, mentions, declared or {})
    return list(_resolve(found, [settle(each, names) for each in mentions], names))


# ---- reading in order -------------------------------------------------------------------------------------------------


@dataclass
class _State:
    """What has been spoken of so far."""

    topic: Entity | None = None
    focus: Entity | None = None
    latest: dict[str, list[Entity]] = field(default_factory=dict)
    subjects: list[Link] = field(default_factory=list)


def _resolve(found: Sequence[Sentence], mentions: Sequence[list[Mention]], names: Names) -> Iterator[LinkedSentence]:
    state = _State()
    state.topic = state.focus = _topic(found, mentions, names)
    block = -1
    for sentence, each in zip(found, mentions, strict=True):
        if sentence.block != block and sentence.kind == "heading":
            state.focus = _heading_work(each, names) or state.topic
        block = sentence.block
        links: list[Link] = []
        for mention in each:
            links.append(_link(mention, links, sentence, state, names))
        yield LinkedSentence(sentence, tuple(links), state.focus)
        if sentence.kind != "heading":
            _remember(sentence, links, state)


def _topic(found: Sequence[Sentence], mentions: Sequence[list[Mention]], names: Names) -> Entity | None:
    """The work that the article is about: the one its title names, else the first that it names."""
    if names.title:
        return names.title
    headed = [each for sentence, each in zip(found, mentions, strict=True) if sentence.kind == "heading"][:1]
    for each in [*headed, *mentions[:12]]:
        works = [work for mention in each if (work := _work(mention, names))]
        if works:
            return works[-1] if each in headed and len(works) > 1 and works[0].kind == "Franchise" else works[0]
    return None


def _heading_work(mentions: Sequence[Mention], names: Names) -> Entity | None:
    return next((work for mention in mentions if (work := _work(mention, names))), None)


def _work(mention: Mention, names: Names) -> Entity | None:
    """The work that a mention names and nothing else but a work."""
    if mention.form == "name" and set(mention.kinds) <= set(WORKS):
        return names.known.entities[mention.entities[0]]
    if mention.form == "unknown" and len(mention.kinds) == 1 and mention.kinds[0] in WORKS:
        return mint(mention.text, mention.kinds[0], names.known)
    return None


def _link(mention: Mention, before: Sequence[Link], sentence: Sentence, state: _State, names: Names) -> Link:
    if mention.form == "name":
        entities = {names.known.entities[iri].kind: names.known.entities[iri] for iri in reversed(mention.entities)}
        return Link(mention, _prefer_focus(entities, mention, state, names), mention.kinds)
    if mention.form == "unknown":
        return Link(mention, {kind: mint(mention.text, kind, names.known) for kind in mention.kinds}, mention.kinds, names.known)
    if mention.form == "anaphor":
        entities = dict(_antecedents(mention, before, state, names))
        return Link(mention, entities, tuple(entities))
    return Link(mention, {}, mention.kinds)


def _prefer_focus(entities: dict[str, Entity], mention: Mention, state: _State, names: Names) -> dict[str, Entity]:
    """Of several entities of one kind and name, the one spoken of last."""
    for iri in mention.entities:
        entity = names.known.entities[iri]
        if entity in state.latest.get(entity.kind, ()):
            entities = {**entities, entity.kind: entity}
    return entities


def _antecedents(
    mention: Mention, before: Sequence[Link], state: _State, names: Names
) -> Iterable[tuple[str, Entity]]:
    if mention.kinds == ("Title",):
        title = _title_character(before, state, names)
        return [("Character", title)] if title else []
    out: dict[str, Entity] = {}
    for kind in mention.kinds:
        if kind in ("Work", *WORKS):
            entity = state.focus if kind == "Work" else _latest_work(kind, state)
        elif kind in PLAIN:
            entity = _person(kind, mention.text, before, state)
        else:
            entity = next(reversed(state.latest.get(kind, [])), None)
        if entity:
            out[entity.kind] = entity
    return out.items()


def _latest_work(kind: str, state: _State) -> Entity | None:
    if state.focus and state.focus.kind == kind:
        return state.focus
    if state.topic and state.topic.kind == kind:
        return state.topic
    return next(reversed(state.latest.get(kind, [])), None)


def _person(kind: str, text: str, before: Sequence[Link], state: _State) -> Entity | None:
    """Who "she" or "the actor" is: first in the same sentence, then the subject of the last one, then the latest named.

    "him" is not the one that stands right before it, who acts on him.
    """
    here = [link.entities[kind] for link in before if kind in link.likely and link.mention.form != "value" and kind in link.entities]
    subjects = [link.entities[kind] for link in reversed(state.subjects) if kind in link.likely and kind in link.entities]
    actor = here[-1] if here and fold(text) == "him" else None
    for entity in [*here, *subjects[:1], *reversed(state.latest.get(kind, [])[-4:])]:
        if entity != actor and _agrees(entity, fold(text)):
            return entity
    return None


def _agrees(entity: Entity, word: str) -> bool:
    pronoun = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "the actress": "she", "the heroine": "she"}.get(word)
    return pronoun is None or entity.pronoun in (None, pronoun)


def _title_character(before: Sequence[Link], state: _State, names: Names) -> Entity | None:
    """The character who bears the name of a franchise or work spoken of."""
    near = [entity for link in reversed(before) for entity in link.entities.values() if entity.kind in ("Franchise", *WORKS)]
    for entity in [*near, *reversed(state.latest.get("Franchise", [])), *filter(None, [state.focus, state.topic])]:
        for name in entity.names:
            for iri in names.known.lookup(name):
                if names.known.entities[iri].kind == "Character":
                    return names.known.entities[iri]
    return None


def _remember(sentence: Sentence, links: Sequence[Link], state: _State) -> None:
    named = [link for link in links if link.mention.form in ("name", "unknown")]
    for link in named:
        for kind in link.likely:
            if kind in link.entities:
                latest = state.latest.setdefault(kind, [])
                if link.entities[kind] in latest:
                    latest.remove(link.entities[kind])
                latest.append(link.entities[kind])
    people = [link for link in links if set(link.likely) & set(PLAIN)]
    state.subjects = [*state.subjects[-2:], people[0]] if people else state.subjects
    first = next((link for link in links if link.mention.form != "value"), None)
    if first and first.mention.form != "anaphor" and len(first.entities) == 1 and first.mention.start <= 3:
        entity = next(iter(first.entities.values()))
        if entity.kind in WORKS:
            state.focus = entity
