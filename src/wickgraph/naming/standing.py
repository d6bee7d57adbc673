"""Standing: where in its sentence a mention stands, and what that makes of it.

>>> from wickgraph.text.sentences import tokens
>>> sentence = Sentence(tuple(tokens("He lived in Alnwick.")), "paragraph", 0)
>>> is_where(Mention(3, 4, "Alnwick", "unknown", ("Person", "Character")), sentence)
True
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from wickgraph.naming.mention import Mention
from wickgraph.text import lexicon
from wickgraph.text.sentences import Sentence, fold

_PREPOSITIONS = {
    "with", "of", "for", "like", "unlike", "alongside", "from", "to", "by", "in", "at", "on", "against", "about",
}  # fmt: skip
_AFTER_OBJECT = {
    "in", "at", "on", "to", "with", "for", "from", "and", "but", "before", "after", "dead", "as", "while", "when", "by",
    "into",
}  # fmt: skip
_PLAYS = {"as", "play", "plays", "played", "portrays", "portrayed", "voices", "is", "are"}
_OPENING = {"with", "of", "for", "like", "unlike", "alongside", "from", "to"}


def opens_aside(mention: Mention, sentence: Sentence) -> bool:
    """Whether a name only opens the sentence behind a preposition: "With David Leitch, he …".

    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens("With Leitch, he returned.")), "paragraph", 0)
    >>> opens_aside(Mention(1, 2, "Leitch", "unknown", ("Person",)), sentence)
    True
    """
    return 0 < mention.start <= 2 and sentence.norms[0] in _OPENING


@cache
def _finite() -> frozenset[str]:
    return frozenset(lexicon.load().lists["finite"])


#: words with which what only describes the subject behind it begins: "The son of Harry Lind, he …"
_HANGING = {"the", "a", "an", "born", "once", "as", "also", "already", "still", "though", "although", "now", "only"}


def hangs_before(pronoun: Mention, sentence: Sentence) -> bool:
    """Whether all that stands before a pronoun only describes whom it means: "Born in Hull as Otto's son, he …".

    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens("The son of Otto Lind, he acts.")), "paragraph", 0)
    >>> hangs_before(Mention(6, 7, "he", "anaphor", ("Person",)), sentence)
    True
    """
    norms = sentence.norms[: pronoun.start]
    if len(norms) < 3 or norms[-1] != "," or not (norms[0] in _HANGING or norms[0].endswith(("ed", "ing"))):
        return False
    return _finite().isdisjoint(norms)


#: prepositions behind which a name that nobody knows is a place, or a work, rather than somebody
_WHERE = {"in", "at", "near", "into", "across", "around", "outside", "through", "off", "inside", "throughout"}


def is_where(mention: Mention, sentence: Sentence) -> bool:
    """Whether a name that nobody knows stands where a place does: "at a hospice in Alnwick"."""
    return mention.form == "unknown" and len(mention.kinds) > 1 and sentence.norm(mention.start - 1) in _WHERE


def is_there(mention: Mention, sentence: Sentence) -> bool:
    """Whether a name that nobody knows has an article where a place does: "in the Bronx", "from the Crusades"."""
    behind = sentence.norm(mention.start - 2) in (*_WHERE, "from")
    return mention.form == "unknown" and behind and sentence.norm(mention.start - 1) in ("the", "a", "an")


#: words before "killing Ash" that make it only the setting of what is said
_BEFORE_ACTS = {"after", "before", "by", "while", "upon", "since", "when", "on", "for", "without"}


def is_aside(mention: Mention, sentence: Sentence) -> bool:
    """Whether a sentence only says with whom, where or when something is: "With Leitch, he …", "After killing Ash"."""
    acted_on = sentence.norm(mention.start - 1).endswith("ing") and sentence.norm(mention.start - 2) in _BEFORE_ACTS
    return acted_on or opens_aside(mention, sentence) or is_where(mention, sentence)


def is_subject(mention: Mention, sentence: Sentence) -> bool:
    """Whether a mention may be what its sentence speaks of: not "his" in "It was made by his wife, Ilse Brandt"."""
    return fold(mention.text) not in ("his", "her", "him")


def is_player(mention: Mention, sentence: Sentence) -> bool:
    """Whether a name only says in brackets who plays somebody: "Marge (Frances McDormand)".

    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens("Marge (Frances McDormand) laughs.")), "paragraph", 0)
    >>> is_player(Mention(2, 4, "Frances McDormand", "name", ("Person",)), sentence)
    True
    """
    opens, name = sentence.norm(mention.start - 1) == "(", sentence.tokens[max(0, mention.start - 2)].text
    return opens and mention.start > 1 and name[0].isupper() and sentence.norm(mention.end) in (")", ",", ";")


def before_insertion(pronoun: Mention, names: Sequence[Mention], sentence: Sentence) -> int | None:
    """Which of some names acts on a pronoun where an insertion ends before its verb, if one does.

    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens("Kit, who knew that Orin lied, shot him.")), "paragraph", 0)
    >>> kit, orin = (Mention(at, at + 1, "X", "unknown", ("Character",)) for at in (0, 5))
    >>> before_insertion(Mention(9, 10, "him", "anaphor", ("Character",)), [kit, orin], sentence)
    0
    """
    if sentence.norm(pronoun.start - 2) != ",":
        return None
    found = [n for n, each in enumerate(names) if sentence.norm(each.end) == "," and each.end < pronoun.start - 2]
    return found[-1] if found else None


def acting(pronoun: Mention, names: Sequence[Mention], sentence: Sentence) -> int | None:
    """Which of some names acts on a pronoun behind "and" and a verb: the last of those who stand before a verb.

    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens("When Orin arrives, Kit is waiting and shoots him.")), "paragraph", 0)
    >>> orin, kit = (Mention(at, at + 1, "X", "unknown", ("Character",)) for at in (1, 4))
    >>> acting(Mention(9, 10, "him", "anaphor", ("Character",)), [orin, kit], sentence)
    1
    """
    if sentence.norm(pronoun.start - 2) != "and":
        return None
    verbs = lexicon.load().lists["finite"]
    after = [(n, sentence.norm(each.end)) for n, each in enumerate(names) if each.form != "anaphor"]
    found = [n for n, norm in after if norm in verbs or (norm.endswith(("s", "ed")) and norm != "'s")]
    return found[-1] if found else None


def is_doer(mention: Mention, sentence: Sentence) -> bool:
    """Whether a mention is the subject of the verb behind it, what stands in brackets apart: "Kit (Ann Lee) shoots".

    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens("Kit (Ann Lee) hires Orin.")), "paragraph", 0)
    >>> [is_doer(Mention(at, at + 1, name, "unknown", ()), sentence) for at, name in ((0, "Kit"), (6, "Orin"))]
    [True, False]
    """
    if fold(mention.text) in ("he", "she"):
        return True
    behind = mention.end
    if sentence.norm(behind) == "(":
        behind = next((at + 1 for at in range(behind, behind + 8) if sentence.norm(at) == ")"), behind)
    norm = sentence.norm(behind) or "."
    return norm in lexicon.load().lists["finite"] or (norm.isalpha() and norm.endswith(("s", "ed")) and norm != "as")


def is_behind_whom(pronoun: Mention, name: Mention, sentence: Sentence) -> bool:
    """Whether a pronoun cannot mean a name, since "whom" already does: "Orin, with whom he …".

    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens("Kit met Orin, with whom he works.")), "paragraph", 0)
    >>> is_behind_whom(Mention(6, 7, "he", "anaphor", ()), Mention(2, 3, "Orin", "unknown", ()), sentence)
    True
    """
    return sentence.norm(pronoun.start - 1) == "whom" and name.end >= pronoun.start - 3


def shares_verb(sentence: Sentence, start: int) -> bool:
    """Whether a further actor stands here whose verb was said: "Reed plays Pine, Byrne the Chancellor".

    >>> from wickgraph.text.sentences import tokens
    >>> shares_verb(Sentence(tuple(tokens("Reed plays Pine, Byrne the Chancellor")), "paragraph", 0), 4)
    True
    """
    before = sentence.norms[max(0, start - 30) : max(0, start - 1)]
    return sentence.norm(start - 1) in (",", "and", ";", "while") and not {"plays", "played", "play"}.isdisjoint(before)


def roles(pronoun: Mention, before: Sequence[Mention], sentence: Sentence) -> list[Mention]:
    """The roles named before in a list of them, of which "his" stands in the next: "Bo as Kit and Al as his son".

    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens("Bo as Kit and Al as his son.")), "paragraph", 0)
    >>> before = [Mention(at, at + 1, name, "unknown", ()) for at, name in ((0, "Bo"), (2, "Kit"), (4, "Al"))]
    >>> [each.text for each in roles(Mention(6, 7, "his", "anaphor", ()), before, sentence)]
    ['Kit']
    """
    if sentence.norm(pronoun.start - 1) not in _PLAYS and not (before and before[-1].end == pronoun.start):
        return []
    return [each for each in before if sentence.norm(each.start - 1) in _PLAYS and each.form != "anaphor"]


def stands(mention: Mention, sentence: Sentence) -> bool:
    """Whether a name may be what its clause speaks of: no possessor, and not right behind a preposition or a verb.

    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens("Kit fled with Orin.")), "paragraph", 0)
    >>> [stands(Mention(at, at + 1, name, "unknown", ()), sentence) for at, name in ((0, "Kit"), (3, "Orin"))]
    [True, False]
    """
    before = sentence.norm(mention.start - 1) or ","
    governed = before in _PREPOSITIONS or (before.endswith(("s", "ed")) and before not in ("is", "was", "as"))
    return sentence.norm(mention.end) != "'s" and not governed


def is_object(pronoun: Mention, sentence: Sentence) -> bool:
    """Whether a pronoun is what is acted on: "him", or "her" with no noun after it.

    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens("Kit shot her in Rome.")), "paragraph", 0)
    >>> is_object(Mention(2, 3, "her", "anaphor", ()), sentence)
    True
    """
    after = sentence.norm(pronoun.end) or "."
    bare = not after[0].isalpha() or after in _AFTER_OBJECT
    return fold(pronoun.text) == "him" or (fold(pronoun.text) == "her" and bare)
