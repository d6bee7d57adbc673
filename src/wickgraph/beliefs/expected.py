"""Expected: what an editor takes for a contradiction beyond the rules of precedence, which are those of the graph.

A film usually has one director, a part one actor in a film; a release without a region is one of the known ones; a
story is not after and before the same other. The expectations are data of the ontology, as the rules are.

>>> from wickgraph.beliefs.said import read
>>> from wickgraph.stores.store import from_text
>>> known, ours = read(from_text('''
...     claim:a rdf:subject id:Film ; rdf:predicate wick:director ; rdf:object id:OttoBrandt ;
...       wick:statusInSource wick:Confirmed .
...     claim:b rdf:subject id:Film ; rdf:predicate wick:director ; rdf:object id:EveMarlow ;
...       wick:statusInSource wick:Confirmed .'''))
>>> film = {known.subject.value: {"Film"}}
>>> [(link.kind, link.rule) for link in against(ours, standing([known], film), {})]
[('conflictsWith', 'UsuallyOne')]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from wickgraph.beliefs import belief, precedence
from wickgraph.beliefs.belief import Fact, Link
from wickgraph.beliefs.case import DENIED, Case, case
from wickgraph.beliefs.meaning import is_one_value, meaning
from wickgraph.beliefs.said import Said, Term, later, order
from wickgraph.beliefs.succession import overtakes
from wickgraph.terms import WICK


@dataclass(frozen=True)
class Standing:
    """The claims that stand, judged without the article: by subject, by the facts that follow, by either end of these.

    `status` is that of every claim, also of those that do not stand; `kinds` are the classes of things, by IRI.
    """

    status: Mapping[str, str]
    kinds: Mapping[str, Collection[str]]
    of: Mapping[str, Case]
    behind: Mapping[Fact, Sequence[Said]]
    from_subject: Mapping[tuple[Term, str], Sequence[Said]]
    to_object: Mapping[tuple[str, Term], Sequence[tuple[NamedNode, Said]]]

    def stands(self, said: Said) -> bool:
        """Whether a claim is accepted.

        >>> standing([], {}).stands(Said("urn:c", NamedNode("urn:s"), "plays", NamedNode("urn:o"), "Confirmed"))
        False
        """
        return self.status.get(said.iri) in precedence.load().accepted


def standing(claims: Iterable[Said], kinds: Mapping[str, Collection[str]]) -> Standing:
    """What stands of the claims of a graph.

    >>> standing([], {}).status
    {}
    """
    grouped = belief.by_subject(sorted(claims, key=order))
    status = belief.judge(said for about in grouped.values() for said in about).status
    behind: dict[Fact, list[Said]] = defaultdict(list)
    from_subject: dict[tuple[Term, str], list[Said]] = defaultdict(list)
    to_object: dict[tuple[str, Term], list[tuple[NamedNode, Said]]] = defaultdict(list)
    accepted = precedence.load().accepted
    for said in (said for about in grouped.values() for said in about if status[said.iri] in accepted):
        from_subject[said.subject, said.predicate].append(said)
        for fact in belief.following(said):
            behind[fact].append(said)
            to_object[fact[1].value.removeprefix(WICK), fact[2]].append((fact[0], said))
    cases = {subject: case(about) for subject, about in grouped.items()}
    return Standing(status, kinds, cases, behind, from_subject, to_object)


def against(said: Said, known: Standing, beside: Mapping[str, Collection[Said]]) -> list[Link]:
    """What of the standing claims is unexpected beside a claim of an article, as links from and to it, in order.

    A link that starts from another claim says that ours replaces it. `beside` has what the article tells in the same
    sentence, by the IRI of the claim: of what is told together nothing excludes the other.
    """
    if said.status == DENIED:
        return []
    together = [said, *beside.get(said.iri, ())]
    links = {_link(said, rival, "UsuallyOne", known) for rival in _one_too_many(said, known, together)}
    links |= {_link(said, rival, "NoneOfTheKnown", known) for rival in _elsewhere(said, known)}
    links |= {Link(said.iri, "conflictsWith", rival.iri, "CannotBeBoth") for rival in _excluded(said, known)}
    return sorted(links)


def grown(link: Link, said: Said, other: Said) -> Link:
    """A conflict of two figures, told as growth where they only grow and the smaller one is not later.

    >>> from pyoxigraph import Literal
    >>> early, late = (
    ...     Said(f"urn:{when}", NamedNode("urn:film"), "boxOffice", Literal(when), "Confirmed", when=str(when))
    ...     for when in (2023, 2024))
    >>> grown(Link("urn:2023", "conflictsWith", "urn:2024", "CannotBothHold"), early, late).kind
    'supersededBy'
    """
    if link.kind == "conflictsWith" and said.predicate == other.predicate in precedence.expectations().grows:
        for one, two in ((said, other), (other, said)):
            # As far as their dates are known: the year's sum is no contradiction to that of a week.
            if one.when and two.when and not later(one, two) and _figure(two) > _figure(one) >= 0:
                return Link(one.iri, "supersededBy", two.iri, "GrownSince")
    return link


def _figure(said: Said) -> int:
    return int(said.object.value) if said.object.value.isdecimal() else -1


def _link(said: Said, rival: Said, rule: str, known: Standing) -> Link:
    """How a claim of an article and one that stands are told where both cannot be expected to hold."""
    of = known.of[rival.subject.value]
    since = overtakes(rival, said, of)
    if not since and of.rank(rival.status) > of.rank(said.status) and not later(said, rival):
        since = "HigherStatus"
    if since:
        return Link(said.iri, "supersededBy", rival.iri, since)
    instead = overtakes(said, rival, of)
    if instead:
        return Link(rival.iri, "supersededBy", said.iri, instead)
    return Link(said.iri, "conflictsWith", rival.iri, rule)


# ---- one too many ----


def _one_too_many(said: Said, known: Standing, together: Sequence[Said]) -> Iterator[Said]:
    """Claims with another object, or another subject, where there is usually one."""
    rules, about = precedence.expectations(), known.from_subject.get((said.subject, said.predicate), ())
    objects = {each.object for each in together if (each.subject, each.predicate) == (said.subject, said.predicate)}
    if set(rules.one.get(said.predicate, ())) & set(known.kinds.get(said.subject.value, ())):
        yield from _others(about, objects)
    for qualifier in rules.one_per.get(said.predicate, ()):
        values = said.qualifiers.get(qualifier, frozenset())
        yield from _others([each for each in about if values & each.qualifiers.get(qualifier, frozenset())], objects)
    if said.predicate in rules.of_one:
        found = known.to_object.get((said.predicate, said.object), ())
        subjects = {subject for subject, _ in found}
        if len(subjects) == 1 and said.subject not in subjects:
            yield from (claim for _, claim in found)


def _others(claims: Sequence[Said], objects: Collection[Term]) -> Sequence[Said]:
    """The claims, where none has one of the objects."""
    return () if any(each.object in objects for each in claims) else claims


def _elsewhere(said: Said, known: Standing) -> Sequence[Said]:
    """Claims with other values, for whatever region or medium, where a claim names none and has the value of none."""
    rules = precedence.load()
    names = rules.often_unsaid.get(said.predicate, ())
    ours = meaning(said, rules)
    if not names or any(key for name, key in zip(rules.keys(said.predicate), ours.keys, strict=True) if name in names):
        return ()
    about = known.from_subject.get((said.subject, said.predicate), ())
    return () if any(is_one_value(meaning(each, rules), ours) for each in about) else about


# ---- what excludes what ----


def _excluded(said: Said, known: Standing) -> Iterator[Said]:
    """Claims of a predicate that excludes ours between the same two, and those by which ours would lead back."""
    rules = precedence.expectations()
    end = said.object
    if not isinstance(end, NamedNode):
        return
    ways = [(said.subject, said.predicate, end)]
    ways += [(end, name, said.subject) for name in rules.turned.get(said.predicate, ())]
    for one, predicate, other in ways:
        for name in rules.excludes.get(predicate, ()):
            yield from known.behind.get((one, NamedNode(WICK + name), other), ())
            for turned in rules.turned.get(name, ()):
                yield from known.behind.get((other, NamedNode(WICK + turned), one), ())
    for start, way, goal in belief.following(said):
        if way.value.removeprefix(WICK) in rules.never_back and isinstance(goal, NamedNode):
            yield from _way(goal, start, way, known)


def _way(start: NamedNode, goal: NamedNode, predicate: NamedNode, known: Standing) -> Iterator[Said]:
    """The claims on a shortest way from one thing to another along a predicate; none where there is no way."""
    name = predicate.value.removeprefix(WICK)
    ways: dict[Term, tuple[Said, ...]] = {goal: ()}
    reached: list[Term] = [goal]
    while reached and start not in ways:
        for end in list(reached):
            reached.remove(end)
            for before, claim in known.to_object.get((name, end), ()):
                if before not in ways:
                    ways[before] = (claim, *ways[end])
                    reached.append(before)
    yield from ways.get(start, ())
