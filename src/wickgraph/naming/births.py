"""Births: the longer name with which somebody's page begins, as the one that the page goes by.

>>> from wickgraph.text.article import parse
>>> from wickgraph.text.sentences import sentences
>>> from wickgraph.naming.gazetteer import make
>>> from wickgraph.naming.mention import PLAIN
>>> found = list(sentences(parse("Ida Maria Brandt (born 1960) is an actress.")))
>>> born = [[Mention(0, 3, "Ida Maria Brandt", "unknown", PLAIN)]]
>>> with_usual_name(found, born, "Ida Brandt", make([]))[0][0].text
'Ida Brandt'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wickgraph.naming.gazetteer import Gazetteer
from wickgraph.naming.mention import Mention
from wickgraph.text.sentences import Sentence, fold


def with_usual_name(
    found: Sequence[Sentence], mentions: Sequence[list[Mention]], title: str | None, known: Gazetteer
) -> Sequence[list[Mention]]:
    """The mentions, the one that opens the page of a person under the name in the title."""
    usual = re.sub(r" ?\([^)]*\)$", "", (title or "").strip())
    at = next((i for i, sentence in enumerate(found) if sentence.kind == "paragraph"), None)
    if at is None or not mentions[at] or not _is_longer(mentions[at][0], found[at], usual):
        return mentions
    bearers = tuple(iri for iri in known.lookup(usual) if known.entities[iri].kind == "Person")
    named = replace(mentions[at][0], text=usual, kinds=("Person",), possible=(), entities=bearers)
    named = replace(named, form="name" if bearers else "unknown", weak=False)
    return [[named, *each[1:]] if i == at else each for i, each in enumerate(mentions)]


def _is_longer(mention: Mention, sentence: Sentence, usual: str) -> bool:
    """Whether a mention opens the page with a longer form of a name: "Ana Celia de Armas Caso" for "Ana de Armas"."""
    short, long = fold(usual).split(), fold(mention.text).split()
    opens = mention.start == 0 and mention.form == "unknown" and sentence.norm(mention.end) in ("(", ",", "is", "was")
    if not opens or not 2 <= len(short) <= len(long) or short == long:
        return False
    born = "born" in sentence.norms[mention.end : mention.end + 6] or bool(_is_lifetime(sentence, mention.end))
    return born and (short[0] == long[0] or short[-1] == long[-1])


def _is_lifetime(sentence: Sentence, at: int) -> bool:
    """Whether years of birth and death stand in brackets behind a name."""
    inside = sentence.norms[at : at + 12]
    years = [norm for norm in inside if re.fullmatch(r"1[89]\d\d|20\d\d", norm)]
    return bool(inside) and inside[0] == "(" and len(years) > 1
