"""Pages: the character or organisation whose page an article is, where its title names no work.

>>> from wickgraph.naming.gazetteer import make
>>> from wickgraph.text.article import parse
>>> from wickgraph.text.sentences import sentences
>>> page = parse("# Vara Quill | Glass Wiki\\n\\n| Portrayed by | Mina Sole |\\n", "quill.md")
>>> owner = owner_of(page, list(sentences(page)), make([]))
>>> owner.label, owner.kind
('Vara Quill', 'Character')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wickgraph.naming.boxes import label, whole
from wickgraph.naming.gazetteer import Entity, Gazetteer
from wickgraph.naming.minting import SMALL, mint
from wickgraph.text.article import Article
from wickgraph.text.sentences import Sentence

#: what has pages of its own besides works and persons
KINDS = ("Character", "FictionalOrganization")
#: what sites and profiles set behind a name, or before it
_SITE = re.compile(
    r"\s*(?:[|–—:/]|\s-)\s*[^|–—:/]*\b(?:wiki|wikia|fandom|encyclop\w+|database|character profile)\b.*$", re.I
)
_LEAD = re.compile(
    r"^(?:who(?:'s| is| was| are)|character (?:profile|file|sheet|guide|spotlight)|profile|spotlight on)\b[:\s]+",
    re.I,
)
_NOTE = re.compile(r"\s*\((?P<note>[^)]*)\)$")
#: lines of a box that only somebody made up has, and those that only a group has
_OF_CHARACTER = {"player", "firsts", "affiliation", "killers", "victims", "fate"}
_OF_GROUP = {"leader", "members", "headquarters", "founder", "manager", "owner"}
_OF_REAL = {"born"}
#: so many sentences into a page its box may stand
_BOX = 40
_CHARACTERS = r"(?:characters?|antagonists?|protagonists?)"
_GROUPS = (
    r"(?:organi[sz]ations?|syndicates?|clan|gang|cartel|council|cult|guild|order|agency|crew|mob|brotherhood|"
    r"sisterhood|mafia|cabal|society|network of|hotel|hotel chain|chain of hotels|family|league|faction)"
)
_WORK = r"(?:film|movie|series|miniseries|show|game|comic|thriller|drama|novel|documentary|franchise|actor|actress)"
_IS = rf"\W.{{0,90}}?\b(?:is|was|are|were) (?:an?|the|one of) (?:(?!{_WORK}\b)[\w'-]+,? ){{0,14}}?"
_BEFORE_A_NAME = re.compile(r"\W*(?:The )?")
_IS_ONE = {
    "Character": re.compile(rf"{_IS}{_CHARACTERS}\b"),
    "FictionalOrganization": re.compile(rf"{_IS}{_GROUPS}\b"),
}


def owner_of(article: Article, found: Sequence[Sentence], known: Gazetteer) -> Entity | None:
    """The character or organisation that an article is a page of; None where it is none, or its title does not say."""
    name, noted = _named(article.title or "")
    entities = [known.entities[iri] for iri in known.lookup(name)] if name else []
    fitting = [entity for entity in entities if entity.kind in KINDS]
    if len(entities) == 1 and fitting:
        return fitting[0]
    told = noted or (_told(name, article, found) if name else None)
    fitting = fitting or ([] if entities or not told else _short(name, article, known))
    if fitting:
        return next((entity for entity in fitting if entity.kind == told), None)
    return mint(name, told, known) if told and not entities and _is_name(name, told) else None


def _short(name: str, article: Article, known: Gazetteer) -> list[Entity]:
    """Whom a short name may mean, or one with an article, where the page names that one or its story in full too."""
    bare = name.removeprefix("The ")
    found = [each for each in known.entities.values() if bare in (*each.hidden, *each.names) or name in each.hidden]
    stories = [each.label for each in known.entities.values() if each.kind in ("Franchise", "Film")]
    told = any(label in article.text for label in stories)
    return found if len(found) == 1 and (told or found[0].label in article.text) else []


def _named(title: str) -> tuple[str, str | None]:
    """What a title names, without what sites print around it; the kind that a note in brackets gives it."""
    bare = _LEAD.sub("", _SITE.sub("", title)).replace('"', "").strip(" ?!")
    note = _NOTE.search(bare)
    says = "Character" if note and "character" in note["note"].lower() else None
    return (bare[: note.start()] if note else bare), says


def _is_name(name: str, kind: str) -> bool:
    words = name.split()
    if kind == "FictionalOrganization" and re.fullmatch(_GROUPS, words[-1]):
        words = words[:-1]  # "Corleone family"
    return 0 < len(words) <= 5 and all(word[0].isupper() or word in SMALL for word in words)


def _told(name: str, article: Article, found: Sequence[Sentence]) -> str | None:
    """The kind that the box of a page tells, or else the sentence that begins with the name."""
    labels = {label(sentence)[0] or whole(sentence) for sentence in found[:_BOX]} - {""}
    if labels & _OF_REAL:
        return None
    if "player" in labels or len(labels & _OF_CHARACTER) > 1:
        return "Character"
    if len(labels & _OF_GROUP) > 1 or (labels & _OF_GROUP and len(labels) > 1):
        return "FictionalOrganization"
    first = next((each for each in found if each.kind == "paragraph"), None)
    lead = article.text[first.tokens[0].start : first.tokens[-1].end] if first else ""
    begins, bare = _BEFORE_A_NAME.match(lead), name.removeprefix("The ")
    if begins is None or not lead.startswith(bare, begins.end()):
        return None
    goes_on = begins.end() + len(bare)
    return next((kind for kind, is_one in _IS_ONE.items() if is_one.match(lead, goes_on)), None)


#: a fragment that begins so tells more of the one whom the line before it names
_GOES_ON = {
    "killed", "shot", "murdered", "executed", "played", "portrayed", "voiced", "strangled", "stabbed", "slain",
    "beheaded", "poisoned", "assassinated", "deceased", "married", "employed", "hired", "trained", "adopted",
    "formerly",
}  # fmt: skip


def with_fragments(found: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of a page, with the fragments of a list's line joined to its first.

    >>> from wickgraph.text.article import parse
    >>> from wickgraph.text.sentences import sentences
    >>> page = parse("- Kit Lee (cook), played by Ann Ek. Killed by Bo Lind.\\n", "x.md")
    >>> len(with_fragments(list(sentences(page))))
    1
    """
    out: list[Sentence] = []
    for sentence in found:
        before = out[-1] if out else None
        goes_on = before and before.block == sentence.block and sentence.kind == "item"
        if before and goes_on and sentence.norms[0] in _GOES_ON:
            first = sentence.tokens[0]._replace(text=sentence.norms[0])  # with its capital it might be a name
            out[-1] = replace(before, tokens=(*before.tokens, first, *sentence.tokens[1:]))
        else:
            out.append(sentence)
    return out
