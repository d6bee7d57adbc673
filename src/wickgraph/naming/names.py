"""Names over the whole article: what kind of thing an unknown name is, short forms of long names.

>>> key("The Salt Road")
'salt road'
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from wickgraph.naming.eponyms import is_role, named_after
from wickgraph.naming.gazetteer import Entity, Gazetteer
from wickgraph.naming.mention import PLAIN, TITLE, Mention
from wickgraph.naming.numbered import instalment, numbered
from wickgraph.naming.shortened import key as key
from wickgraph.naming.shortened import subtitles
from wickgraph.text import lexicon
from wickgraph.text.article import Article

WORKS = TITLE


@dataclass(frozen=True)
class Names:
    """The names of one article: kinds that its words declare, how often each stands firmly, long names by a part.

    `inside` says that it is about the gazetteer's franchise, `many` that its title announces news of many works;
    `page` is the character or organisation whose page it is; those `apart` are short for no longer name.
    """

    known: Gazetteer
    declared: dict[str, str]
    title: Entity | None
    seen: Counter[str]
    longer: dict[str, list[Mention]]
    subtitles: dict[str, Mention]
    person: Entity | None = None
    places: frozenset[str] = frozenset()
    inside: bool = False
    many: bool = False
    page: Entity | None = None
    apart: frozenset[str] = frozenset()


def titled(mentions: Sequence[Sequence[Mention]], declared: Mapping[str, str]) -> dict[str, str]:
    """The declared kinds of names, and those of titles in quotation marks: films where nothing else is said.

    >>> titled([[Mention(0, 1, "Heat", "unknown", TITLE, quoted=True)]], {})
    {'heat': 'Film'}
    """
    kinds = dict(declared)
    for each in mentions:
        for mention in each:
            if mention.form == "unknown" and mention.quoted and mention.kinds == TITLE:
                kinds.setdefault(key(mention.text), "Film")
    names = (key(mention.text) for each in mentions for mention in each if mention.form == "unknown")
    return {**numbered(names, kinds), **kinds}


def gather(
    known: Gazetteer,
    article: Article,
    mentions: Sequence[Sequence[Mention]],
    declared: Mapping[str, str],
    title: Entity | None,
    whole: Mapping[str, str] | None = None,
) -> Names:
    """The names of an article from the mentions of its sentences and the kinds that its words give them.

    `title` is the work that the article's title names, `whole` the whole names of those who have but a first one in it.
    """
    kinds = dict(declared)
    if title and not title.known:
        kinds.setdefault(key(title.label), "Work")
    seen = Counter(key(mention.text) for each in mentions for mention in each if not mention.weak)
    return Names(
        known,
        kinds,
        title,
        seen,
        _longer(mentions, kinds, known, whole or {}),
        subtitles(mentions, kinds, title.label if title and _in_short(title, article) else None),
        _title_person(article, known),
        apart=frozenset(key(mention.text) for each in mentions for mention in each if mention.apart),
    )


def _in_short(title: Entity, article: Article) -> bool:
    """Whether an article's heading has only what stands before the colon of its work's title."""
    return key(article.title or "") == key(title.label.partition(":")[0]) != key(title.label)


def _title_person(article: Article, known: Gazetteer) -> Entity | None:
    """The person or character whose name the title is: a profile is about them."""
    named = [known.entities[iri] for iri in known.lookup(article.title or "")]
    return named[0] if len(named) == 1 and named[0].kind in PLAIN else None


def _as_character(mention: Mention, known: Gazetteer) -> Mention:
    """The mention of a known name read as the character who bears it."""
    bearers = tuple(iri for iri in mention.entities if known.entities[iri].kind == "Character")
    return replace(mention, form="name" if bearers else "unknown", kinds=("Character",), entities=bearers)


def _longer(
    mentions: Sequence[Sequence[Mention]], declared: Mapping[str, str], known: Gazetteer, whole: Mapping[str, str]
) -> dict[str, list[Mention]]:
    """Personal names of several words by their first and last words, so that "Reeves" and "Koji" find them."""
    out: dict[str, list[Mention]] = {}
    for each in mentions:
        for mention in each:
            words = [word for word in key(mention.text).split() if word not in _SUFFIXES]
            kinds = {declared[key(mention.text)]} if key(mention.text) in declared else set(mention.kinds)
            if mention.form == "name" and "Character" in kinds:
                mention = _as_character(mention, known)
                kinds = {"Character"}
            personal = kinds and kinds <= set(PLAIN)
            if mention.form in ("name", "unknown") and personal and len(words) > 1 and not mention.weak:
                for part in _parts(words):
                    bearers = out.setdefault(part, [])
                    if all(key(bearer.text) != key(mention.text) for bearer in bearers):
                        bearers.append(mention)
    for first, name in whole.items():
        out.setdefault(first, [Mention(0, 0, name, "unknown", PLAIN)])
    return out


#: "Leslie Odom Jr." is "Odom" further on
_SUFFIXES = {"jr", "sr", "ii", "iii", "jr.", "sr."}


def _parts(words: list[str]) -> set[str]:
    """What of a name stands for the whole: the first word, the last, all but the first; "Sir Edmund", "Edmund"."""
    titled = {words[1], " ".join(words[:2])} if len(words) > 2 and _is_title(words[0]) else set()
    return {words[0], words[-1], " ".join(words[1:])} | titled


def _is_title(word: str) -> bool:
    return word == "sir" or word in lexicon.load().prefixes


def settle(mentions: Sequence[Mention], names: Names, *, keep_weak: bool = False) -> list[Mention]:
    """The mentions of a sentence as the whole article lets them be read; words that are no names are dropped.

    With `keep_weak` those stay that stand where a subject stands.
    """
    out = []
    for mention in mentions:
        settled = _settled(mention, names)
        if settled or keep_weak:
            out += [settled or mention] if settled or mention.acts else []
    return out


def _settled(mention: Mention, names: Names) -> Mention | None:
    name = key(mention.text)
    if mention.form != "unknown":
        return _surname(mention, name, names) or mention
    if is_role(mention, names.title):
        return replace(mention, kinds=("Character",), possible=(), weak=False)
    if mention.quoted and names.page and name == key(names.page.label):
        return replace(mention, kinds=("Film",), possible=(), weak=False)
    if name not in names.subtitles and (whole := instalment(mention, _titles(names))):
        return whole
    if name in names.subtitles:
        return _settled(replace(names.subtitles[name], start=mention.start, end=mention.end), names)
    personal = names.declared.get(name) in (None, *PLAIN) and name not in names.apart
    first = name.partition(" ")[0]
    personal = personal and not _is_of_actor(name, mention, names)
    single = " " not in name or (name.count(" ") == 1 and (_is_title(first) or first in lexicon.load().connectors))
    if personal and single and (bearer := _bearer(name, mention, names) or _knighted(name, mention, names)):
        return bearer if bearer.form == "name" or bearer.kinds == ("Character",) else _settled(bearer, names)
    if name in names.declared and (mention.kinds == PLAIN or set(mention.kinds) & {*WORKS, "FictionalOrganization"}):
        kinds = WORKS if names.declared[name] == "Work" else (names.declared[name],)
        return replace(mention, kinds=kinds, possible=(), weak=False)
    if name in names.places and mention.kinds == PLAIN:
        return replace(mention, kinds=("Location",), possible=(*PLAIN, *mention.possible), weak=False)
    return None if mention.weak and not names.seen[name] else mention


def _knighted(name: str, mention: Mention, names: Names) -> Mention | None:
    """Whom "Sir Edmund" means where only "Edmund Carew" is whole."""
    title, _, first = name.partition(" ")
    bearer = _bearer(first, mention, names) if title in ("sir", "dame") and first else None
    return bearer if bearer and key(bearer.text).split()[0] == first and key(bearer.text) != first else None


@cache
def _common() -> frozenset[str]:
    """Last names that many bear: alone they are nobody known, unless the article names him."""
    return frozenset(lexicon.load().lists["common-surname"])


def _titles(names: Names) -> list[str]:
    """The titles in an article that have a colon, its own first."""
    return [names.title.label if names.title else "", *(each.text for each in names.subtitles.values())]


def _surname(mention: Mention, name: str, names: Names) -> Mention | None:
    """A character's only name as that of the actor whom the article names in full: "Yen" beside "Donnie Yen"."""
    if (
        mention.kinds != ("Character",)
        or " " in name
        or (names.title and names.title.known and names.title.kind == "Series")
    ):
        return None
    bearers = [each for each in names.longer.get(name, ()) if each.kinds == ("Person",) and each.form == "name"]
    own = any(key(names.known.entities[iri].label.partition(" (")[0]) == name for iri in mention.entities)
    last = len(bearers) == 1 and key(bearers[0].text).split()[-1] == name
    return replace(bearers[0], start=mention.start, end=mention.end, quoted=False) if own and last else None


def _by_first(name: str, bearers: list[Mention]) -> list[Mention]:
    """Of several who bear a name, the only known character of whom it is the first: actors go by their last."""
    first = [each for each in bearers if each.form == "name" and key(each.text).split()[0] == name]
    told = [each for each in first if each.kinds == ("Character",)]
    return told if len(bearers) > 1 and len(told) == 1 else bearers


def _is_actor(bearer: Mention, name: str) -> bool:
    """Whether a name is but the first one of somebody real: of actors one speaks by the last."""
    return bearer.kinds == ("Person",) and key(bearer.text).split()[0] == name


def _is_of_actor(name: str, mention: Mention, names: Names) -> bool:
    """Whether a role has the first name of an actor: "Curtis plays Joe" beside "Joe E. Brown"."""
    longer = [key(each.text) for each in names.longer.get(name, ()) if each.form == "unknown"]
    by_first = [whole for whole in longer if mention.role and whole.partition(" ")[0] == name]
    return any(names.declared.get(whole) == "Person" for whole in by_first)


def _bearer(name: str, mention: Mention, names: Names) -> Mention | None:
    """The longer name of which a single word is a part: one of the article, or a known one."""
    bearers = _by_first(name, names.longer.get(name, []))
    about = names.title.known if names.title else names.inside
    characters = names.known.firsts.get(name, ()) if about else ()
    if len(characters) == 1 and all(_is_actor(bearer, name) for bearer in bearers):
        bearers = []
    if (
        all(_is_actor(bearer, name) for bearer in bearers)
        and not characters
        and (hero := named_after(mention, names.title))
    ):
        return hero
    known = [bearer for bearer in bearers if bearer.form == "name"]
    if len(known) == 1 or (bearers and not known):
        return replace((known or bearers)[0], start=mention.start, end=mention.end, quoted=False)
    if bearers:
        return None
    surname = (mention.acts or not mention.weak) and not (name in lexicon.load().given or name in _common())
    persons = names.known.surnames.get(name, ()) if surname else ()
    for kind, entities in (("Person", persons), ("Character", characters)):
        if len(entities) == 1:
            return replace(mention, form="name", kinds=(kind,), possible=(), entities=entities, weak=False)
    return None
