"""Titles: the work that an article's title names.

>>> from wickgraph.text.article import parse
>>> from wickgraph.naming.gazetteer import make
>>> title_work(parse("It is long.", title="Sunfall (1987): what happens"), {}, make([])).label
'Sunfall'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from wickgraph.naming.gazetteer import Entity, Gazetteer
from wickgraph.naming.headlines import (
    is_another,
    is_nickname,
    is_section,
    later_one,
    means_another,
    names_another,
    opening,
    repeated,
    sectioned,
    series_of,
    told,
)
from wickgraph.naming.leads import in_full, is_title
from wickgraph.naming.mention import TITLE
from wickgraph.naming.mentions import find
from wickgraph.naming.minting import SMALL, mint
from wickgraph.naming.names import key
from wickgraph.naming.series import otherwise
from wickgraph.naming.spoken import is_person, is_thing
from wickgraph.text import lexicon
from wickgraph.text.article import Article
from wickgraph.text.sentences import Sentence, fold, tokens

WORKS = TITLE
#: what stands behind the name of a work when another one is meant
_OTHER = (
    r"(?!['\"]*\W?(?i:(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next) (?:film|movie|chapter|entry)|"
    r"trilogy|reboot|remake|says|insists|admits|jokes|reveals|"
    r"sequel|prequel|spin-off|spinoff|offshoot|franchise|universe|follow-up|films|movies|saga|star|"
    r"director|creator|writer|producer|alum|veteran|filmmaker|helmer|actor|actress|franchise's)\b)"
)
_QUOTED = re.compile(
    rf"(?P<noun>\w+)?\W*?(?:\"(?P<one>[^\"]{{2,60}})\"|(?<!\w)'(?P<two>(?:[^'\"]|(?<=\w)'(?=\w)){{2,60}}?)'(?!\w)){_OTHER}"
)
_SAYS_FILM = re.compile(r"\((?:[^)]* )?(?:film|movie)\)$")  # "Underworld (2003 film)" is not the franchise
#: a longer heading is no title
_LONGEST = 200
#: a heading over news of many works: "…, Now You See Me 3 and more", not "cast, plot and more"
_OF_MANY = re.compile(
    r"(?!.*\b(?i:cast|plot|date|trailer|story|spoilers|budget|details|facts)\b)"
    r".*(?:[A-Z0-9][\w':!]*[\"']?,? (?:(?i:and|&|plus) )(?i:(?:many |much )?(?:more|others))[.!:]?$|\b(?i:round-?up)\b)"
)
_KIND_NOUNS = {"comic": "Comic", "game": "Game", "series": "Series", "miniseries": "Series", "show": "Series"}


def title_work(article: Article, declared: Mapping[str, str], known: Gazetteer) -> Entity | None:
    """The work that an article's title is about: the whole title where it is a name, or a work that it names.

    `declared` are kinds of the unknown names of the text (by `names.key`).

    >>> from wickgraph.text.article import parse
    >>> from wickgraph.naming.gazetteer import load
    >>> title_work(parse("Nobody knows.", title="Why Parabellum hurts"), {}, load()).label
    'John Wick: Chapter 3 – Parabellum'
    """
    title = (article.title or "").strip()
    bare = re.sub(r"\s*\([^)]*\)$", "", title).replace('"', "").strip()
    if not bare or len(title) > _LONGEST or is_of_many(title) or (is_section(bare) and not bare.startswith("The ")):
        return None
    if means_another(title):
        return None
    if full := in_full(bare, article.text):
        title = bare = full
        article = replace(article, title=full)
    named = [known.entities[iri] for iri in known.lookup(title) or known.lookup(bare)]
    works = [entity for entity in named if entity.kind in WORKS]
    if named and (works or (title != bare and not _SAYS_FILM.search(title))):
        return works[0] if works else None
    return (
        _cut_work(title, article, declared, known)
        or _marked_work(article, declared, known)
        or _plain_work(article, bare, declared, known)
        or _told_work(title, article, declared, known)
    )


def _cut_work(title: str, article: Article, declared: Mapping[str, str], known: Gazetteer) -> Entity | None:
    """The work of a title that also says which part of a page or which episode it is, or that the text repeats."""
    if series := series_of(title):
        return _as_work(series, "series", declared, known)
    name = sectioned(title)
    if name and (known.lookup(name) or not is_person(name, article.text)):
        return _as_work(in_full(name, article.text) or name, fold(title), declared, known)
    return _as_work(title, "", declared, known) if repeated(title, article.text) else None


def _told_work(title: str, article: Article, declared: Mapping[str, str], known: Gazetteer) -> Entity | None:
    """The work of a headline of which only the text tells that it names one."""
    name = told(title, article.text) or opening(title, article.text)
    name = None if name and is_thing(name, article.text) else name
    several = name and len(known.lookup(name)) > 1
    return _as_work(name, "", declared, known) if name and not several else None


def is_of_many(title: str) -> bool:
    """Whether a title stands over news of many works.

    >>> is_of_many("New dates for Mulan, Tenet and more"), is_of_many("Heat")
    (True, False)
    """
    return _OF_MANY.match(title) is not None


#: a title that begins so is a headline, no name
_NO_NAMES = {
    "meet", "why", "how", "who", "what", "when", "inside", "let", "remembering", "notebook", "obituary", "exclusive",
}  # fmt: skip


def _plain_work(article: Article, bare: str, declared: Mapping[str, str], known: Gazetteer) -> Entity | None:
    """The work of a title that neither quotes it nor says in set words that it is one."""
    title = (article.title or "").strip()
    known_work = _named_work(bare, known)
    if known_work or is_thing(bare, article.text):
        return known_work
    inner = find(Sentence(tuple(tokens(bare)), "heading", -1), known)
    named = any(each.form == "name" for each in inner)
    other = is_person(bare, article.text) or names_another(bare, article.text)
    whole = None if named or other else _new_work(title, bare, declared, known)
    if len(inner) == 1 and key(inner[0].text) == key(bare):
        return whole
    return _declared_work(bare, article.text, declared, known) or whole or _moving_work(title, known)


# ---- titles that say what is the name ----------------------------------------------------------------------

_LEAD = r"(?:film|streaming|blu-ray|series|stage|movie|tv|television|game|dvd|book|festival|early|advance|full)? ?"
_ABOUT = (
    r"cast|crew|release date|plot|synopsis|story|stories|explained|review|recap|everything|trailer|summary|ending|"
    r"facts|credits|guide|spoilers?|happens|we know|who's who|characters|faq|trivia|soundtrack|box office|budget|"
    r"episodes?|making of|scene by scene|locations|fact sheet"
)
_X = r"(?P<x>[A-Z0-9][^|?]{0,70}?)"
_NOTE = r"(?: ?\([^)]*\))?"
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|final|last)"
_PAPER = "review|recap|synopsis|plot|preview|credits|cast|trivia|fact sheet"
_PART = "years|decades|families|legacy|afterlife|cast|crew|making|plot|ending|credits|characters|story"
_BEFORE = "who's who in|know about|happens in|making|rewatching|revisiting|thoughts on|notes on"
_SORT = "film|movie|game|comic|miniseries|show|novel|(?:tv|television|web) series"
_DETERMINER = "the|your|our|a|an|full|complete|what|all|every|official|short"
#: titles in which `x` is the name of a work
_FORMS = [
    re.compile(form)
    for form in (
        rf"^(?i:{_LEAD}(?:{_PAPER})|start here|now streaming|rewatch|revisited): {_X}{_NOTE}$",
        rf"^{_X}{_NOTE}(?:[:|/]| [–—-]) ?(?i:(?:(?:{_DETERMINER}) )*(?:{_ABOUT})\b.*)$",
        rf"^(?i:.*\b(?:{_PART}) (?:of|behind)) {_X}{_NOTE}(?:,? explained.*|[:?].*)?$",
        rf"^(?i:.*\b(?:{_BEFORE})|.*: on) {_X}{_NOTE}[?!]?$",
        rf"^{_X} \((?:[^)]*\b(?:19|20)\d\d\b[^)]*|(?:[^)]* )?(?:{_SORT})\b[^)]*)\).*$",
        rf"^{_X}{_NOTE},? (?i:(?:the )?(?:complete )?(?:season|series|episode|night) {_NUMBER})\b.*$",
        rf"^{_X}{_NOTE},? (?i:(?:movie |film )?(?:ending|explained|faq|spoilers|{_PAPER}))\b.*$",
        rf"^{_X}{_NOTE}, (?:[A-Z][\w/ .'-]*,? )?(?:19|20)\d\d\b(?! ?[–—-] ?\d).*$",
    )
]
#: so far into an episode's page it says of which series it is
_OPENING = 400
_EPISODE = re.compile(r"\b(?:episode|night|season)\b", re.I)


def _marked_work(article: Article, declared: Mapping[str, str], known: Gazetteer) -> Entity | None:
    """The work that a title sets in quotation marks, or that stands where set words want one."""
    title = (article.title or "").strip()
    found = [*_quoted(article, declared, known), *(_series(article, known) if _EPISODE.search(title) else ())]
    if found or (work := _named_work(title.replace('"', ""), known)):
        return next((each for each in found if each.known), found[0]) if found else work
    for form in _FORMS:
        match = form.match(title)
        name = re.sub(_NOTE + "$", "", match["x"].strip(" '\"")) if match else ""
        if match and is_title(name) and not is_person(name, article.text):
            full = name if re.search(r"\((?:19|20)\d\d", title) else _in_full(name, article, declared)
            return _as_work(full, fold(title), declared, known)
    return None


def _quoted(article: Article, declared: Mapping[str, str], known: Gazetteer) -> Iterator[Entity]:
    title = (article.title or "").strip()
    for match in _QUOTED.finditer(title):
        name = (match["one"] or match["two"]).strip(" ,.!?")
        kind = _KIND_NOUNS.get(fold(match["noun"] or ""))
        full, start = later_one(name, title, article.text), max(match.start("one"), match.start("two"))
        full = _in_full(name, article, declared) if full == name else full
        if full == name and is_another(title[: start - 1]):
            return
        nickname = is_nickname(title[match.start() : start], title[match.end() :])
        if is_title(name) and not nickname:
            work = _as_work(full, fold(match["noun"] or ""), declared, known)
            if work and (kind is None or work.kind == kind):
                yield work


def _series(article: Article, known: Gazetteer) -> Iterator[Entity]:
    """The known series that an episode's page names in its title, or else in its first lines."""
    for part in re.split(r"[(),:|–—\n]", f"{article.title}\n{article.text[:_OPENING]}"):
        named = (known.entities[iri] for iri in known.lookup(part.strip(" \"'")))
        yield from (entity for entity in named if entity.kind == "Series")


def _in_full(name: str, article: Article, declared: Mapping[str, str]) -> str:
    """A title that is only quoted in short as the text has it in full: "Gate" for "Heaven's Gate"."""
    short, text = key(name), article.text
    dated = re.search(rf"{re.escape(name)} \((?:19|20)\d\d", article.title or "")
    if dated or len(re.findall(rf'"(?:The )?{re.escape(name)}[,.!?]?"', text)) > 1:
        return name
    longer = [each for each in declared if each.endswith(f" {short}") or each.startswith((f"{short}: ", f"{short}, "))]
    at = fold(text).find(longer[0]) if longer and declared[longer[0]] in WORKS else -1
    same_length = len(fold(text)) == len(text)
    return text[at : at + len(longer[0])] if at >= 0 and same_length else name


def _as_work(name: str, beside: str, declared: Mapping[str, str], known: Gazetteer) -> Entity | None:
    """The work of a name: a known one, or a new one. The words `beside` it may say its kind."""
    named = [known.entities[iri] for iri in known.lookup(name)]
    works = [entity for entity in (*named, *otherwise(name, known)) if entity.kind in WORKS]
    places = {entity.kind for entity in named} <= {"Place", "Location"}
    if works or (named and not places and not re.search(r"\b(?:film|movie)\)", beside)):
        return works[0] if works else None
    kind = declared.get(key(name), "Film")
    nouns = re.findall(r"[a-z]+", beside)
    heads = [head for at in range(len(nouns)) if (head := lexicon.match(lexicon.load().heads, nouns, at))]
    told = [head[1][0] for head in heads if head[1][0] in WORKS]
    return mint(name, told[0] if told and kind == "Film" else kind if kind in WORKS else "Film", known)


# ---- titles that are sentences -----------------------------------------------------------------------------

_MOVES = (
    r"slips|drifts|opens|premieres|debuts|shifts|arrives|bows (?:in|on|at)|grosses|is delayed|delayed|pushed|postponed|"
    r"rescheduled|gets (?:a |its |new )*(?:release )?date|sets (?:release|premiere)|hits (?:cinemas|theaters|theatres)|"
    r"lands on|heads (?:to|for)|wraps (?:filming|production|shooting)|moves (?:to|up|back)|"
    r"begins (?:filming|production)"
)
_MOVING = re.compile(rf"^(?P<x>[A-Z0-9][\w':&-]*(?: [A-Z0-9][\w':&-]*| (?:of|the|and|a|in|for))*) (?:{_MOVES})\b")


def _moving_work(title: str, known: Gazetteer) -> Entity | None:
    """The work that a headline begins with and that does what only works do: "Undertow slips to autumn"."""
    match = _MOVING.match(title)
    return _as_work(match["x"], "", {}, known) if match and not known.lookup(match["x"]) else None


def _named_work(title: str, known: Gazetteer) -> Entity | None:
    """The longest name of a known work in a title, of those that name nothing else."""
    found = tokens(title)
    norms = [token.norm for token in found]
    best: tuple[int, str] | None = None
    for i in range(len(found)):
        for name in known.names.get(norms[i], ()):
            works = all(known.entities[iri].kind in WORKS for iri in name.entities)
            fits = works and not name.hidden and tuple(norms[i : i + len(name.words)]) == name.words
            if fits and found[i].text[0].isupper() and (best is None or len(name.words) > best[0]):
                best = len(name.words), name.entities[0]
    return known.entities[best[1]] if best else None


def _declared_work(title: str, text: str, declared: Mapping[str, str], known: Gazetteer) -> Entity | None:
    """The longest name in a title that the text makes a work, with its article where the text has it so."""
    folded = fold(title)
    named = [
        name
        for name in declared
        if declared[name] in WORKS
        and name in folded  # most names stand in no title: an expression for each would take longer than all else
        and re.search(rf"(?<!\w){re.escape(name)}(?!\w){_OTHER}", folded)
    ]
    if not named:
        return None
    longest = max(named, key=len)
    at, end = folded.index(longest), folded.index(longest) + len(longest)
    if title[max(0, at - 4) : at] == "The " and title[at - 4 : end] in text:
        at -= 4
    return mint(title[at:end], declared[longest], known) if len(folded) == len(title) else None


def _new_work(title: str, bare: str, declared: Mapping[str, str], known: Gazetteer) -> Entity | None:
    """A title that is nothing but a new name: few words with capitals; "(TV series)" behind it says what it is."""
    words = bare.split()
    capitals = all(word[0].isupper() or word[0].isdigit() or word in SMALL for word in words)
    if not capitals or len(words) > 6 or re.search(r"[.!?]", bare) or fold(words[0]) in _NO_NAMES:
        return None
    noted = re.findall(r"[a-z]+", fold(title[len(bare) :]))
    heads = [head for at in range(len(noted)) if (head := lexicon.match(lexicon.load().heads, noted, at))]
    kind = heads[0][1][0] if heads else declared.get(key(bare), "Film")
    return mint(bare, kind, known) if kind in WORKS else None
