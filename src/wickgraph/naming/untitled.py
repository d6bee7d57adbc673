"""Untitled films: those that have no title yet and are called by whom they are about, "a film about Caine".

>>> from wickgraph.text.article import parse
>>> from wickgraph.naming.gazetteer import load
>>> from wickgraph.text.sentences import sentences
>>> sentence, = sentences(parse("Lionsgate plans a feature about the blind swordsman Caine."))
>>> load().entities[film_about(sentence, 3, load()).entities[0]].label
'Untitled Caine film'
"""

from __future__ import annotations

from wickgraph.naming.gazetteer import Entity, Gazetteer
from wickgraph.naming.mention import Mention, capital
from wickgraph.text.sentences import Sentence

#: what a film is called that has no title yet
NOUNS = {
    "film", "movie", "feature", "picture", "spin-off", "spinoff", "offshoot", "standalone", "project", "outing",
    "adventure", "one",
}  # fmt: skip
_ABOUT = {
    "about", "around", "on", "following", "centred", "centered", "centring", "centering", "focused", "focusing",
    "devoted", "dedicated", "built", "led", "fronted", "starring", "with", "for", "telling",
}  # fmt: skip
#: how many words may stand between the noun and the name: "a film that centres on the blind assassin Caine"
_BETWEEN = 7


def film_about(sentence: Sentence, i: int, gazetteer: Gazetteer) -> Mention | None:
    """The mention of a known film without a title at token `i`, where the words behind say whom it is about."""
    if sentence.norms[i] not in NOUNS:
        return None
    after = sentence.norms[i + 1 : i + 3]
    named = _named(sentence, i + 2) if _ABOUT.intersection(after) else _before(sentence, i)
    film = named and gazetteer.lookup(f"{named} film")
    return Mention(i, i + 1, sentence.tokens[i].text, "name", ("Film",), entities=tuple(film)) if film else None


def is_untitled(work: Entity) -> bool:
    """Whether a work has no title yet.

    >>> is_untitled(Entity("https://w3id.org/wickgraph/id/UntitledCaineFilm", "Film", "Untitled Caine film"))
    True
    """
    return work.label.startswith("Untitled ")


#: what another work is called that has no name yet: "Netflix is developing a sequel"
_ANOTHER = {"sequel", "prequel", "spin-off", "spinoff", "follow-up", "followup", "remake", "reboot", "threequel"}
_MODIFIERS = {
    "second", "third", "fourth", "fifth", "possible", "potential", "planned", "direct", "live-action", "new", "further",
    "untitled", "proposed", "future", "television", "tv", "animated", "american", "english-language", "hollywood",
    "legacy",
}  # fmt: skip
_SAID_OF = {"is", "was", "as", "be", "being", "becomes", "became", "like", "than", "not", "been", "for", "with", "of"}
_GOES_ON = {
    "to",
    "of",
    "called",
    "titled",
    "entitled",
    "named",
    "series",
    "in",
    "from",
    "starring",
    "directed",
    "which",
    "that",
}


_IS = {"is", "was", "has", "had", "will", "would", "remains", "went", "came", "followed"}


def another(sentence: Sentence, i: int) -> Mention | None:
    """A work that has no name and is not the one spoken of: "a sequel", "another spin-off".

    >>> from wickgraph.text.sentences import tokens
    >>> another(Sentence(tuple(tokens("Netflix was developing a sequel.")), "paragraph", 0), 3).kinds
    ('Other',)
    """
    if (
        sentence.norms[i] not in ("a", "an", "another")
        or (i and not sentence.norm(i - 1).isalpha())
        or sentence.norm(i - 1) in _SAID_OF
    ):
        return None
    at = i + 1
    while at < i + 4 and sentence.norm(at) in _MODIFIERS:
        at += 1
    after = sentence.tokens[at + 1 : at + 2]
    if sentence.norm(at) not in _ANOTHER or sentence.norm(at + 1) in _GOES_ON | _ANOTHER:
        return None
    if after and (capital(after[0]) or after[0].text in ('"', ":", "—")):
        return None
    if not i and sentence.norm(at + 1) not in _IS:
        return None
    then = sentence.tokens[at + 2 : at + 3]
    if after and after[0].text == "," and then and (capital(then[0]) or then[0].text == '"'):
        return None  # "a sequel, Dune: Part Two"
    return Mention(i, at + 1, " ".join(sentence.norms[i : at + 1]), "anaphor", ("Other",))


#: how many words may stand before "remake" and describe it
_DESCRIBED = 3


def remake(sentence: Sentence, i: int) -> Mention | None:
    """A remake that bears the name of the work spoken of: "An American remake by …", "the remake of 2013".

    >>> from wickgraph.text.sentences import tokens
    >>> remake(Sentence(tuple(tokens("An American remake by Ann Ek was dull.")), "paragraph", 0), 0).text
    'an american remake'
    """
    at = next((j for j in range(i + 1, i + _DESCRIBED + 2) if sentence.norm(j) == "remake"), -1)
    if at < 0 or sentence.norms[i] not in ("a", "an", "the", "another"):
        return None
    dated = sentence.norm(at + 1) == "of" and sentence.norm(at + 2).isdigit()
    named = any(token.text == '"' for token in sentence.tokens[at + 1 : at + 4]) or sentence.norm(at + 1) in ("of", ",")
    told = dated or (not named and sentence.norms[i] != "the")
    words = sentence.norms[i : at + 1]
    return Mention(i, at + 1, " ".join(words), "anaphor", ("Other",)) if told and all(map(str.isalnum, words)) else None


def _named(sentence: Sentence, at: int) -> str | None:
    """The first word with a capital behind a noun, with no end of the phrase before it."""
    for j in range(at, min(at + _BETWEEN, len(sentence.tokens))):
        if capital(sentence.tokens[j]):
            return sentence.tokens[j].text
        if sentence.norms[j] in (",", ".", ";", ":", "("):
            return None
    return None


def _before(sentence: Sentence, i: int) -> str | None:
    """The owner right before a noun: "Caine's own film", "Caine in a film"."""
    norms = list(sentence.norms[max(0, i - 4) : i])
    while norms and norms[-1] in ("own", "solo", "standalone", "a", "an", "in", "'s", "first", "his"):
        norms.pop()
    at = max(0, i - 4) + len(norms) - 1
    return sentence.tokens[at].text if norms and at < i - 1 and capital(sentence.tokens[at]) else None
