"""Headlines: titles that say more than the name of a work, "Jaws: Filming", "How Psycho changed the movies".

What behind a name only says which part of a page this is tells that the name is that of a work, and so does the text
where it says of the name what is said of works alone.

>>> sectioned("Jaws: casting and filming"), sectioned("Rear Window – in short"), sectioned("Denzel: back home")
('Jaws', 'Rear Window', None)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wickgraph.naming.leads import is_title
from wickgraph.naming.minting import SMALL
from wickgraph.naming.spoken import spoken_of
from wickgraph.text.sentences import fold

#: the parts of which pages about works are made
_PARTS = {
    "filming", "casting", "cast", "production", "pre-production", "post-production", "development", "background",
    "release", "reception", "editing", "music", "writing", "screenplay", "script", "synopsis", "summary", "plot",
    "story", "storyline", "guide", "primer", "overview", "retrospective", "review", "recap", "credits", "trivia",
    "episode", "episodes", "season", "chapters", "characters", "crew", "legacy", "themes", "soundtrack", "score",
    "ending", "finale", "act", "premise", "sequel", "sequels", "franchise", "making", "screen", "scenes", "locations",
    "revisited", "explained", "shoot", "budget", "marketing", "distribution", "adaptation", "conception", "origins",
    "inception", "pre-release", "remake", "remakes", "facts", "timeline", "synopses", "notes", "brief", "short",
    "glance", "spoilers", "again", "years", "anniversary", "turns", "accolades", "awards", "preview", "trailer",
    "dates", "lead", "infobox", "biography", "chronology", "appearances", "personality", "relationships", "filmography",
}  # fmt: skip
#: what may stand with them
_WITH = {
    "the", "a", "an", "and", "of", "in", "on", "at", "by", "to", "from", "with", "its", "for", "&", "how", "it",
    "was", "made", "behind", "short", "long", "brief", "full", "complete", "quick", "viewer", "viewers", "beginner",
    "later", "fan", "watcher", "newcomer", "reader", "after", "decades", "detailed", "concise", "page", "one", "two",
    "three", "four", "five", "six", "seven", "eight", "nine", "ten", "first", "second", "third", "fourth", "fifth",
    "final", "last", "principal", "photography", "theatrical", "home", "early", "initial", "critical", "main",
    "film's", "everything", "you", "need", "know", "key", "section", "part", "spoiler-free", "technical", "excerpt",
    "extract", "parts", "series",
}  # fmt: skip
_SEPARATOR = re.compile(r": | [–—|/-]+ |, |(?<=\)) ")
_NOTE = re.compile(r" ?\([^)]*\)$")
_WORD = re.compile(r"[\w'&-]+")


def is_section(title: str) -> bool:
    """Whether a title says only which part of a page this is.

    >>> is_section("Casting and filming"), is_section("Jaws")
    (True, False)
    """
    words = [word.removesuffix("'s") for word in _WORD.findall(fold(title).replace("box office", "budget"))]
    parts = [word for word in words if word in _PARTS]
    return bool(parts) and all(word in _PARTS or word in _WITH or word.isdigit() for word in words)


def sectioned(title: str) -> str | None:
    """The name before what says which part of a page this is: "Jaws" of "Jaws: Filming"; None where there is none.

    >>> sectioned("The Office (American TV series): Casting")
    'The Office'
    """
    for cut in _SEPARATOR.finditer(title):
        name = _NOTE.sub("", title[: cut.start()])
        tail = _NOTE.sub("", title[cut.end() :])
        if (
            (is_section(tail) or is_section(re.split(r": | [–—-] ", tail)[0]))
            and is_title(name)
            and not is_section(name)
            and '"' not in name
        ):
            return name
    return None


_HEADED = re.compile(
    r"^(?P<x>[^:,–—]+?)(?P<cut>: | [–—] |, | (?=(?:and (?:the|its|a|his|her)|at \w+|turns) ))(?P<rest>.+)$"
)
#: what stands behind somebody's name in a headline
_OF_SOMEBODY = re.compile(r"(?:who|whose|dies|died|dead|aged|star|actor|actress|director|writer|composer)\b|.*, dies\b")
_ORDINARY = {"exclusive", "breaking", "review", "streaming", "weekend", "update", "interview", "transcript", "opinion"}


def opening(title: str, text: str) -> str | None:
    """The name by which a title in ordinary words begins, where the text never has it: it speaks of "the film" then.

    >>> opening("A Small Republic: dictators and dinner parties", "The film won an award.")
    'A Small Republic'
    """
    found = _HEADED.match(title)
    name = found["x"].strip(' "') if found else ""
    if found is None or not _may_open(name, found["cut"], found["rest"]):
        return None
    body = text.replace(title, "", 1)
    last = re.search(rf"(?<!\w){re.escape(name.split()[-1])}(?!\w)", body)
    return name if not last and _SPEAKS.search(text) and not _QUOTES.search(body[:_BEGINNING]) else None


#: a title in quotation marks: a text that begins with one has no other for its heading
_QUOTES = re.compile(r"\"[A-Z0-9][^\"]{0,50}[^\s\",.!?][,.!?]?\"")
_BEGINNING = 350
#: so many words a headline may have at least
_HEADLINE = 4


def names_another(title: str, text: str) -> bool:
    """Whether a heading of several words is a headline: the text never has it, and begins with another title.

    >>> names_another("Australian Road Picture Sold", 'Sydney, 1980: "Mad Max" was sold.'), names_another("Heat", "")
    (True, False)
    """
    body = text.replace(title, "", 1)
    if len(title.split()) < _HEADLINE or ":" in title or title in body:
        return False
    quoted = _QUOTES.search(body[:_BEGINNING])
    return quoted is not None and quoted[0].strip('",.!?') not in title


def _may_open(name: str, cut: str, rest: str) -> bool:
    """Whether the words by which a headline begins may be the name of a work, by what stands behind them."""
    words = fold(name).split()
    written = is_title(name) and not name.isupper() and rest[:1].islower() and not _OF_SOMEBODY.match(rest)
    told = len(words) > 1 or (cut != ": " and words[0] not in _OPENERS)
    return written and told and not _ORDINARY.intersection(words) and words[0] not in _OPENERS - {"the"}


#: what a text about a work speaks of
_SPEAKS = re.compile(
    r"\b(?:film|movie|picture|series|documentary|director|directed|screenplay|starring|filmed|filming)\b"
)


# ---- names of which the text speaks as of works ------------------------------------------------------------

_CAPITAL = r"[^\W_a-zß-ÿ][\w'&.-]*"
_RUN = re.compile(rf"{_CAPITAL}(?:,? (?:(?:of|the|and|a|an|in|for|to|on|at|de|la|le|du|del) )*{_CAPITAL})*")


def _runs(title: str) -> Iterator[str]:
    """The stretches of a title that are written as a name is, without the word by which the title begins too."""
    for found in _RUN.finditer(title):
        run = found[0].rstrip(".,")
        yield run
        yield from (part for part in re.split(r",? and |, ", run) if part != run)
        first, _, rest = run.partition(" ")
        if rest and (first.lower() in SMALL or first.lower() in _OPENERS):
            yield rest


_OPENERS = {"how", "why", "the", "when", "what", "remembering", "revisiting", "inside", "is", "was", "does", "do"}


def repeated(title: str, text: str) -> bool:
    """Whether the whole title, of several words, is a name of which the text speaks as of a work.

    >>> repeated("Il vantaggio del re", "Il vantaggio del re is a 1974 thriller.")
    True
    """
    words = title.split()
    return 1 < len(words) <= _MOST_WORDS and title[:1].isupper() and spoken_of(title, text) > 0


#: a title of a work has hardly more words
_MOST_WORDS = 12


def told(title: str, text: str) -> str | None:
    """The name in a title of which the text speaks as of a work; None where it speaks so of none.

    >>> told("How Psycho changed the movies", "Hitchcock paid for Psycho himself.")
    'Psycho'
    """
    title = re.sub(r"\"[^\"]*\"|(?<!\w)'[^\"]*?'(?!\w)", ";", title)  # what is quoted says itself what it is
    names = [name for name in dict.fromkeys(_runs(title)) if name.lower() not in SMALL | _OPENERS and len(name) > 2]
    best = max(names, key=lambda name: (spoken_of(name, text), len(name)), default=None)
    return best if best and spoken_of(best, text) > 0 else None


# ---- episodes ----------------------------------------------------------------------------------------------

_CODE = r"(?:[Ss]\d+ ?,? ?[Ee]\d+|\d{1,2}[x.]\d\d|[Ss]eason \w+,? [Ee]pisode \w+)"
_SERIES = r"(?P<x>[A-Z0-9][^\"|()]{1,50}?)"
_EPISODES = [
    re.compile(form)
    for form in (
        rf"^{_SERIES}:? [–—-]? ?{_CODE}\b",
        rf"\({_SERIES},? {_CODE}\)",
        rf"^{_SERIES}(?::| [–—-]) \"(?P<y>[^\"]+)\"$",
        rf"^\"[^\"]+\": (?:the |how )?{_SERIES} (?:series |season )?(?:finale|pilot|premiere|episode)\b",
        rf"^{_SERIES} [–—-] (?:Chapter|Episode|Part) \w+: ",
    )
]


#: the number of an episode, which is no series
_NUMBERED = re.compile(r"(?:night|episode|chapter|part|season|series|week|day|volume|act|pilot)\b", re.I)


def series_of(title: str) -> str | None:
    """The series whose episode a title names: 'Severance: "The We We Are"'; None where it names none.

    >>> series_of('Severance: "The We We Are"'), series_of("Connor's Wedding (Succession S4, E3)")
    ('Severance', 'Succession')
    """
    for form in _EPISODES:
        if found := form.search(title):
            name = found["x"].strip(" ,:")
            episode = found.groupdict().get("y")
            named = is_title(name) and not _NUMBERED.match(name) and (episode is None or is_title(episode))
            return name if named else None
    return None


# ---- what is quoted in a headline --------------------------------------------------------------------------

#: what makes a nickname of what is quoted before it: Gustavo "Gus" Fring
_SURNAME = re.compile(
    r" (?!(?:[A-Z]\w* )?(?:Cast|Role|Film|Movie|Trailer|Composer|Set|Date|Release|Premiere|Script|Season|"
    r"Screenwriter|Villain|Editor|Team|Lead|Part|Production|Reshoots|Opens?|Gets|Is|Has|Will|Casts|Adds|Sets|Wraps|With|As|For|In|To|At|On)\b)"
    r"[A-Z]"
)
#: "the third 'Knives Out' mystery" is another work
_COUNTED = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|from|"
    r"(?:sequel|prequel|follow-up|spin-?off|remake|reboot)(?: \w+)? (?:to|of|from))\W*$",
    re.I,
)


def is_nickname(before: str, after: str) -> bool:
    """Whether what is quoted stands inside somebody's name: Gustavo "Gus" Fring, not "Joins 'Nightjar' Cast".

    >>> is_nickname('Gustavo "', " Fring"), is_nickname("Joins '", " Cast"), is_nickname("Office: '", " Opens")
    (True, False, False)
    """
    return re.fullmatch(r"[A-Z]\w*\W?[\"']", before) is not None and _SURNAME.match(after) is not None


#: a title in quotation marks, and words by which a headline is about somebody who died or another work than it names
_SET_APART = re.compile(r"\"[^\"]{2,60}\"|(?<!\w)'(?:[^'\"]|(?<=\w)'(?=\w)){2,60}?'(?!\w)")
_RELATED = re.compile(r"\b(?:sequel|prequel|follow-up|spin-?off|remake|reboot)(?: \w+)? (?:to|of|from)\W*$", re.I)
_DEAD = re.compile(r"\b(?:dies|died|dead|obituary|mourned)\b", re.I)
_ANOTHER = re.compile(r"\b(?:second|third|fourth|fifth|sixth|seventh|next|sequel|follow-up|threequel)\b", re.I)


def means_another(title: str) -> bool:
    """Whether a headline sets a title apart, but is about another work or about somebody: "Prequel to 'Heat'".

    >>> means_another("Prequel Series to 'The Tin Admiral' in the Works"), means_another("'Heat' Gets a Date")
    (True, False)
    """
    set_apart = [(title[: found.start()], title[found.end() :]) for found in _SET_APART.finditer(title)]
    other = any(_RELATED.search(before) or _is_attribute(before, after) for before, after in set_apart)
    return other or bool(set_apart and _DEAD.search(title))


def _is_attribute(before: str, after: str) -> bool:
    """Whether a title in quotation marks only says of what series something is: "to open a 'John Wick' hotel"."""
    return re.search(r"\ban?\W*$", before) is not None and re.match(r" [a-z]{3,}", after) is not None


def later_one(name: str, title: str, text: str) -> str:
    """The name of the instalment that a headline means by that of its series, where the text has just one; else `name`.

    >>> later_one("Heat", "'Heat': Who Directs the Third Film?", 'Ann Ek is not making "Heat 3." It is late.')
    'Heat 3'
    """
    if not _ANOTHER.search(title):
        return name
    later = rf'"({re.escape(name)}(?:: [A-Z0-9]| \d| [IVX]+\b)[^"]{{0,40}}?)[,.!?]?"'
    found = set(re.findall(later, text.replace(title, "", 1)))
    return found.pop() if len(found) == 1 else name


def is_another(before: str) -> bool:
    """Whether a headline means another work than the one that it quotes: "the third 'Knives Out' mystery".

    >>> is_another("Prequel Series to "), is_another("Star Joins ")
    (True, False)
    """
    return _COUNTED.search(before) is not None
