"""Linking: from what a mention could be to what it is, with the whole article in view.

A link holds, for each kind that its mention may be read as, the entity meant: one of the gazetteer, one minted from the
name, or the one that a word such as "the film" or "she" points back to. The pattern that uses the link picks the kind.

>>> from wickgraph.text.article import parse
>>> from wickgraph.naming.gazetteer import load
>>> article = parse("Heat is by Michael Mann. The film was shot in Los Angeles.")
>>> first, second = link(article, load(), {"heat": "Film"})
>>> second.links[0].read("Film").label
'Heat'
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wickgraph.naming.births import with_usual_name
from wickgraph.naming.boxes import boxed
from wickgraph.naming.cells import typed
from wickgraph.naming.couples import of_couple
from wickgraph.naming.eponyms import namesake
from wickgraph.naming.focus import remember
from wickgraph.naming.gazetteer import Entity, Gazetteer
from wickgraph.naming.heads import dated, heads
from wickgraph.naming.instalments import later, meant
from wickgraph.naming.labels import Frame, frames, headed
from wickgraph.naming.marked import marked
from wickgraph.naming.memory import WORKS, Link, Memory, Scene
from wickgraph.naming.mention import PLAIN, Mention
from wickgraph.naming.mentions import find, names_story
from wickgraph.naming.minting import mint
from wickgraph.naming.names import Names, gather, key, settle, titled
from wickgraph.naming.numbered import counted
from wickgraph.naming.pages import owner_of, with_fragments
from wickgraph.naming.reference import antecedents, begun_with
from wickgraph.naming.standing import is_where
from wickgraph.naming.titles import is_of_many, title_work
from wickgraph.naming.topic import heading_work, is_life, topic_of
from wickgraph.text import lexicon
from wickgraph.text.article import Article
from wickgraph.text.sentences import Sentence, sentences


@dataclass(frozen=True)
class LinkedSentence:
    """A sentence with its links, and what it stands in: the work spoken of when it names none, the last character, what
    stands over it, and the character or organisation whose page it is on.
    """

    sentence: Sentence
    links: tuple[Link, ...]
    topic: Entity | None
    character: Entity | None = None
    frame: Frame = field(default=Frame(), repr=False)
    page: Entity | None = None
    life: bool = False


@dataclass(frozen=True)
class Scan:
    """What an article's words show before anything is linked: its sentences, what stands over each, their mentions.

    `inside` says whether the article is about the gazetteer's franchise; `page` is the character or organisation whose
    page it is, if any.
    """

    article: Article
    gazetteer: Gazetteer
    sentences: tuple[Sentence, ...] = field(repr=False)
    frames: tuple[Frame, ...] = field(repr=False)
    mentions: tuple[list[Mention], ...] = field(repr=False)
    inside: bool = False
    page: Entity | None = None


def scan(article: Article, gazetteer: Gazetteer) -> Scan:
    """The sentences of an article with their mentions.

    >>> from wickgraph.text.article import parse
    >>> from wickgraph.naming.gazetteer import load
    >>> [mention.text for mention in scan(parse("Heat is by Michael Mann."), load()).mentions[0]]
    ['Heat', 'Michael Mann']
    """
    found = headed(list(sentences(article)))
    page = owner_of(article, found, gazetteer)
    found = with_fragments(found) if page else found
    work = None if page else title_work(article, {}, gazetteer)
    inside = any(names_story(sentence, gazetteer) for sentence in found) or bool(gazetteer.lookup(article.title or ""))
    inside = inside and not (work and _is_other(work, article))
    framed = boxed(found, frames(found)) if page else frames(found)
    titles = marked(found, work, gazetteer)
    mentions = [
        typed(sentence, frame, find(sentence, gazetteer, inside=inside, titles=titles), gazetteer)
        for sentence, frame in zip(found, framed, strict=True)
    ]
    usual = mentions if work else with_usual_name(found, mentions, article.title, gazetteer)
    return Scan(article, gazetteer, tuple(found), tuple(framed), tuple(usual), inside, page)


def _is_other(work: Entity, article: Article) -> bool:
    """Whether an article is about a work outside the gazetteer, so that "the first film" is of another series."""
    return not work.known and article.text.count(work.label) > 1


def link(article: Article, gazetteer: Gazetteer, declared: Mapping[str, str] | None = None) -> list[LinkedSentence]:
    """The sentences of an article with every mention linked.

    `declared` are kinds of unknown names (by `names.key`) that are settled already; without it, words that may be names
    only by their capital letter are kept, for patterns that need one.
    """
    return linked(scan(article, gazetteer), declared)


def linked(
    scanned: Scan, declared: Mapping[str, str] | None = None, whole: Mapping[str, str] | None = None
) -> list[LinkedSentence]:
    """The sentences of a scanned article with every mention linked; `declared` is that of `link`.

    `whole` are the whole names of those whom the article calls by the first alone (by `names.key`).

    >>> from wickgraph.text.article import parse
    >>> from wickgraph.naming.gazetteer import load
    >>> sentence, = linked(scan(parse("Heat is by Michael Mann."), load()), {"heat": "Film"})
    >>> sentence.links[0].likely
    ('Film',)
    """
    article, gazetteer, found, framed = scanned.article, scanned.gazetteer, scanned.sentences, scanned.frames
    mentions, page = tuple(counted(found, scanned.mentions)), scanned.page
    title = None if page else title_work(article, titled(mentions, declared or {}), gazetteer)
    films = {} if page else dated(found, mentions)
    films = films if title or page else heads(found, mentions) | films
    mentions = tuple(films.get(i, each) for i, each in enumerate(mentions))
    kinds = {key(each[0].text): "Film" for each in films.values()} | dict(declared or {}) | _by_column(framed, mentions)
    if page and not page.known:
        kinds[key(page.label)] = page.kind
    kinds = titled(mentions, kinds)
    title = title_work(article, kinds, gazetteer) if films else title
    kinds |= {key(name): kinds[first] for first, name in (whole or {}).items() if first in kinds}
    names = gather(gazetteer, article, mentions, kinds, title, whole)
    many = is_of_many(article.title or "")
    names = replace(names, places=frozenset(_places(found, mentions)), inside=scanned.inside, many=many)
    names = replace(names, person=page if page and page.kind == "Character" else names.person, page=page)
    settled = [settle(each, names, keep_weak=declared is None) for each in mentions]
    resolved = _resolve(found, settled, names)
    return [
        each if frame == Frame() and not page else _placed(each, frame, page)
        for each, frame in zip(resolved, framed, strict=True)
    ]


def _placed(linked: LinkedSentence, frame: Frame, page: Entity | None) -> LinkedSentence:
    """A sentence with what stands over it; what a page's boxes and tables say is of no film in particular."""
    topic = None if page and (frame.box or frame.cells or frame.listed) else linked.topic
    return replace(linked, frame=frame, page=page, topic=topic)


def _by_column(framed: Sequence[Frame], mentions: Sequence[Sequence[Mention]]) -> dict[str, str]:
    """The kinds that columns give to names that nobody knows."""
    rows = [each for frame, each in zip(framed, mentions, strict=True) if frame.cells or frame.box]
    return {key(m.text): m.kinds[0] for each in rows for m in each if m.form == "unknown" and len(m.kinds) == 1}


def _places(found: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]) -> set[str]:
    """The names that nobody knows, by `names.key`, that stand only where places do: "a nightclub in Koreatown"."""
    where: set[str] = set()
    elsewhere: set[str] = set()
    for sentence, each in zip(found, mentions, strict=True):
        for mention in each:
            there = is_where(mention, sentence) and sentence.norm(mention.end) != "'s"
            (where if there and not mention.quoted else elsewhere).add(key(mention.text))
    return {name for name in where - elsewhere if name.split(" ")[0] not in lexicon.load().given}


# ---- reading in order --------------------------------------------------------------------------------------


def _resolve(found: Sequence[Sentence], mentions: Sequence[list[Mention]], names: Names) -> Iterator[LinkedSentence]:
    memory = _beginning(found, mentions, names)
    block, life = -1, is_life(found, mentions)
    for sentence, each in zip(found, mentions, strict=True):
        if sentence.block != block:
            _begin(sentence, each, names, memory, first=block < 0)
        block = sentence.block
        links: list[Link] = []
        for mention in each:
            linked_mention = _link(mention, Scene(sentence, links, memory), names)
            if linked_mention.entities or mention.text != "their":  # a word as others, where no two were spoken of
                links.append(linked_mention)
        if memory.passing and not _points_back(links):
            memory.focus = memory.section or memory.topic
        memory.passing = False
        astray = memory.others and not memory.titled and not any(set(link.likely) & set(WORKS) for link in links)
        topic = begun_with(links) or (None if astray else memory.focus)
        yield LinkedSentence(sentence, tuple(links), topic, memory.character, life=life)
        if sentence.kind != "heading":
            remember(links, memory, sentence)


def _points_back(links: Sequence[Link]) -> bool:
    """Whether a sentence has words that point back to a work."""
    return any(link.mention.form == "anaphor" and set(link.likely) & set(WORKS) for link in links)


def _begin(sentence: Sentence, mentions: Sequence[Mention], names: Names, memory: Memory, *, first: bool) -> None:
    """A block begins: what one spoke of ends with it where title or heading say what the text is about."""
    memory.others, memory.begins, memory.nobody, memory.head = [], True, True, None
    kept = None if memory.headed else memory.listed  # what stood over the list, or a title on a line of its own
    memory.listed = (kept or (memory.focus,)) if sentence.kind == "item" else None
    if sentence.kind == "heading":
        memory.section = None if first else heading_work(mentions, names)
        memory.hero = memory.hero if first else tuple(_under(sentence, mentions, names)) or memory.hero
        memory.focus = memory.section or memory.topic
    elif memory.titled or memory.section or sentence.kind == "paragraph":
        memory.focus = memory.section or memory.topic
    elif memory.listed:
        memory.focus = memory.listed[0]


def _under(sentence: Sentence, mentions: Sequence[Mention], names: Names) -> Iterator[Entity]:
    """Whom the section is about whose heading names somebody and nothing else."""
    alone = len(mentions) == 1 and mentions[0].start == 0 and mentions[0].end >= len(sentence.tokens) - 1
    if alone and mentions[0].kinds == ("Person",) and not names.person:
        yield from (names.known.entities[iri] for iri in mentions[0].entities)


def _beginning(found: Sequence[Sentence], mentions: Sequence[list[Mention]], names: Names) -> Memory:
    """What is in mind before the first sentence: what the title names, and which characters are to come."""
    topic = topic_of(found, mentions, names)
    memory = Memory(topic, topic, ahead=list(_characters(mentions, names)), titled=names.title is not None)
    memory.hero = tuple(_heroes(mentions, names))
    memory.page = names.page
    if names.page:
        memory.latest[names.page.kind] = [names.page]
    for hero in memory.hero if names.person else ():
        memory.latest[hero.kind] = [hero]
        memory.sure.add(hero.iri)
    return memory


def _heroes(mentions: Sequence[list[Mention]], names: Names) -> Iterator[Entity]:
    """The person or character whom an article is about, by kind: its title names one and no work."""
    if names.person:
        yield names.person
        return
    if names.title:
        return
    headed = [mention for each in mentions[:1] for mention in each if _is_somebody(mention) and " " in mention.text]
    if not headed:
        return
    one = headed[0]
    if one.form == "name":
        yield from (names.known.entities[iri] for iri in one.entities)
    else:
        yield from (mint(one.text, kind, names.known) for kind in one.kinds)


def _is_somebody(mention: Mention) -> bool:
    """Whether a mention names a person or character and nothing else."""
    return mention.form in ("name", "unknown") and bool(mention.kinds) and set(mention.kinds) <= set(PLAIN)


def _characters(mentions: Sequence[list[Mention]], names: Names) -> Iterator[Entity]:
    """The characters that an article names and nothing else, in order."""
    for each in mentions:
        for mention in each:
            if mention.form == "name" and mention.kinds == ("Character",) and mention.entities:
                yield names.known.entities[mention.entities[0]]


def _link(mention: Mention, scene: Scene, names: Names) -> Link:
    known = names.known
    if mention.form in ("name", "unknown") and (work := later(mention, scene.sentence, scene.memory.topic)):
        return Link(mention, {work.kind: work}, (work.kind,))
    if mention.kinds in (("Predecessor",), ("Other",)):
        other = meant(mention, scene.sentence, scene.memory.topic, scene.memory.named, known)
        return Link(mention, {other.kind: other} if other else {}, (other.kind,) if other else ())
    if mention.form == "name":
        entities = {known.entities[iri].kind: known.entities[iri] for iri in reversed(mention.entities)}
        if hero := namesake(mention, scene.sentence, list(entities.values())):
            return Link(
                mention, entities | {"Character": mint(hero, "Character", known)}, (*mention.kinds, "Character")
            )
        return Link(mention, entities | _spoken_of(mention, scene.memory, known), mention.kinds)
    if mention.form == "unknown":
        return Link(mention, {kind: mint(mention.text, kind, known) for kind in mention.kinds}, mention.kinds, known)
    if mention.form == "anaphor":
        if mention.text == "their":
            entities = of_couple(mention, scene.before, scene.sentence, scene.memory)
        else:
            entities = antecedents(mention, scene, known)
        return Link(mention, entities, tuple(entities))
    return Link(mention, {}, mention.kinds)


def _spoken_of(mention: Mention, memory: Memory, known: Gazetteer) -> dict[str, Entity]:
    """Of the entities that a name may mean, those spoken of before, by kind."""
    entities = [known.entities[iri] for iri in mention.entities]
    return {entity.kind: entity for entity in entities if entity in memory.latest.get(entity.kind, ())}
