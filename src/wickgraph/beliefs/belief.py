"""Belief: which claims stand, which were replaced, which conflict or corroborate, and the facts that follow.

The rules are data of the ontology (`wickgraph.beliefs.precedence`); nothing here knows a predicate by name. They join
claims about one subject only, so that a change costs by the subjects it touches.

>>> from wickgraph.stores.store import from_text
>>> graph = from_text('''
...     graph:claims {
...       claim:a a wick:Claim ; rdf:subject id:Film ; rdf:predicate wick:director ; rdf:object id:OttoBrandt ;
...         wick:status wick:Rumoured ; wick:statusInSource wick:Rumoured .
...       claim:b a wick:Claim ; rdf:subject id:Film ; rdf:predicate wick:director ; rdf:object id:OttoBrandt ;
...         wick:status wick:Denied ; wick:statusInSource wick:Denied . }''')
>>> judge(read(graph)).status
{'https://w3id.org/wickgraph/claim/a': 'Denied', 'https://w3id.org/wickgraph/claim/b': 'Denied'}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from wickgraph import ontology
from wickgraph.beliefs import precedence
from wickgraph.beliefs.case import DENIED, SUPERSEDED, Case, case
from wickgraph.beliefs.meaning import Meaning, agree, covers, slots
from wickgraph.beliefs.said import LINKS, STATUS, Said, Term, independent, later, order, read
from wickgraph.beliefs.succession import Fallen, clashing, denied_by, replaced
from wickgraph.ontology import Derivation
from wickgraph.terms import CLAIMS, FACTS, WICK

#: the properties of a claim that are derived
DERIVED = frozenset((STATUS, *(WICK + name for name in LINKS)))
#: a fact: subject, predicate, object
Fact = tuple[NamedNode, NamedNode, Term]
_FACTS, _CLAIMS = NamedNode(FACTS), NamedNode(CLAIMS)


@dataclass(frozen=True, order=True)
class Link:
    """What one claim has to do with another, and the rule that says so, by local names.

    `kind` is supersededBy, conflictsWith or corroborates, which are written into the graph, or deniedBy or liftedBy,
    which only explain a status.
    """

    claim: str
    kind: str
    other: str
    rule: str


@dataclass(frozen=True)
class Judgement:
    """Where each claim stands now (local name of its status), and how claims are linked; both in order."""

    status: Mapping[str, str]
    links: tuple[Link, ...]

    def of(self, claim: str) -> list[Link]:
        """The links that start from a claim."""
        return [link for link in self.links if link.claim == claim]


def judge(claims: Iterable[Said], makers: Iterable[Said] | None = None) -> Judgement:
    """The rules of precedence applied to claims; their order does not matter.

    `makers` are the claims that say who makes a work, and so whose word counts more; None is the claims themselves.
    """
    making = None if makers is None else by_subject(makers)
    status: dict[str, str] = {}
    links: set[Link] = set()
    for subject, about in by_subject(claims).items():
        of = case(about, None if making is None else making.get(subject, []))
        stand, found = _judged(of)
        status |= stand
        links |= found
    return Judgement(dict(sorted(status.items())), tuple(sorted(links)))


def by_subject(claims: Iterable[Said]) -> dict[str, list[Said]]:
    """Claims by the IRI of their subject."""
    found: dict[str, list[Said]] = defaultdict(list)
    for said in claims:
        found[said.subject.value].append(said)
    return found


def _judged(of: Case) -> tuple[dict[str, str], set[Link]]:
    fallen = replaced(of)
    standing = [said for said in of.held if said.iri not in fallen and said.status != SUPERSEDED]
    status, lifts = _lifted(standing, of)
    lowered, disputes = _denied(standing, status, fallen, of)
    lost = {link.claim for link in lowered}
    status |= dict.fromkeys([*lost, *(said.iri for said in of.denials)], DENIED)
    status |= dict.fromkeys([*fallen, *(said.iri for said in of.held if said.status == SUPERSEDED)], SUPERSEDED)
    links = {Link(iri, "supersededBy", fall.by.iri, fall.rule) for iri, fall in fallen.items()}
    links |= {link for link in lifts if link.claim not in lost} | lowered | disputes
    links |= set(_conflicts([said for said in standing if said.iri not in lost], of))
    links |= set(_corroborations(of.held, of)) | set(_corroborations(of.denials, of))
    return status, links


# ---- status ----


def _lifted(standing: Sequence[Said], of: Case) -> tuple[dict[str, str], set[Link]]:
    """Each claim's highest status among those that say at least as much, and to what it owes that."""
    status: dict[str, str] = {}
    links: set[Link] = set()
    for bucket in _buckets(standing, of):
        best: dict[Meaning, Said] = {}
        for said in bucket:
            what = of.meanings[said.iri]
            if of.accepted(said) and (what not in best or of.rank(said.status) > of.rank(best[what].status)):
                best[what] = said
        for said in bucket:
            above = [each for what, each in best.items() if covers(what, of.meanings[said.iri])]
            top = max([said, *above], key=lambda each: of.rank(each.status))
            status[said.iri] = top.status
            if top is not said:
                links.add(Link(said.iri, "liftedBy", top.iri, "AgreementLifts"))
    return status, links


def _denied(
    standing: Sequence[Said], status: Mapping[str, str], fallen: Fallen, of: Case
) -> tuple[set[Link], set[Link]]:
    """What denials lower, and with what they conflict."""
    lowered, disputes = set(), set()
    stands = {said.iri for said in standing}
    for denial in of.denials:
        if denial.iri in fallen:
            continue
        for said in denied_by(denial, of):
            if said.iri not in stands:
                continue
            if of.rank(status[said.iri]) < of.rank(DENIED) and not later(said, denial):
                lowered.add(Link(said.iri, "deniedBy", denial.iri, "DenialLowers"))
            else:
                disputes |= _both_ways(said, "conflictsWith", denial, "CannotBothHold")
    return lowered, disputes


# ---- links both ways ----


def _conflicts(standing: Sequence[Said], of: Case) -> Iterator[Link]:
    for slot in slots(standing, of.known):
        clashes = clashing(slot, of)
        strongest: dict[Meaning, Said] = {}
        for said in sorted(slot, key=lambda each: (-of.rank(each.status), -of.counts(each), *order(each))):
            strongest.setdefault(of.meanings[said.iri], said)
        for said in slot:
            for value in clashes.get(of.meanings[said.iri], ()):
                yield from _both_ways(said, "conflictsWith", strongest[value], "CannotBothHold")


def _corroborations(claims: Sequence[Said], of: Case) -> Iterator[Link]:
    for bucket in _buckets(claims, of):
        by_meaning: dict[Meaning, list[Said]] = {}
        for said in bucket:
            by_meaning.setdefault(of.meanings[said.iri], []).append(said)
        for what, same in by_meaning.items():
            agreeing = (each for other in by_meaning if agree(what, other) for each in by_meaning[other])
            candidates = sorted(agreeing, key=order)
            for said in same:
                first = next((each for each in candidates if independent(said, each)), None)
                if first:
                    yield from _both_ways(said, "corroborates", first, "IndependentSources")


def _both_ways(one: Said, kind: str, other: Said, rule: str) -> set[Link]:
    return {Link(one.iri, kind, other.iri, rule), Link(other.iri, kind, one.iri, rule)}


def _buckets(claims: Iterable[Said], of: Case) -> Iterator[list[Said]]:
    """Claims that can say the same: of one predicate, and of one object where there may be several."""
    found: dict[object, list[Said]] = defaultdict(list)
    for said in claims:
        found[said.predicate, None if said.predicate in of.known.single else said.object].append(said)
    yield from found.values()


# ---- facts ----


def facts(claims: Iterable[Said], status: Mapping[str, str]) -> set[Fact]:
    """The triples of the claims whose status makes them facts, and what the ontology derives from these."""
    accepted = precedence.load().accepted
    return {fact for said in claims if status[said.iri] in accepted for fact in following(said)}


def following(said: Said) -> Iterator[Fact]:
    """The triple of a claim, and those that follow from it, once it is accepted."""
    yield said.subject, NamedNode(WICK + said.predicate), said.object
    for rule in ontology.load().derivations:
        if rule.when_predicate == said.predicate:
            for subject in _part(said, rule.subject, rule):
                for end in _part(said, rule.object, rule):
                    if isinstance(subject, NamedNode):
                        yield subject, NamedNode(WICK + rule.predicate), end


def _part(said: Said, part: str, rule: Derivation) -> Iterable[Term]:
    values = said.qualifiers.get(rule.when_qualifier or "", frozenset())
    if rule.when_qualifier and not values:
        return ()
    return {"subject": (said.subject,), "object": (said.object,)}.get(part, values)


# ---- datasets ----


def derive(quads: Iterable[Quad]) -> list[Quad]:
    """The dataset with what follows from its claims: their status, the links between them, the facts.

    Whatever was derived before is replaced; a dataset that is derived already comes out as it went in. The quads are
    in one order, whatever the order of the input.

    >>> from wickgraph.stores.store import from_text
    >>> made = derive(from_text('''claim:a rdf:subject id:Eve ; rdf:predicate wick:allyOf ; rdf:object id:Nogi ;
    ...                            wick:statusInSource wick:Confirmed .'''))
    >>> [quad.predicate.value.removeprefix(WICK) for quad in made if quad.graph_name == NamedNode(FACTS)]
    ['allyOf']
    """
    given = list(quads)
    claims = read(given)
    return written(given, claims, judge(claims))


def written(
    quads: Sequence[Quad], claims: Sequence[Said], judgement: Judgement, judged: Sequence[Said] | None = None
) -> list[Quad]:
    """The quads without what was derived from `claims` before, with what `judgement` says, in order.

    `judged` are the claims that count; None is all of them.
    """
    known = {said.iri for said in claims}
    stale = {fact for said in claims for fact in following(said)}
    kept = {
        quad
        for quad in quads
        if quad.graph_name != _FACTS
        and (quad.subject, quad.predicate, quad.object) not in stale
        and not (quad.predicate.value in DERIVED and getattr(quad.subject, "value", None) in known)
    }
    kept.update(claim_quads(judgement))
    kept.update(Quad(*fact, _FACTS) for fact in facts(claims if judged is None else judged, judgement.status))
    return sorted(kept, key=_place)


def claim_quads(judgement: Judgement) -> Iterator[Quad]:
    """Status and links as quads of the claims' graph."""
    for iri, status in judgement.status.items():
        if status:
            yield Quad(NamedNode(iri), NamedNode(STATUS), NamedNode(WICK + status), _CLAIMS)
    for link in judgement.links:
        if link.kind in LINKS:
            yield Quad(NamedNode(link.claim), NamedNode(WICK + link.kind), NamedNode(link.other), _CLAIMS)


def _place(quad: Quad) -> tuple[str, str, str, str]:
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)
