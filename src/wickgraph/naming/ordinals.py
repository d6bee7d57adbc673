"""Ordinals that stand for films: "the third and fourth films", "the first two films", "shared the third".

The last of a row has the noun, and is found by its name in the gazetteer; the others share it.
"""

from __future__ import annotations

from wickgraph.naming.gazetteer import Gazetteer
from wickgraph.naming.mention import TITLE, Mention
from wickgraph.text import lexicon
from wickgraph.text.sentences import Sentence

_JOINERS = {"and", "or", ",", "the", "to"}
_PLURAL = {"films", "movies", "chapters", "instalments", "installments", "entries", "pictures"}
_COUNTS = {"two": 2, "three": 3, "four": 4}


def with_ordinals(sentence: Sentence, taken: list[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """The mentions `taken` of a sentence, with one for each ordinal that stands for a film and is free.

    >>> from wickgraph.text.article import parse
    >>> from wickgraph.naming.gazetteer import load
    >>> from wickgraph.text.sentences import sentences
    >>> sentence, = sentences(parse("It lies between the third and fourth films."))
    >>> [mention.text for mention in with_ordinals(sentence, [], load())]
    ['third']
    """
    words, norms = lexicon.load(), sentence.norms
    if "all" not in norms and words.ordinals.isdisjoint(norms):
        return sorted(taken, key=lambda mention: mention.start)
    taken = [each for each in taken if not _describes_a_work(each, sentence, taken)]
    free = set(range(len(norms))).difference(*(range(mention.start, mention.end) for mention in taken))
    added: list[Mention] = []
    named = {
        mention.start for mention in taken if mention.kinds == ("Film",) and norms[mention.start] in words.ordinals
    }
    heads = {each.start: each for each in taken if each.kinds == ("Franchise",) and norms[each.end - 1] in _PLURAL}
    for i in sorted(free):
        if norms[i] not in words.ordinals and norms[i] != "all":
            continue
        count = _COUNTS.get(sentence.norm(i + 1), 0) if norms[i] in ("first", "all") else 0
        if count and (sentence.norm(i + 2) in _PLURAL or i + 2 in heads):
            taken = [each for each in taken if each != heads.get(i + 2)]
            added += _ordinal_films(sentence, i, ("first", "second", "third", "fourth")[:count], gazetteer)
        elif norms[i] != "all" and _shares_head(sentence, i, named):
            added += _ordinal_films(sentence, i, (norms[i],), gazetteer)
    return sorted([*taken, *added], key=lambda mention: mention.start)


def _describes_a_work(mention: Mention, sentence: Sentence, taken: list[Mention]) -> bool:
    """Whether a film told by its number only says what the work before it is: "Ballerina, the first film to …"."""
    if mention.kinds != ("Film",) or sentence.norm(mention.start) not in lexicon.load().ordinals:
        return False
    before = [i for i in range(max(0, mention.start - 4), mention.start) if sentence.norm(i) not in _QUOTES]
    aside = [sentence.norm(i) for i in before[-2:]] == [",", "the"]
    beside = before[-2] if aside else -1
    return any(each.end in (beside, beside - 1) and set(each.kinds) & set(TITLE) for each in taken)


_QUOTES = {'"', "“", "”", "'", "‘", "’"}


def _shares_head(sentence: Sentence, i: int, named: set[int]) -> bool:
    """Whether an ordinal shares the noun of a later one, or of a name: "the third and fourth (John Wick) films"."""
    words, norms = lexicon.load(), sentence.norms
    if sentence.norm(i + 1) not in ("and", "or", ",", "to"):
        return False
    heads = (
        each for each in range(i + 1, min(i + 6, len(norms))) if norms[each] in words.ordinal_heads or each in named
    )
    head = next(heads, i)
    return head > i and all(word in words.ordinals or word in _JOINERS for word in norms[i + 1 : head])


def _ordinal_films(sentence: Sentence, i: int, ordinals: tuple[str, ...], gazetteer: Gazetteer) -> list[Mention]:
    """The films of some ordinals, each a mention; the first takes the ordinal, the second the number behind it."""
    out = []
    for at, ordinal in enumerate(ordinals):
        name = next((each for each in gazetteer.names.get(ordinal, ()) if each.words == (ordinal, "film")), None)
        if name:
            start = i + min(at, 2)
            kinds = tuple(gazetteer.entities[iri].kind for iri in name.entities)
            out.append(Mention(start, start + 1, sentence.tokens[start].text, "name", kinds, entities=name.entities))
    return out
