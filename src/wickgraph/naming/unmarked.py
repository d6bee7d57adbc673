"""Unmarked: titles that nobody set apart, where the words beside them say that a work is named.

Elsewhere a name ends with its capitals; behind "starred in", "the drama" or before "(2016)" it may go on over small
words and begin with any: "My Own Private Idaho", "The Falcon and the Winter Soldier".

>>> from wickgraph.text.article import parse
>>> from wickgraph.text.sentences import sentences
>>> sentence, = sentences(parse("She starred in The Wind on the Hill with Ida Brandt."))
>>> unmarked(sentence, 3).text
'The Wind on the Hill'
"""

from __future__ import annotations

import re

from wickgraph.naming.mention import TITLE, Mention, capital, is_first, quoted, text
from wickgraph.naming.unknown import unknown
from wickgraph.text import lexicon
from wickgraph.text.sentences import Sentence, fold

#: what somebody does in a work, right before "in"
_ACTING = {
    "star", "stars", "starred", "starring", "appear", "appears", "appeared", "appearing", "appearance", "appearances",
    "role", "roles", "part", "parts", "debut", "debuted", "performance", "performances", "portrayal", "turn", "cameo",
    "cameos", "seen", "co-star", "co-stars", "co-starred", "featured", "breakthrough", "lead", "leads", "villain",
    "act", "acted", "acts", "acting", "cast", "performed", "performs",
}  # fmt: skip
_AS = {"as", "play", "plays", "played", "playing", "portrays", "portrayed", "portraying", "voiced", "voices", "voicing"}
#: whose "of" a work follows, and whose "to"
_OF = {
    "director", "directors", "star", "stars", "creator", "creators", "writer", "writers", "producer", "producers",
    "makers", "remake", "version", "cast", "finale", "episode", "episodes", "season", "seasons", "adaptation",
    "shooting", "filming", "making", "screening", "premiere", "trailer", "score", "success", "release",
}  # fmt: skip
_TO = {"sequel", "prequel", "follow-up", "sequels", "prequels", "successor"}
_KNOWN = {"known", "remembered", "recognised", "recognized", "acclaimed", "famous"}
_MAKING = {
    "directed", "directs", "directing", "direct", "wrote", "writes", "writing", "written", "co-wrote", "produced",
    "made", "making", "make", "makes", "scripted", "helmed", "shot", "edited", "scored", "penned",
    "created", "co-created", "remade", "released", "watched", "saw", "called", "titled", "entitled", "filmed",
}  # fmt: skip
#: behind these a capital article begins a title, if small words are in it: "and for The Night of the Hunter"
_BEFORE_TITLE = {"as", "in", "of", "to", "for", "from", "with", "like", "and", "on", ",", "than"}
#: words that begin a sentence before a title
_OPENING = {
    "in", "with", "after", "for", "from", "like", "before", "since", "of", "on", "unlike", "although", "though", "when",
    "following", "despite", "during", "beyond", "besides", "including", "between", "while", "because", "if", "but",
    "and", "then", "only", "even", "both", "until", "see", "watch", "alongside", "as", "to",
}  # fmt: skip
#: nouns for works, with the kind that they tell
_NOUNS = {
    "film": "Film", "movie": "Film", "drama": "Film", "comedy": "Film", "thriller": "Film", "western": "Film",
    "musical": "Film", "documentary": "Film", "romance": "Film", "sequel": "Film", "prequel": "Film", "remake": "Film",
    "feature": "Film", "spin-off": "Film", "spinoff": "Film", "reboot": "Film", "tragedy": "Film", "satire": "Film",
    "blockbuster": "Film", "hit": "Film", "follow-up": "Film", "short": "Film", "melodrama": "Film", "epic": "Film",
    "series": "Series", "sitcom": "Series", "miniseries": "Series", "show": "Series", "soap": "Series", "game": "Game",
}  # fmt: skip
_SEVERAL = {
    "films",
    "movies",
    "credits",
    "titles",
    "series",
    "dramas",
    "comedies",
    "thrillers",
    "hits",
    "sequels",
    "parts",
}
_INCLUDE = {"include", "includes", "included", "including", "like", "are", "were"}
#: small words that stand inside titles before an article: "Snakes on a Plane"
_BEFORE_ARTICLE = {"and", "in", "on", "for", "with", "at", "to", "from", "into", "against", "or", "under", "over", "by"}
_INSIDE = {"of", "de", "la", "du", "des", "del", "le", "les", "und", "der", "die", "das", "et", "el", "to", "or", "n"}
_PRONOUNS = {"it", "me", "you", "us", "him", "her", "them", "my", "your", "our", "no", "all"}
_FOREIGN = {"de", "del", "di", "da", "du", "des", "della", "dos", "der", "la"}
_ARTICLES = {"the", "a", "an"}
_FIRST = {
    "a",
    "an",
    "the",
    "my",
    "all",
    "some",
    "what",
    "no",
    "one",
    "once",
    "how",
    "to",
    "for",
    "in",
    "of",
    "on",
    "when",
    "where",
}
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
}  # fmt: skip


def unmarked(sentence: Sentence, i: int, before: Mention | None = None) -> Mention | None:
    """The title without a mark that begins at a token; None where nothing says that one does.

    `before` is the mention before it: behind a title, a comma and "and" join another one to it.
    """
    if sentence.kind not in ("paragraph", "item") or not _may_begin(sentence, i):
        return None
    cue = _cue(sentence, _owner(sentence, i))
    listed = before is not None and before.kinds and before.kinds[0] in TITLE and _joined(sentence, before.end, i)
    end = _end(sentence, i)
    if sentence.norm(end) in ("'s", "'"):
        return None
    dated = _is_dated(sentence, end)
    if not (cue or dated or listed or _is_made(sentence, i)):
        return None
    name = text(sentence.tokens, i, end)
    if not cue and not _is_shaped(sentence, i, end) and not (dated and end > i):
        return None
    if not _is_new(sentence, i, end, name, sure=bool(cue or dated)):
        return None
    kind = cue or "Film"
    return Mention(i, end, name, "unknown", (kind,), tuple(each for each in TITLE if each != kind))


def _may_begin(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    number = token.text.isdigit() and sentence.norm(i + 1) not in _MONTHS and _is_word(sentence, i + 1)
    if sentence.norms[i] in _MONTHS or not (capital(token) or number) or _is_year(token.text):
        return False
    if quoted(sentence.tokens, i):
        return False
    opens = is_first(sentence.tokens, i) and sentence.norms[i] in _OPENING
    return not opens and (i > 0 or not number)


def _owner(sentence: Sentence, i: int) -> int:
    """Where the name of somebody begins whose work may stand at a token: "in Ridley Scott's Gladiator"."""
    begin = i
    if i > 1 and sentence.norms[i - 1] in ("'s", "'"):
        begin = i - 1
        while begin > 0 and capital(sentence.tokens[begin - 1]):
            begin -= 1
    return begin


def _cue(sentence: Sentence, i: int) -> str | None:
    """The kind of work that the words before a token announce."""
    norms = sentence.norms
    last, before = sentence.norm(i - 1), sentence.norm(i - 2)
    if i < 2:
        return None
    if last == "in" and (before in _ACTING or _is_role(sentence, i - 1)):
        return "Film"
    if last in ("is", "was") and before in _NOUNS:
        return _NOUNS[before]  # "his first film was The Wild Coast"
    if (last == "of" and before in _OF) or (last == "to" and before in _TO):
        return "Film"
    if last in ("for", "from") and before in _KNOWN:
        return "Film"
    noun = before if last in (",", "called", "titled", "entitled") else last
    if noun in _NOUNS and (last == noun or norms[i - 1] != "," or before in ("sequel", "prequel", "spin-off")):
        return _NOUNS[noun]
    if last in _INCLUDE and before in _SEVERAL:
        return "Film"
    return "Film" if last == "as" and before == "such" and sentence.norm(i - 3) in _SEVERAL else None


def _is_role(sentence: Sentence, at: int) -> bool:
    """Whether a name before "in" is that of a role: "as Kate in", "the nurse Marta Cabrera in"."""
    begin = at
    while begin > 1 and capital(sentence.tokens[begin - 1]):
        begin -= 1
    is_it = sentence.norms[begin - 1] in ("is", "was")  # "He was Kurt Hendricks in"
    near = 16 if "and" in sentence.norms[max(0, begin - 3) : begin] else 6  # "played Anna in Heat and Kate in"
    return begin < at and (is_it or not _AS.isdisjoint(sentence.norms[max(0, begin - near) : begin]))


def _is_made(sentence: Sentence, i: int) -> bool:
    """Whether a name stands where a work may: behind a verb of making or somebody's "'s"."""
    last, owner = sentence.norm(i - 1), _owner(sentence, i)
    named = owner < i - 1 and _is_somebody(sentence, owner, i - 1)
    article = (
        sentence.norms[i] in _ARTICLES
        and last in _BEFORE_TITLE
        and any(norm in _BEFORE_ARTICLE | {"of"} for norm in sentence.norms[i + 2 : i + 5])
    )
    return i > 0 and (last in _MAKING or article or named)


def _joined(sentence: Sentence, end: int, i: int) -> bool:
    """Whether only a comma or "and" stands between two names, a year in brackets left out."""
    between = [norm for norm in sentence.norms[end:i] if norm not in "()" and not _YEAR.fullmatch(norm)]
    return between in ([","], ["and"], [",", "and"], ["or"])


def _end(sentence: Sentence, i: int) -> int:
    """Where the title that begins at a token ends."""
    at = i + 1
    while at < len(sentence.tokens) and (step := _step(sentence, i, at)):
        at += step
    return at


def _step(sentence: Sentence, start: int, at: int) -> int:
    """By how many tokens a title goes on at `at`; 0 where it does not."""
    norm, after = sentence.norms[at], sentence.norm(at + 1)
    if _is_word(sentence, at):
        return 1
    if norm == "'s":
        return int(_is_word(sentence, at + 1) and not _is_somebody(sentence, start, at))
    if norm in ("&", "-", "–", ":"):
        tight = norm != ":" or _is_tight(sentence, start, at)
        return 2 * (tight and _is_title_word(sentence, at + 1))
    if norm in _BEFORE_ARTICLE | {"of"} and after in _ARTICLES and not capital(sentence.tokens[at + 1]):
        return 3 * (_is_word(sentence, at + 2) and sentence.norms[at + 2] not in lexicon.load().not_names)
    if norm in _BEFORE_ARTICLE and after in _PRONOUNS:
        return 2 * _is_word(sentence, at + 1)  # "What's Love Got to Do with It"
    if norm in _ARTICLES and at == start + 2 and sentence.norms[at - 1] == "upon":
        return 2 * _is_word(sentence, at + 1)
    if norm.islower() and after in _FOREIGN and not capital(sentence.tokens[at]) and norm.isalpha():
        return 3 * _is_word(sentence, at + 2)  # "Una rosa de Francia"
    if norm in _INSIDE | _ARTICLES or (norm == "in" and "upon" in sentence.norms[start:at]):
        return 2 * _is_word(sentence, at + 1)
    return 0


def _is_tight(sentence: Sentence, start: int, colon: int) -> bool:
    """Whether a colon is inside a title, and not behind a label: "Film: Heat"."""
    words, norms = lexicon.load(), sentence.norms[start:colon]
    label = norms in words.labels or norms in words.boxes
    return sentence.tokens[colon].start == sentence.tokens[colon - 1].end and not label


def _is_somebody(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words before "'s" may name a person: "Ridley Scott's", but not "Bill & Ted's"."""
    words, norms = lexicon.load(), sentence.norms[start:end]
    named = all(norm.replace("-", "").isalpha() and norm not in words.openers for norm in norms)
    return named and (len(norms) > 1 or norms[0] in words.given)


def _is_title_word(sentence: Sentence, at: int) -> bool:
    return _is_word(sentence, at) and not (sentence.norms[at - 1] == "-" and sentence.norms[at] in _MONTHS)


def _is_word(sentence: Sentence, at: int) -> bool:
    """Whether a word of a title stands at a token: one with a capital, or a number that is no year of ours."""
    if at >= len(sentence.tokens):
        return False
    token = sentence.tokens[at]
    return capital(token) or (token.text.isdigit() and not _is_year(token.text))


def _is_year(text: str) -> bool:
    """Whether a number is a year in which films came out: "2049" is part of a title."""
    return _YEAR.fullmatch(text) is not None and int(text) < 2030


def _is_dated(sentence: Sentence, end: int) -> bool:
    """Whether a year in brackets stands behind a name, and nothing but a word for the work with it."""
    if sentence.norm(end) != "(" or not _YEAR.fullmatch(sentence.norm(end + 1)):
        return False
    return sentence.norm(end + 2) == ")" or sentence.norm(end + 3) == ")"


def _is_shaped(sentence: Sentence, i: int, end: int) -> bool:
    """Whether a name has what a person's has not: an article before it, small words in it, a number or a colon."""
    norms = sentence.norms[i:end]
    if len(norms) < 2 or (norms[0] == "the" and len(norms) < 3):
        return False
    given = norms[0] in lexicon.load().given or norms[0] in lexicon.load().prefixes
    small = any(norm in _BEFORE_ARTICLE | _ARTICLES | {"of", ":", "&"} for norm in norms[1:-1])
    return not given and (norms[0] in _FIRST or small or any(norm.isdigit() for norm in norms))


def _is_new(sentence: Sentence, i: int, end: int, name: str, *, sure: bool) -> bool:
    """Whether words are a title and no place, company or person of the world, and more than a common word."""
    words = lexicon.load()
    if fold(name) in words.world or fold(name).removeprefix("the ") in words.world:
        return False
    if end - i == 1:
        alone = sentence.norms[i] in words.not_names or sentence.norms[i] in ("i", "a", "the", "an")
        return sure and not alone and not sentence.norms[i].isdigit()
    plain = unknown(sentence, i)
    company = plain is not None and plain.end >= end and plain.kinds[0] in ("Company", "Location", "Place")
    return not company
