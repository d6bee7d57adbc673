"""Titles that an article marks as such, found again where they stand without a mark: "Now You See Me", "Nobody".

Capital letters alone do not tell where such a title begins and ends: its words are those by which sentences begin.

>>> from wickgraph.text.article import parse
>>> from wickgraph.naming.gazetteer import make
>>> from wickgraph.text.sentences import sentences
>>> found = list(sentences(parse('The sequel to "Now You See Me" was late.')))
>>> marked(found, None, make([]))
{'now': [('now', 'you', 'see', 'me')]}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wickgraph.naming.bare import Marked
from wickgraph.naming.gazetteer import Entity, Gazetteer
from wickgraph.naming.instalments import base_name
from wickgraph.naming.mention import quoted
from wickgraph.naming.quotes import quoted_title
from wickgraph.text import lexicon
from wickgraph.text.sentences import Sentence, tokens


def marked(found: Sequence[Sentence], work: Entity | None, known: Gazetteer) -> Marked:
    """The titles of works nobody knows: the one that an article's own title names, and those in quotation marks."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted({*_of_title(work, known), *_quoted(found, known)}, key=lambda each: (-len(each), each)):
        if len(words) > 1 or _begins_sentences(words[0]):
            out.setdefault(words[0], []).append(words)
    return out


def _begins_sentences(word: str) -> bool:
    """Whether a word is no name by its capital alone."""
    words = lexicon.load()
    return word in words.openers or word in words.not_names


def _of_title(work: Entity | None, known: Gazetteer) -> Iterator[tuple[str, ...]]:
    """The names of a work and of the one whose sequel it is."""
    for name in (work.label, base_name(work)) if work and not work.known else ():
        if name and not known.lookup(name):
            yield tuple(token.norm for token in tokens(name))


def _quoted(found: Sequence[Sentence], known: Gazetteer) -> Iterator[tuple[str, ...]]:
    for sentence in found:
        for i, norm in enumerate(sentence.norms[:-1]):
            title = quoted_title(sentence, i + 1) if norm == '"' and quoted(sentence.tokens, i + 1) else None
            if title and title.end - title.start > 1 and not known.lookup(title.text):
                yield tuple(sentence.norms[title.start : title.end])
