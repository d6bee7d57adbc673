"""Heads: titles that stand alone before the paragraph about them, as a roundup of films prints them.

>>> from wickgraph.text.article import parse
>>> from wickgraph.naming.gazetteer import make
>>> from wickgraph.naming.mentions import find
>>> from wickgraph.text.sentences import sentences
>>> text = "Mulan. It moves to July.\\n\\nJungle Drum. It is late."
>>> found = list(sentences(parse(text)))
>>> [head[0].text for head in heads(found, [find(each, make([])) for each in found]).values()]
['Mulan', 'Jungle Drum']
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wickgraph.naming.mention import TITLE, Mention, text
from wickgraph.naming.minting import SMALL
from wickgraph.naming.names import key
from wickgraph.naming.renowned import renowned
from wickgraph.text import lexicon
from wickgraph.text.sentences import Sentence

#: a head has no more words than this
_LONGEST = 8
#: one head is none; one printed in capitals is
_FEWEST = 2


def heads(found: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]) -> dict[int, list[Mention]]:
    """The sentences that are the title of a film and nothing else, by number, each with the mention of it.

    Where the text names a work before, its heads name something else: the characters of that work, say.
    """
    run_in = [i for i in range(len(found)) if _stands(found, i) and not _is_date(mentions[i])]
    if len(run_in) >= _FEWEST and _are_films(found, run_in) and not _names_other(found, mentions, run_in):
        return {i: list(_with_head(found[i], mentions[i])) for i in run_in if not _is_named(found[i], mentions[i])}
    persons = any(map(_introduces_person, found))
    capitals = [] if persons else [i for i in range(len(found)) if _is_printed(found[i], mentions[i])]
    if not capitals or _names_other(found, mentions, capitals):
        return {}
    return {i: list(mentions[i]) for i in capitals}


def dated(found: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]) -> dict[int, list[Mention]]:
    """The sentences that begin a block and are nothing but a title and a year, "A View to a Kill (1985).", by number.

    >>> from wickgraph.text.article import parse
    >>> from wickgraph.text.sentences import sentences
    >>> found = list(sentences(parse("- A View to a Kill (1985). Moore was 57.", "x.md")))
    >>> [[mention.text for mention in each] for each in dated(found, [[], []]).values()]
    [['A View to a Kill']]
    """
    out = {}
    for i, sentence in enumerate(found):
        begins = sentence.kind in ("item", "paragraph") and (i == 0 or found[i - 1].block != sentence.block)
        span = _before_year(sentence) if begins else None
        if span and not any(each.form == "name" and each.start < span[1] for each in mentions[i]):
            title = Mention(*span, text(sentence.tokens, *span), "unknown", ("Film",))
            out[i] = [title, *(each for each in mentions[i] if each.start >= span[1])]
    return out


def _before_year(sentence: Sentence) -> tuple[int, int] | None:
    """Where the title stands in a sentence that is a title with a year in brackets and nothing else."""
    norms = sentence.norms
    at = norms.index("(") if "(" in norms else 0
    start = next((i for i in range(at) if norms[i] not in _MARKS), 0)
    end = next((i for i in range(at, start, -1) if norms[i - 1] not in _MARKS), 0)
    alone = len(norms) <= at + 4 and norms[at + 1 : at + 2] and norms[at + 1].isdigit() and len(norms[at + 1]) == 4
    words = sentence.tokens[start:end]
    written = words and all(
        each.text[0].isupper() or not each.text[0].isalpha() or each.norm in SMALL for each in words
    )
    return (start, end) if alone and written and words[0].text[0].isupper() and len(words) <= _LONGEST else None


_MARKS = {'"', "*", "_", "'"}
#: an article whose title has one of them lists works
_LISTED = {"films", "movies", "pictures", "sequels", "series", "ranked"}

#: by one of these words a paragraph that opens with a name in capitals is about a work
_OF_WORKS = {
    "film", "movie", "hit", "sequel", "prequel", "thriller", "horror", "comedy", "drama", "remake", "series", "reboot",
    "spin-off", "picture", "adaptation", "western", "biopic", "release", "delayed", "postponed", "pencilled", "opens",
}  # fmt: skip


def _introduces_person(sentence: Sentence) -> bool:
    """Whether a name in capitals stands before words that describe somebody: other such names are no titles then."""
    return sentence.head > 0 and sentence.tokens[0].text.isupper() and not _OF_WORKS.intersection(sentence.norms)


def _names_other(found: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], at: Sequence[int]) -> bool:
    """Whether the text names a work before its first head that is none of the heads."""
    own = {key(_words(found[i])) for i in at}
    before = [mention for each in mentions[: at[0]] for mention in each if _is_work(mention)]
    return any(key(mention.text) not in own for mention in before)


def _is_printed(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Whether a sentence is an unknown name printed in capitals and nothing else: "BRACKWATER."."""
    if len(mentions) != 1 or mentions[0].form != "unknown" or not mentions[0].text.isupper():
        return False
    rest = [*sentence.tokens[: mentions[0].start], *sentence.tokens[mentions[0].end :]]
    return len(mentions[0].text) > 4 and not any(token.text[0].isalpha() for token in rest)


def _with_head(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of a sentence with its head for one of them."""
    end = _end(sentence)
    yield Mention(0, end, _words(sentence), "unknown", ("Film",))
    yield from (mention for mention in mentions if mention.start >= end)


def _is_named(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Whether somebody known is named in the head of a sentence."""
    return any(mention.form == "name" and mention.start < _end(sentence) for mention in mentions)


def _end(sentence: Sentence) -> int:
    """Where the head of a sentence ends: at its full stop."""
    return sentence.head or len(sentence.tokens) - (sentence.norms[-1] == ".")


def _is_date(mentions: Sequence[Mention]) -> bool:
    return any(each.value and not each.start for each in mentions)


def _words(sentence: Sentence) -> str:
    return text(sentence.tokens, 0, _end(sentence))


def _are_films(found: Sequence[Sentence], at: Sequence[int]) -> bool:
    """Whether the sentences behind heads speak of films rather than of persons."""
    if found[0].kind == "heading" and not _LISTED.isdisjoint(found[0].norms):
        return True
    behind = [norm for i in at for each in found[i : i + 4] if each.block == found[i].block for norm in each.norms]
    return sum(norm in _OF_FILMS for norm in behind) > sum(norm in _OF_PERSONS for norm in behind)


_OF_FILMS = {
    "film", "movie", "picture", "directed", "director", "cinemas", "theaters", "theatres", "release", "released",
    "opens", "opened", "sequel", "prequel", "remake", "premiere", "studio", "drama", "thriller", "comedy", "cast",
    "stars",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "shot", "filming", "dated", "delayed", "paramount", "disney", "universal", "feature", "screenplay",
    "script", "screen", "trailer",
}  # fmt: skip
_OF_PERSONS = {"he", "she", "his", "her", "played", "plays", "him"}


def _stands(found: Sequence[Sentence], i: int) -> bool:
    """Whether a sentence begins its paragraph and is a title with a full stop."""
    sentence = found[i]
    words, tokens = lexicon.load(), sentence.tokens[: _end(sentence)]
    begins = i == 0 or found[i - 1].block != sentence.block
    goes_on = sentence.head > 0 or (i + 1 < len(found) and found[i + 1].block == sentence.block)
    if not begins or not goes_on or not 0 < len(tokens) < min(_LONGEST, len(sentence.tokens)):
        return False
    opener = sentence.norms[0] in words.openers and sentence.norms[0] not in SMALL and not renowned(sentence, 0)
    written = all(token.text[0].isupper() or not token.text[0].isalpha() or token.norm in SMALL for token in tokens)
    return written and tokens[0].text[0].isupper() and not opener


def _is_work(mention: Mention) -> bool:
    return bool(mention.kinds) and mention.form in ("name", "unknown") and set(mention.kinds) <= set(TITLE)
