"""Spoken: whether a text speaks of a name as of a work or as of a person.

>>> is_person("Mara Ellison", "Mara Ellison. Mara Ellison is an actress.")
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from wickgraph.naming.minting import SMALL

_KIND = (
    r"(?:(?:films?|movies?|pictures?|comedy|drama|thriller|western|musical|documentary|miniseries|series|remake|sequel)"
    r"(?! (?:and \w+ )?(?:act(?:or|ress|resses)|directors?|producers?|stars?|critics?|composers?|writers?|editors?)\b))"
)
_DONE = (
    r"(?:filmed|released(?! from)|directed|written|produced|photographed|scored|edited|adapted|remade|distributed|"
    r"delayed|banned|conceived|restored|shot (?:in|on|at|over|by|almost|entirely|mainly|mostly))"
)
_OF_WORKS = re.compile(
    rf"\"? \((?:19|20)\d\d\b|[\",]*(?: \([^)]*\))? (?:is|was|remains) "
    rf"(?:(?:an?|the|one of) [^.,;]{{0,60}}?\b{_KIND}\b|an? (?:[\w-]+ ){{0,3}}?(?:19|20)\d\d\b)|"
    rf" (?:is|was|were|has been|had been|will be) (?:[a-z]+ )?{_DONE}\b|"
    r" (?:opened|opens|premiered|premieres|grossed|earned|cost|costs|lasts|runs for|debuted)\b|"
    r"'s (?:director|producers|ending|budget|cast|premiere|release|screenwriters?|opening weekend)\b"
)
_TO_WORKS = re.compile(
    r"\b(?:wrote|directed|made|makes|making|release|released|releasing|produced|filmed|rewrote|remade|distributed|financed|"
    r"watch|watched|watching|rewatch|adapted|paid for|photographed|(?:making|shooting|filming|production|release|"
    rf"premiere|cast|set|director|writer|star|end|heart|success) of|(?:script|screenplay|score|music) for|"
    rf"(?:sequel|prequel) to|remake of|version of|stars? in|appears? in|appeared in|{_KIND}|"
    r"[A-Z][\w-]+(?:'s|s')) (?:the )?\"?$"
)
_OF_PERSONS = re.compile(r",? (?:who|said|says|told|plays|played|portrays|joined|whose|joins|stars)\b")
_TO_PERSONS = re.compile(r"\b(?:named|called|by|Mr\.?|Mrs\.?|Ms\.?|Sir|Dr\.?|actor|actress|director|writer) \"?$")
#: so often a name is looked at
_OFTEN = 12


def spoken_of(name: str, text: str) -> int:
    """How much more often a text speaks of a name as of a work than as of somebody or a place.

    >>> spoken_of("Psycho", "Hitchcock wrote Psycho. Psycho was shot at once."), spoken_of("Quint", "It is Quint, who")
    (2, -1)
    """
    score = 0
    for found, _ in zip(re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text), range(_OFTEN), strict=False):
        before, after = text[max(0, found.start() - 40) : found.start()], text[found.end() : found.end() + 90]
        if re.match(r" [A-Z][a-z]", after):
            continue  # the name goes on
        score += bool(_OF_WORKS.match(after) or _TO_WORKS.search(before))
        score -= bool(_OF_PERSONS.match(after) or (_TO_PERSONS.search(before) and " " not in name))
    return score


_PERSONAL = (
    r"(?:'s)? (?:is|was|,)? ?(?:an?|the|one of the) [^.]{0,80}?\b(?:character|actor|actress|director|writer|assassin|"
    r"killer|detective|manager|owner|leader|member|hero|heroine|villain|woman|man|composer|film-maker|filmmaker)\b"
)


#: words behind a name by which it is that of a work, whoever is named after them
_OF_A_WORK = (
    r"\W{0,4}(?:\((?:19|20)\d\d\)|(?:is|was|will be|,)?,? ?(?:an?|the) (?:[\w'-]+ ){0,3}?(?:19|20)\d\d [^.,]{0,60}?"
    r"\b(?:films?|movie|thriller|drama|comedy|western|series|miniseries|documentary|musical|horror|game|romance)\b)"
)


_THINGS = (
    r"(?:company|corporation|institut(?:e|ion)|asylum|school|academy|hospital|prison|hotel|inn|bank|agency|freighter|"
    r"(?:star|space)?ship|vessel|planet|moon|island|city|town|village|kingdom|country|river|house|mansion|castle|club|"
    r"bar|restaurant|studio|society|order|cult|syndicate|clan|gang|family|organi[sz]ation|character|weapon|sword|car|"
    r"conglomerate|manufacturer|(?:film |stage )?act(?:or|ress)|filmmaker|director|screenwriter|producer|composer)"
)
#: what stands behind the name of such a thing
_IS_THING = re.compile(
    rf"\"?(?: \([^)]*\))? (?:is|was) (?:an?|the|one of the) (?:(?!{_KIND})[\w'-]+,? (?:and )?){{0,5}}?{_THINGS}"
    r"(?![\w-])(?! (?:film|movie|drama|series|comedy|thriller))"
)
#: so far into a text it says what its subject is
_LEAD = 300


def is_thing(name: str, text: str) -> bool:
    """Whether a text begins by saying that a name is that of a place, a group, a ship or somebody, and of no work.

    >>> is_thing("Stark Industries", "Stark Industries is a technology company in the films.")
    True
    """
    ends = (found.end() for found in re.finditer(re.escape(name.removeprefix("The ")), text[:_LEAD]))
    said = next(filter(None, (_IS_THING.match(text, end, _LEAD) for end in ends)), None)
    return said is not None and spoken_of(name, text[said.end() :]) < 1


def _ends(name: str, text: str) -> Iterator[int]:
    """Where a name ends each time that it stands in a text, not as a part of a word and not in quotation marks."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        beside = text[max(at - 1, 0) : at] + text[end : end + 1]
        alone = not any(sign.isalnum() or sign in '_"' for sign in beside)
        if alone:
            yield end
        at = text.find(name, end if alone else at + 1)


def is_person(name: str, text: str) -> bool:
    """Whether a name shaped like a person's is one in the text: called one, or spoken of as he or she.

    >>> is_person("Bicycle Thieves", "De Sica made Bicycle Thieves in Rome with men who never acted.")
    False
    """
    words = name.split()
    if re.search(r"\b(?:[Pp]layed|[Pp]ortrayed|[Vv]oiced) by \||\|\s*(?:Played|Portrayed) by", text[:400]):
        return True  # the page of a character
    if not 1 < len(words) <= 3 or any(word in SMALL or not word.isalpha() for word in words):
        return False
    if spoken_of(name, text) > 0:
        return False
    after = [text[end : end + 160] for end in islice(_ends(name, text), 1, 4)]
    if any(re.match(_OF_A_WORK, each) for each in after):
        return False
    return any(re.match(_PERSONAL, each) or re.search(r"^[^.]*[ ,](?:who|he|she|his|her)\b", each) for each in after)
