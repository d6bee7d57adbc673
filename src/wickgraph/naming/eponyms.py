"""Eponyms: heroes whose name is the title of their film.

>>> from wickgraph.naming.gazetteer import Entity
>>> eponym(Entity("https://w3id.org/wickgraph/id/ErinHallFilm", "Film", "Erin Hall: Part Two"))
'Erin Hall'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wickgraph.naming.gazetteer import Entity
from wickgraph.naming.mention import TITLE, Mention
from wickgraph.text import lexicon
from wickgraph.text.sentences import Sentence, fold


def eponym(work: Entity | None) -> str:
    """The name of somebody that the title of a known work is, or begins with before its colon; "" where it is none.

    >>> eponym(Entity("https://w3id.org/wickgraph/id/Heat", "Film", "Heat")), eponym(None)
    ('', '')
    """
    if work is None or work.kind not in TITLE or not work.known:
        return ""  # an unknown name is one thing in an article: the film
    words = work.label.partition(" (")[0].partition(":")[0].split()
    personal = len(words) == 2 and fold(words[0]) in lexicon.load().given
    return " ".join(words) if personal and all(word[0].isupper() and word.isalpha() for word in words) else ""


def named_after(mention: Mention, work: Entity | None) -> Mention | None:
    """The mention of a first or last name as that of the hero whose name the title is; None where it is not his.

    >>> erin = Entity("https://w3id.org/wickgraph/id/ErinHallFilm", "Film", "Erin Hall")
    >>> named_after(Mention(0, 1, "Erin", "unknown", ("Person", "Character")), erin).text
    'Erin Hall'
    """
    whole = eponym(work)
    if not whole or fold(mention.text) not in (fold(whole).split()[0], fold(whole).split()[-1]):
        return None
    return replace(mention, text=whole, form="unknown", kinds=("Character",), possible=(), weak=False, quoted=False)


def of_title(work: Entity, characters: Sequence[Entity]) -> Entity | None:
    """The character of an article whose name, or last name, is the title of a work.

    >>> film = Entity("https://w3id.org/wickgraph/id/PellFilm", "Film", "Pell")
    >>> agnes = Entity("https://w3id.org/wickgraph/id/AgnesPellCharacter", "Character", "Agnes Pell")
    >>> of_title(film, [agnes]).label
    'Agnes Pell'
    """
    title = fold(work.label.partition(" (")[0].partition(":")[0])
    return next((each for each in characters if title in (fold(each.label), fold(each.label).split()[-1])), None)


def is_role(mention: Mention, work: Entity | None) -> bool:
    """Whether a name behind "plays" is the title of a work, whose hero it then is: "Madison plays Anora".

    >>> is_role(Mention(2, 3, "Pell", "unknown", ("Person",), role=True), Entity("x", "Film", "Pell"))
    True
    """
    return mention.role and work is not None and fold(work.label.partition(":")[0]) == fold(mention.text)


#: nouns before which the title of a film means no person
_OF_WORKS = {
    "film", "movie", "films", "movies", "franchise", "series", "universe", "director", "star", "actor", "sequel",
    "prequel", "spin-off", "spinoff", "offshoot",
}  # fmt: skip


def namesake(mention: Mention, sentence: Sentence, entities: Sequence[Entity]) -> str:
    """The name of the hero whom the title of a known film may mean as well: "John Wick hides"; "" where it does not.

    >>> from wickgraph.text.sentences import tokens
    >>> erin = Entity("https://w3id.org/wickgraph/id/ErinHallFilm", "Film", "Erin Hall")
    >>> hides = Sentence(tuple(tokens("Erin Hall hides.")), "paragraph", 0)
    >>> namesake(Mention(0, 2, "Erin Hall", "name", ("Film",)), hides, [erin])
    'Erin Hall'
    """
    name = eponym(entities[0]) if len(entities) == 1 else ""
    dated = sentence.norm(mention.end) == "(" and sentence.norm(mention.end + 1)[:1].isdigit()
    marked = mention.quoted or dated or sentence.norm(mention.end) in _OF_WORKS
    return name if not marked and fold(mention.text) == fold(name) else ""
