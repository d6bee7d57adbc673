"""Work: which work a phrase of a clause speaks of.

>>> from wickgraph.text.article import parse
>>> from wickgraph.naming.gazetteer import load
>>> from wickgraph.naming.linking import link
>>> from wickgraph.grammar.reading import read
>>> sentence, = link(parse("Kestrel will release the next chapter, “John Wick: Chapter 2,” in May."), load())
>>> reading = read(sentence)
>>> clause = reading.shape.clauses[0]
>>> hung_on(clause, re.search(" release  the  next  chapter ", clause.text), reading).label
'John Wick: Chapter 2'
"""

from __future__ import annotations

import re

from wickgraph.grammar.clauses import Clause
from wickgraph.grammar.reading import MENTION, Reading
from wickgraph.naming.gazetteer import Entity
from wickgraph.naming.memory import WORKS, Link
from wickgraph.naming.telling import is_passed_by
from wickgraph.text import lexicon

_OTHERS = (("Predecessor",), ("Other",))
_NEAR = re.compile(r" ⟨(\d+)[^⟩]*⟩(?:it)? (?: [\[,—] | (?:is|was|are|were|will  be|has  been) )?$")


#: "George Miller's Furiosa, a prequel to Fury Road, is …": what stands between the commas is not what "is" speaks of
_INSERTED = re.compile(r"(?<=⟩)  ,  [^⟨,;]{1,60}(?:⟨[^⟩]*⟩[^⟨,;]{0,30}){1,3} ,  (?:(?:is|was|has|will|been|be) )*$")
_GOVERNED = re.compile(
    r" (?:sequel|prequel|follow-up|spin-off|spinoff|remake|reboot|companion|successor|offshoot)  (?:to|of|from) "
    r"(?: (?!⟨)\S+ | ⟨[^⟩]*⟩'s ){0,3}$"
)
_SEQUEL_OF = re.compile(r" (?:sequel|prequel|follow-up|spin-off|spinoff|remake|reboot|successor)  (?:to|of|from) $")
_VERB = re.compile(r" (?:is|was|has|will|hit|hits|opens|came|comes|arrives|[a-z]+ed) ")
_RESUMES = re.compile(r" (?:is|was|has|will|are|were|hit|hits|opens|came|comes|arrives|with|[a-z]+ed) ")


_RELATES = {"which", "where", "whose"}
_FAME = {"known", "famous", "remembered", "celebrated"}
#: what only says who somebody is: "Wiseman, best known for Underworld, is directing"
_KNOWN_FOR = re.compile(
    r" , (?: (?:also|best|perhaps|still|probably|mostly|widely|chiefly) )*"
    r" (?:known|famous|remembered|celebrated)  (?:for|from|as) "
    r"(?:⟨[^⟩]*⟩|[^,;:⟨])*(?: , (?: ⟨[^⟩]*⟩[^ ]* | (?:and|the) )+)* , (?= [a-z]+ )"
)
#: "Tindle (“Ultraman: Rising”) will direct": the work only tells who somebody is
_TOLD_BY_WORK = re.compile(r"(?<=⟩)  \[  ⟨\d+:[FSGK]+[^⟩]*⟩ (?: (?:,|and)  ⟨\d+:[FSGK]+[^⟩]*⟩ )* \] ")
#: "Ann Lee, who made Heat, is directing again from a script by": the same
_TOLD_BY_CLAUSE = re.compile(
    r" ,  who (?: (?!⟨)[^ ,;:]+ ){1,7}(?: ⟨\d+:[BR][^⟩]*⟩(?:'s)? )? ⟨\d+:[FSGKR]+[^⟩]*⟩ "
    r"(?: (?:for|in) (?: ⟨[^⟩]*⟩ | [a-z]+ ))? , (?= (?:is|are|was|were|will|has|have|wrote|directs|produces|[a-z]+ed) )"
)
#: "Blade II, in which he appeared": what is said in the relative clause is said of the work right before it
_RELATIVE = re.compile(
    r" ⟨(\d+):[FSGK]+[^⟩]*⟩(?:it)? (?: , )?(?: (?:a|an|the) (?: [a-z0-9-]+ ){1,4})?"
    r"(?: (?:in|on|for|of|with|during) )?(?: (?:which|where|whose) )[^,;]{0,60}$"
)


def hung_on(clause: Clause, match: re.Match[str], reading: Reading) -> Entity | None:
    """The work that a phrase hangs on.

    It is the one right before it, else the subject of the clause, the last one named before, one that stands in the
    phrase itself and in none of its slots, or the topic.
    """
    topic, before = reading.linked.topic, clause.text[: match.start()]
    if not _FAME.isdisjoint(clause.words):
        before = _KNOWN_FOR.sub(" ", before)
    before = _TOLD_BY_WORK.sub("  ", before)
    if "who" in clause.words:
        before = _TOLD_BY_CLAUSE.sub(" ", before)
    if not _RELATES.isdisjoint(clause.words) and (relative := _RELATIVE.search(before)):
        return reading.linked.links[int(relative[1])].read("Work")
    if _RESUMES.match(match[0]) and (inserted := _INSERTED.search(before)):
        before = before[: inserted.start() + 1]
    near = _NEAR.search(before)
    # "Cameron's sequel to Alien opened": not Alien did
    if near and _RESUMES.match(match[0]) and _GOVERNED.search(before[: near.start()]):
        before, other = before[: near.start()], reading.linked.links[int(near[1])].read("Work")
        near, topic = None, None if topic == other else topic
    if near and set(reading.linked.links[int(near[1])].likely) & set(WORKS):
        return reading.linked.links[int(near[1])].read("Work")
    named = [
        link for number in MENTION.findall(before) if (link := reading.linked.links[int(number)]).mention.value is None
    ]
    works = _works_before(named, before, match, reading)
    if works:
        return (works[0] if works[0] is named[0] else works[-1]).read("Work")
    slots = set(match.groupdict().values())
    inside = [reading.linked.links[int(number)] for number in MENTION.findall(match[0]) if number not in slots]
    works = [link for link in inside if link.is_work]
    titled = " ,  ⟨" in clause.text and _TITLED.match(clause.text, match.start())
    if titled and titled[1] not in slots:
        return reading.linked.links[int(titled[1])].read("Work")
    if not works and any(link.mention.kinds in _OTHERS for link in named):
        return None  # "the first film" that nothing tells, or "the previous one", is not the topic
    # a life tells of many works: what it says of none in particular is not said of the last one
    return works[0].read("Work") if works else None if reading.linked.life else topic


#: "played Daryl for eleven seasons on AMC's The Walking Dead": the work stands behind the part
_BEHIND = re.compile(
    r"(?: ⟨\d+:[PC]+[^⟩]*⟩ )?(?: one  last  time | once  more | again | too | [a-z]+  (?:years|months|decades)  ago )?"
    r"(?: for (?: [a-z0-9-]+ ){1,2} (?:seasons|years|episodes|films) )?(?: (?:in|on) )"
    r"(?: (?!and |but |who |which |that |where |as |with |from |by |to |when |while |before |after |a )[a-z-]+ "
    r"| ⟨\d+:[BPRC]+[^⟩]*⟩(?:'s)? ){0,5}"
    r" ⟨(\d+):[FSGK]+[^⟩]*⟩ "
)


def played_in(clause: Clause, match: re.Match[str], reading: Reading) -> Entity | None:
    """The work that stands right behind a phrase that says who acts."""
    end = match.end() - len(" in ") * match[0].endswith((" in ", " on "))
    found = _BEHIND.match(clause.text, end)
    return reading.linked.links[int(found[1])].read("Work") if found else None


#: "will release the next chapter in the series, “Heat 2,” in May": the title comes behind what describes it
_TITLED = re.compile(
    r"(?: (?!⟨)[^ ,;:—]+ | ⟨[^⟩]*⟩[^ ]* ){1,9}? (?:film|movie|sequel|prequel|chapter|instalment|installment|"
    r"entry|spin-off|spinoff|follow-up|feature|thriller) "
    r"(?: (?:in|of|to|from) (?: (?:the|its|his|her) )?(?: ⟨[^⟩]*⟩ | [a-z-]+ ){1,2})?"
    r" ,  ⟨(\d+):[FSGK]+[^⟩]*⟩ (?= [,.] |$)"
)


def _only_tells(link: Link, reading: Reading) -> bool:
    """Whether a work is named only to say who somebody is: "the “Heat” creator", "the producer of “Heat”"."""
    sentence, mention, words = reading.linked.sentence, link.mention, lexicon.load()
    after = sentence.norm(mention.end + (sentence.norm(mention.end) == '"'))
    before = [norm for norm in sentence.norms[max(0, mention.start - 4) : mention.start] if norm != '"'][-2:]
    made = after in words.titles or (len(before) == 2 and before[1] == "of" and before[0] in words.titles)
    return made or is_passed_by(mention, sentence)


def _works_before(named: list[Link], before: str, match: re.Match[str], reading: Reading) -> list[Link]:
    """The works named before a match in its clause of which it may speak."""
    works = [link for link in named if link.is_work and not _only_tells(link, reading)]
    subject = named[0] if named else None
    if subject and subject.mention.form == "anaphor" and set(subject.likely) & set(WORKS) and _VERB.match(match[0]):
        return [subject]  # "It was liked more than the first film, and grossed …"
    if len(works) > 1 and _SEQUEL_OF.search(before[: before.find(f"⟨{reading.linked.links.index(works[0])}:")]):
        return works[1:]  # "The sequel to Alien, Aliens was …"
    return works
