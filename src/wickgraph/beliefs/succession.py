"""Which claims have been replaced by which: the rules of precedence applied to the claims about one subject.

>>> from wickgraph.beliefs.case import case
>>> from wickgraph.beliefs.said import read
>>> from wickgraph.stores.store import from_text
>>> old, new = read(from_text('''
...     claim:a rdf:subject id:Film ; rdf:predicate wick:releaseDate ; rdf:object "2024-06-07"^^xsd:date ;
...       wick:statusInSource wick:Confirmed ; wick:asOf "2023-04"^^xsd:gYearMonth .
...     claim:b rdf:subject id:Film ; rdf:predicate wick:releaseDate ; rdf:object "2025-06-06"^^xsd:date ;
...       wick:statusInSource wick:Announced ; wick:asOf "2024-02-21"^^xsd:date .'''))
>>> fall, = replaced(case([old, new])).values()
>>> fall.by == new, fall.rule
(True, 'LaterWord')
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from wickgraph.beliefs.case import DENIED, SUPERSEDED, Case
from wickgraph.beliefs.meaning import Meaning, covers, is_one_value, slots
from wickgraph.beliefs.precedence import Precedence
from wickgraph.beliefs.said import Said, later, order, voices


@dataclass(frozen=True)
class Fall:
    """What replaced a claim, and the rule that says so (a local name in the ontology)."""

    by: Said
    rule: str


#: claim IRI -> what replaced it
Fallen = dict[str, Fall]


def replaced(of: Case) -> Fallen:
    """Every claim that another has replaced."""
    fallen: Fallen = {}
    for slot in slots(of.held, of.known):
        fallen |= _in_slot(slot, of)
    for rule in (_named_as_replaced, _rested_on_fallen, _taken_back, _overtaken_denials):
        fallen = {**dict(rule(of, fallen)), **fallen}
    return fallen


# ---- values that exclude each other ----


def clashing(slot: Sequence[Said], of: Case) -> dict[Meaning, list[Meaning]]:
    """The values that the claims of a slot give, each with those that cannot hold beside it."""
    values = list(dict.fromkeys(of.meanings[said.iri] for said in slot))
    if len(values) < 2:
        return {}
    together = _given_together(slot, of)

    def excludes(one: Meaning, other: Meaning) -> bool:
        return _clash(one, other, slot[0].predicate, of.known) and frozenset((one, other)) not in together

    return {one: [other for other in values if excludes(one, other)] for one in values}


def _clash(one: Meaning, other: Meaning, predicate: str, known: Precedence) -> bool:
    if predicate in known.single:
        return not is_one_value(one, other)
    keys = zip(one.keys, other.keys, strict=True)
    return any(a and b and not a & b for a, b in keys)


def _given_together(slot: Sequence[Said], of: Case) -> set[frozenset[Meaning]]:
    """Values of a qualifier that one source gives side by side: somebody plays two characters."""
    if slot[0].predicate in of.known.single:
        return set()
    by_source: dict[str, set[Meaning]] = {}
    for said in slot:
        for source in said.sources:
            by_source.setdefault(source, set()).add(of.meanings[said.iri])
    return {frozenset((one, other)) for values in by_source.values() for one in values for other in values}


def _in_slot(slot: Sequence[Said], of: Case) -> Fallen:
    clashes = clashing(slot, of)
    if not any(clashes.values()):
        return {}
    by_value: dict[Meaning, list[Said]] = {}
    for said in slot:
        by_value.setdefault(of.meanings[said.iri], []).append(said)
    rivals = {
        value: sorted((said for other in others for said in by_value[other] if of.accepted(said)), key=order)
        for value, others in clashes.items()
    }
    fallen: Fallen = {}
    for value, claims in by_value.items():
        grouped = _grouped(rivals[value], of)
        fallen |= {said.iri: fall for said in claims for fall in _first_later(said, grouped, of)}
    for value, claims in by_value.items():
        fallen |= _with_its_value(claims, fallen)
        fallen |= _outranked(claims, [said for said in rivals[value] if said.iri not in fallen], of) | fallen
    for value, claims in by_value.items():
        standing = [said for said in rivals[value] if said.iri not in fallen]
        fallen |= _given_up(claims, standing)
    return fallen


@dataclass(frozen=True)
class _Rivals:
    """Dated claims in order of date: those of one standing and status, and those of one voice.

    In each group the first that is later tells for all, so that nobody looks at every pair of claims.
    """

    alike: Mapping[tuple[int, str], list[Said]]
    voiced: Mapping[tuple[str, str], list[Said]]


def _grouped(rivals: Sequence[Said], of: Case) -> _Rivals:
    found = _Rivals(defaultdict(list), defaultdict(list))
    for said in rivals:
        if said.when:
            found.alike[of.counts(said), said.status].append(said)
            for voice in voices(said):
                found.voiced[voice].append(said)
    return found


def _first_later(said: Said, rivals: _Rivals, of: Case) -> Iterator[Fall]:
    groups = [*rivals.alike.values(), *(rivals.voiced[voice] for voice in voices(said) if voice in rivals.voiced)]
    places = [bisect_left(group, True, key=lambda rival: later(rival, said)) for group in groups]
    firsts = [group[at] for group, at in zip(groups, places, strict=True) if at < len(group)]
    for rival in sorted(firsts, key=order):
        rule = overtakes(rival, said, of)
        if rule:
            yield Fall(rival, rule)
            return


def overtakes(new: Said, old: Said, of: Case) -> str | None:
    """The rule by which a later claim replaces one that cannot hold with it; None where it does not.

    >>> from wickgraph.beliefs.case import case
    >>> from wickgraph.beliefs.said import read
    >>> from wickgraph.stores.store import from_text
    >>> old, new = read(from_text('''
    ...     claim:a rdf:subject id:Film ; rdf:predicate wick:director ; rdf:object id:OttoBrandt ;
    ...       wick:statusInSource wick:Announced ; wick:asOf "2023-04"^^xsd:gYearMonth .
    ...     claim:b rdf:subject id:Film ; rdf:predicate wick:director ; rdf:object id:EveMarlow ;
    ...       wick:statusInSource wick:Announced ; wick:asOf "2023-05"^^xsd:gYearMonth .'''))
    >>> overtakes(new, old, case([old, new])), overtakes(old, new, case([old, new]))
    ('LaterWord', None)
    """
    if old.status == SUPERSEDED or not later(new, old):
        return None
    if voices(new) & voices(old):
        return "OwnWord"
    confirmed = of.rank(old.status) == max(of.known.ranks.values())
    changes = new.predicate in of.known.changes and not of.is_settled(old)
    if (changes or not confirmed) and of.counts(new) >= of.counts(old):
        return "LaterWord"
    return "HigherStatus" if of.rank(new.status) > of.rank(old.status) else None


def _with_its_value(claims: Sequence[Said], fallen: Fallen) -> Fallen:
    """Undated claims of a value whose dated claims have all been replaced."""
    dated = [said for said in claims if said.when and said.status != SUPERSEDED]
    if not dated or any(said.iri not in fallen for said in dated):
        return {}
    last = max((fallen[said.iri].by for said in dated), key=order)
    undated = (said for said in claims if not said.when and said.status != SUPERSEDED)
    return {said.iri: Fall(last, "FallsWithItsValue") for said in undated}


def _outranked(claims: Sequence[Said], rivals: Sequence[Said], of: Case) -> Fallen:
    found: Fallen = {}
    best = sorted(rivals, key=lambda said: -of.rank(said.status))
    for said in claims:
        rank = of.rank(said.status)
        above = takewhile(lambda each: of.rank(each.status) > rank, best)  # noqa: B023 (used up at once)
        by = next((each for each in above if not later(said, each)), None)
        if by and said.status != SUPERSEDED:
            found[said.iri] = Fall(by, "HigherStatus")
    return found


def _given_up(claims: Sequence[Said], rivals: Sequence[Said]) -> Fallen:
    """Claims that their own source calls superseded, where one that stands says by what."""
    found: Fallen = {}
    for said in claims:
        if said.status == SUPERSEDED:
            by = next((rival for rival in rivals if not later(said, rival)), None)
            found |= {said.iri: Fall(by, "GivenUp")} if by else {}
    return found


# ---- from one claim to another of the same subject ----


def _named_as_replaced(of: Case, fallen: Fallen) -> Iterator[tuple[str, Fall]]:
    """Claims about whoever another claim says was replaced."""
    by_object: dict[object, list[Said]] = {}
    for said in of.held:
        by_object.setdefault((said.predicate, said.object), []).append(said)
    for new in of.held:
        # That the newcomer's own claim was revised since does not bring the other back; that it was taken back does.
        if not of.accepted(new) or (new.iri in fallen and fallen[new.iri].by.status == DENIED):
            continue
        for name in of.known.ends & new.qualifiers.keys():
            for before in new.qualifiers[name]:
                for old in by_object.get((new.predicate, before), []):
                    if not later(old, new) and _same_part(old, new, of):
                        yield old.iri, Fall(new, "NamedAsReplaced")


def _same_part(old: Said, new: Said, of: Case) -> bool:
    keys = zip(of.meanings[old.iri].keys, of.meanings[new.iri].keys, strict=True)
    return all(not a or not b or a & b for a, b in keys)


def _rested_on_fallen(of: Case, fallen: Fallen) -> Iterator[tuple[str, Fall]]:
    """Claims whose object is the value of a qualifier in claims that fell."""
    for qualifier in sorted(set(of.known.falls_with.values())):
        bearers: dict[object, list[Said]] = {}
        for said in of.held:
            for term in said.qualifiers.get(qualifier, ()):
                bearers.setdefault(term, []).append(said)
        for said in of.held:
            if of.known.falls_with.get(said.predicate) != qualifier or said.status == SUPERSEDED:
                continue
            by = _what_felled(bearers.get(said.object, []), of, fallen)
            if by and not later(said, by):
                yield said.iri, Fall(by, "FallsWithItsClaim")


def _what_felled(bearers: Sequence[Said], of: Case, fallen: Fallen) -> Said | None:
    """The last claim that replaced one of the bearers, where no accepted one stands."""
    if any(of.accepted(said) and said.iri not in fallen for said in bearers):
        return None
    falls = [fallen[said.iri].by for said in bearers if said.iri in fallen and of.accepted(said)]
    return max(falls, key=order, default=None)


# ---- denials ----


def denied_by(denial: Said, of: Case) -> Iterator[Said]:
    """The claims that say what the denial says is not so."""
    what = of.meanings[denial.iri]
    for said in of.held:
        if said.predicate == denial.predicate and covers(of.meanings[said.iri], what):
            yield said


def _taken_back(of: Case, fallen: Fallen) -> Iterator[tuple[str, Fall]]:
    """Claims that their own speaker denies later."""
    for denial in of.denials:
        for said in denied_by(denial, of):
            if later(denial, said) and voices(denial) & voices(said) and said.status != SUPERSEDED:
                yield said.iri, Fall(denial, "OwnWord")


def _overtaken_denials(of: Case, fallen: Fallen) -> Iterator[tuple[str, Fall]]:
    """Denials of what was announced or confirmed later, by a speaker of no lower standing."""
    for denial in of.denials:
        for said in denied_by(denial, of):
            if not of.accepted(said) or said.iri in fallen or not later(said, denial):
                continue
            changes = said.predicate in of.known.changes and of.counts(said) >= of.counts(denial)
            if changes or voices(said) & voices(denial):
                yield denial.iri, Fall(said, "LaterWord" if changes else "OwnWord")
                break
