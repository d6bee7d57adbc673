"""Telling: whether the name of a work only tells who somebody is, or what came before or beside another work.

>>> from wickgraph.text.sentences import tokens
>>> sentence = Sentence(tuple(tokens('Ann Ek, the maker of "Heat" and "Sunfall," left.')), "paragraph", 0)
>>> describes(Mention(11, 12, "Sunfall", "unknown", ("Film",)), sentence)
True
"""

from __future__ import annotations

import re

from wickgraph.naming.mention import Mention
from wickgraph.text import lexicon
from wickgraph.text.sentences import Sentence


def describes(mention: Mention, sentence: Sentence) -> bool:
    """Whether the name of a work only tells who somebody is: "“Heat” star Al Pacino", "known for “Heat”".

    >>> from wickgraph.naming.mention import TITLE
    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens('"Heat" star Al Pacino')), "paragraph", 0)
    >>> describes(Mention(1, 2, "Heat", "unknown", ("Film",)), sentence)
    True
    """
    after = sentence.norm(mention.end + (sentence.norm(mention.end) == '"'))
    before = sentence.norms[max(0, mention.start - 4) : mention.start]
    opened = mention.end + 1 + (sentence.norm(mention.end) == '"')
    alone = sentence.norms.count("(") == 1 and sentence.norm(opened).isdigit()
    listed = after == "(" and mention.start > _NEAR_BEGINNING and not alone  # "Heat (1995), Sunfall (1999)"
    made = after in lexicon.load().titles or after in _BEHIND or any(norm in _MAKERS for norm in before)
    beside = listed or made
    first = None if beside else _joined_to(mention, sentence)
    return beside or tells(mention, sentence) or (first is not None and describes(first, sentence))


def _joined_to(mention: Mention, sentence: Sentence) -> Mention | None:
    """The title in quotation marks before another one that it is joined to: the first of "“Arrival” and “Dune”"."""
    norms, at = sentence.norms, mention.start - 1
    if at < 3 or norms[at] != '"' or norms[at - 1] not in ("and", ","):
        return None
    end = at - 1
    while end > 0 and norms[end] in ("and", ","):
        end -= 1
    end -= norms[end] == '"'
    start = next((i for i in range(end, max(0, end - _LONG_ASIDE), -1) if norms[i] == '"'), -1)
    return Mention(start + 1, end + 1, "", "unknown", ("Film",)) if 0 <= start < end else None


def stands_beside(mention: Mention, sentence: Sentence) -> bool:
    """Whether a work is only set beside another, or its name is that of a series of which another work is told.

    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens('He is to die in the second "Star Trek" picture.')), "paragraph", 0)
    >>> stands_beside(Mention(8, 10, "Star Trek", "unknown", ("Film",)), sentence)
    True
    """
    before = next((norm for norm in reversed(sentence.norms[: mention.start]) if norm != '"'), "")
    after = sentence.norm(mention.end + (sentence.norm(mention.end) == '"'))
    of_series = (
        before in _OF_SERIES
        and after not in _OF_ONE
        and mention.form == "unknown"
        and not _NUMBERED.search(mention.text)
    )
    return before in _BESIDE or of_series


def is_by_maker(mention: Mention, sentence: Sentence) -> bool:
    """Whether a work is named to say who made it: "said Ann Ek, the director of Heat".

    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens("Ann Ek, the director of Heat, left.")), "paragraph", 0)
    >>> is_by_maker(Mention(6, 7, "Heat", "unknown", ("Film",)), sentence)
    True
    """
    words = [norm for norm in sentence.norms[max(0, mention.start - 3) : mention.start] if norm != '"']
    return words[-1:] == ["of"] and words[-2:-1] != [] and words[-2] in lexicon.load().lists["making"]


#: what may stand between such words and the name
_UNTIL = (
    r"(?: (?:the|a|his|her|their|its|last|this|[a-z]+ 's|\d{4} 's|\d{4}|year 's|film|films|movie|series|"
    r"miniseries|drama|comedy|hit|thriller|horror|sitcom|show|novel|book|acclaimed|earlier|own|hbo|netflix|tv|television))*$"
)
#: what somebody did before, of which a sentence only reminds: "who made this year's “Scream,”", "since “Rogue Nation”"
_PASSED_BY = re.compile(
    r"(?:, who (?:also |once |last |has |had )?[a-z-]+(?:ed|ote|ade|hot|aw)(?: for| in| on)?|\b(?:since|than|unlike))"
    + _UNTIL
)


def is_passed_by(mention: Mention, sentence: Sentence) -> bool:
    """Whether a sentence only reminds of a work, and goes on to speak of another one.

    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens('Ann Ek, who made "Heat," directs again.')), "paragraph", 0)
    >>> is_passed_by(Mention(6, 7, "Heat", "unknown", ("Film",)), sentence)
    True
    """
    words = [norm for norm in sentence.norms[max(0, mention.start - _LONG_ASIDE) : mention.start] if norm != '"']
    after = [norm for norm in sentence.norms[mention.end : mention.end + 3] if norm != '"'][:2]
    goes_on = after[:1] == [","] and after[1:] not in (["which"], ["a"], ["the"], ["directed"])
    found = _PASSED_BY.search(" ".join(words)) if goes_on else None
    return found is not None and (found[0].startswith(", who") or after[1:] == ["and"])


#: words right before a work with which another one only shares a day or is compared
_BESIDE = {"with", "against", "behind", "than", "alongside", "opposite", "over", "forget", "unlike", "like"}
#: words right before the name of a series by which one of its works is meant, and words behind it that say otherwise
_OF_SERIES = {
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "next", "standalone",
    "another",
}  # fmt: skip
_OF_ONE = {"season", "episode", "series", "run", "outing"}
_NUMBERED = re.compile(r"\d$")


def tells(mention: Mention, sentence: Sentence) -> bool:
    """Whether the words before the name of a work say that it is somebody's, or that another one follows it.

    >>> from wickgraph.naming.mention import TITLE
    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens("Ann Ek, last seen in the miniseries Coldwater, left.")), "paragraph", 0)
    >>> tells(Mention(8, 9, "Coldwater", "unknown", TITLE), sentence)
    True
    """
    words = [norm for norm in sentence.norms[max(0, mention.start - _LONG_ASIDE) : mention.start] if norm != '"']
    return _TELLS.search(" ".join(words)) is not None


#: so many words before the name of a work tell that it is only somebody's
_LONG_ASIDE = 10
_PEOPLE = (
    r"(?:co-)?(?:writer|author|creator|star|director|producer|editor|composer|showrunner|maker|veteran|winner|alum|"
    r"actor|actress|screenwriter|cinematographer|breakout|lead)"
)
#: words that end before the name of a work which only tells who somebody is, or what was before
_TELLS = re.compile(
    rf"(?:\b{_PEOPLE} (?:of|behind)|\b(?:he|him|she|her|they|those|man|woman|star|face) of|fresh (?:off|from)|"
    r"(?:last|recently|best|previously|currently) (?:seen|heard|known|promoting) ?(?:in|on|for|as|from)?|promoting|"
    r"credits (?:also )?include(?: (?!will |is |has )\S+){0,8}|(?:beginning|starting) with|after|"
    r"(?:previous|preceding|earlier|last) (?:film|movie|picture|one|chapter|entry|instalment|installment)(?: ,)?|"
    r"\b(?:instalment|installment|chapter|entry|film|movie) (?:of|in)|(?:adaptation|version) of|"
    r"based on|adapted from|ahead of the (?:release|premiere|opening|debut) of|"
    r"\bwho (?:also |once |last |has |had )?(?:[a-z-]+(?:ed|ote|ade|hot|aw))(?: for| in| on)?|"
    r"\b(?:sequel|prequel|follow-up|successor|companion|homage|spin-off|spinoff) (?:to|of|from))" + _UNTIL
)


#: nouns and words beside which the name of a work is only a description
_MAKERS = {
    "creator", "creators", "star", "stars", "alum", "veteran", "maker", "makers", "fame", "known", "lately", "formerly",
    "once", "like", "unlike", "since", "(", "directors", "behind",
}  # fmt: skip
_BEHIND = _MAKERS - {"("}
#: so many words before it at most stand before the work with which a sentence begins
_NEAR_BEGINNING = 3


def says_who(mention: Mention, sentence: Sentence) -> bool:
    """Whether the word behind the name of a work makes somebody of it: "“Heat” star Al Pacino".

    >>> from wickgraph.text.sentences import tokens
    >>> sentence = Sentence(tuple(tokens('"Heat" star Al Pacino')), "paragraph", 0)
    >>> says_who(Mention(1, 2, "Heat", "unknown", ("Film",)), sentence)
    True
    """
    return sentence.norm(mention.end + (sentence.norm(mention.end) == '"')) in lexicon.load().titles
