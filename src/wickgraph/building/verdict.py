"""Verdicts: what becomes of the claims of an article beside those of a graph.

They are judged by the rules that the graph is made by (`wickgraph.beliefs.belief`), as if the article were one more
source, and by what an editor expects beyond them (`wickgraph.beliefs.expected`).

>>> from wickgraph.beliefs.said import read
>>> from wickgraph.stores.store import from_text
>>> ours, known = read(from_text('''
...     claim:a rdf:subject id:Film ; rdf:predicate wick:budget ; rdf:object 100000000 ;
...       wick:statusInSource wick:Confirmed .
...     claim:b rdf:subject id:Film ; rdf:predicate wick:budget ; rdf:object 102000000 ;
...       wick:statusInSource wick:Confirmed .'''))
>>> verdicts([ours], [known], {})[ours.iri].mark
'agrees'
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from wickgraph import ontology
from wickgraph.beliefs import belief, expected, precedence
from wickgraph.beliefs.belief import Fact, Judgement, Link
from wickgraph.beliefs.case import DENIED, SUPERSEDED
from wickgraph.beliefs.expected import Standing
from wickgraph.beliefs.meaning import agree, is_one_value, meaning
from wickgraph.beliefs.said import Said, order
from wickgraph.terms import WICK

#: links that tell what the graph has against a claim, the gravest first
_AGAINST = ("supersededBy", "deniedBy", "conflictsWith")
#: the statuses of claims that do not back what says the same
_GONE = (DENIED, SUPERSEDED)


@dataclass(frozen=True)
class Verdict:
    """The mark of a claim (one of `wickgraph.stories.report.MARKS`), and what it rests on.

    `agrees` are the claims of others that say the same, or once said so where the claim is superseded; `against` are
    links from the claim, `replaces` links to it from the claims that it replaces; `beside` are claims with other values
    beside which it is new.
    """

    mark: str
    agrees: tuple[Said, ...]
    against: tuple[Link, ...]
    replaces: tuple[Link, ...]
    beside: tuple[Said, ...] = ()


@dataclass(frozen=True)
class _Court:
    """What verdicts are given by: the claims of others, what stands of them alone, what became of all of them together,
    and what the article tells in one sentence."""

    others: Mapping[str, Said]
    known: Standing
    judgement: Judgement
    beside: Mapping[str, Collection[Said]]


def verdicts(
    ours: Iterable[Said],
    others: Iterable[Said],
    kinds: Mapping[str, Collection[str]],
    beside: Mapping[str, Collection[Said]] | None = None,
) -> dict[str, Verdict]:
    """The verdict on each claim of an article, by its IRI.

    `others` are the claims of the graph, `kinds` the classes of the things spoken of, by IRI; `beside` has what the
    article tells in the same sentence as a claim.

    >>> verdicts([], [], {})
    {}
    """
    said, known = list(ours), {each.iri: each for each in others}
    subjects = {each.subject for each in said}
    # The rules join claims about one subject only; whose word counts, and what is out, is not the article's to say.
    judged = [each for each in known.values() if each.subject in subjects]
    judgement = belief.judge([*said, *judged], makers=judged)
    court = _Court(known, expected.standing(known.values(), kinds), judgement, beside or {})
    return {each.iri: _verdict(each, court) for each in said}


def _verdict(said: Said, court: _Court) -> Verdict:
    links = _links(said, court)
    against = [link for link in links if link.claim == said.iri]
    opposed = {link.other for link in against}
    same = [other for other in _same(said, court) if other.iri not in opposed]
    agreeing = [other for other in same if court.known.status.get(other.iri) not in _GONE]
    given_up = [other for other in same if court.known.status.get(other.iri) == SUPERSEDED]
    mark = _mark(said, against, agreeing, bool(given_up), court)
    if mark == "superseded" and against:
        agreeing = same  # who said so then
    elif mark == "superseded":
        against = [Link(said.iri, "supersededBy", other.iri, "GivenUp") for other in given_up]
    against.sort(key=lambda link: (_AGAINST.index(link.kind), link))
    replaces = [link for link in links if link.other == said.iri and mark in ("new", "agrees")]
    replaced = {link.claim for link in replaces}
    known = court.known.from_subject.get((said.subject, said.predicate), ())
    is_more = mark == "new" and said.status != DENIED
    beside = tuple(other for other in known if is_more and other.iri not in replaced)
    return Verdict(mark, tuple(agreeing), tuple(against), tuple(replaces), beside)


def _mark(said: Said, against: Sequence[Link], agreeing: Sequence[Said], is_gone: bool, court: _Court) -> str:
    if any(link.kind == "supersededBy" for link in against):
        return "superseded"
    if against and not any(court.known.stands(other) and _says_as_much(other, said) for other in agreeing):
        return "contradicts"
    return "agrees" if agreeing else "superseded" if is_gone else "new"


def _says_as_much(other: Said, said: Said) -> bool:
    """Whether another claim says all that ours says, if less exactly; one from which ours follows does."""
    if other.predicate != said.predicate:
        return True
    one, two = (meaning(each, precedence.load()) for each in (other, said))
    return is_one_value(one, two) and all(a >= b for a, b in zip(one.keys, two.keys, strict=True))


def _links(said: Said, court: _Court) -> list[Link]:
    """What stands against a claim, and what it replaces: links with it at one end and a claim of others at the other.

    Of two claims the rules have the first word, the expectations the second; none where ours has been replaced.
    """
    known, others = court.judgement, court.others
    found = [expected.grown(link, said, others[link.other]) for link in known.of(said.iri) if _is_against(link, others)]
    found += [link for link in known.links if link.kind == "supersededBy" and link.other == said.iri]
    is_replaced = any(link.kind == "supersededBy" and link.claim == said.iri for link in found)
    unexpected = [] if is_replaced else expected.against(said, court.known, court.beside)
    told: dict[frozenset[str], Link] = {}
    for link in (*found, *unexpected):
        told.setdefault(frozenset((link.claim, link.other)), link)
    return [link for ends, link in told.items() if ends & others.keys()]


def _is_against(link: Link, others: Mapping[str, Said]) -> bool:
    return link.kind in _AGAINST and link.other in others


def _facts(said: Said) -> Iterator[Fact]:
    """The fact of a claim as others than claims of its own kind may give it: as it is, and with its ends exchanged."""
    derived = {rule.predicate for rule in ontology.load().derivations}
    if said.predicate in derived:
        yield next(belief.following(said))
    for name in precedence.expectations().turned.get(said.predicate, ()):
        if isinstance(said.object, NamedNode):
            yield said.object, NamedNode(WICK + name), said.subject


def _same(said: Said, court: _Court) -> list[Said]:
    """The claims of others that say the same, or from which it follows; also those that were given up since."""
    known, is_denial = precedence.load(), said.status == DENIED
    what, about = meaning(said, known), court.known.of.get(said.subject.value)
    held = () if about is None else about.denials if is_denial else about.held
    found = [other for other in held if other.predicate == said.predicate and agree(what, meaning(other, known))]
    if not is_denial:
        found += [other for fact in _facts(said) for other in court.known.behind.get(fact, ()) if other not in found]
    return sorted(dict.fromkeys(found), key=order)
