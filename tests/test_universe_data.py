"""The hand-kept data of the universe: gazetteer, curated claims, sources, and the list of what was left out.

Every check is a function that returns its complaints, one string each. It is run twice: on the data, where it must have
nothing to say, and on data with a planted error, where it must name it.
"""

from __future__ import annotations

import csv
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.collection import Collection

ROOT = Path(__file__).resolve().parents[1]
GRAPH = ROOT / "graph"
NOTES = ROOT.parent / "shared" / "facts" / "universe.tsv"
WICK = Namespace("https://w3id.org/wickgraph/ont#")
ID = Namespace("https://w3id.org/wickgraph/id/")

CLAIM_COLUMNS = ["row", "subject", "predicate", "object", "qualifiers", "status", "as_of", "speaker", "source", "note"]
STATUSES = {"rumoured", "announced", "confirmed", "denied", "superseded"}
KINDS_LEFT_OUT = {"name", "id", "type", "out"}
NAMES = (RDFS.label, SKOS.altLabel, SKOS.hiddenLabel)
#: names that two entities bear on purpose; each is explained in entities.ttl
SHARED_NAMES = {
    "John Wick": {"JohnWick", "JohnWickFilm", "JohnWickFranchise"},
    "The Continental": {"TheContinental", "TheContinentalSeries"},
    "The Adjudicator": {"TheAdjudicator", "TheAdjudicator1970s"},
    "Adjudicator": {"TheAdjudicator", "TheAdjudicator1970s"},
    "The Elder": {"TheElder", "TheElderChapter4"},
    "Elder": {"TheElder", "TheElderChapter4"},
    "New York": {"NewYorkCity", "NewYorkCityInStory"},
    "New York City": {"NewYorkCity", "NewYorkCityInStory"},
    **{city: {city, city + "InStory"} for city in ("Berlin", "Osaka", "Paris", "Prague", "Rome")},
}

Row = Mapping[str, str]


# ---------------------------------------------------------------- reading


def read_tsv(path: Path) -> list[dict[str, str]]:
    """Rows of a tab separated file, each with its place under "at"."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [{"at": f"{path.name}:{line}", **row} for line, row in enumerate(rows, 2)]


@cache
def claims() -> list[dict[str, str]]:
    return [row for path in sorted((GRAPH / "claims").glob("*.tsv")) for row in read_tsv(path)]


@cache
def sources() -> list[dict[str, str]]:
    return read_tsv(GRAPH / "sources.tsv")


@cache
def left_out() -> list[dict[str, str]]:
    return read_tsv(GRAPH / "left_out.tsv")


@cache
def entities() -> Graph:
    return Graph().parse(GRAPH / "entities.ttl")


@cache
def ontology() -> Graph:
    return Graph().parse(ROOT / "ontology" / "wick.ttl")


def notes() -> dict[str, dict[str, str]]:
    """The fact table by row id. It is not part of the repository: without it the test is skipped, in CI it fails."""
    if not NOTES.exists():
        reason = f"the fact table {'/'.join(NOTES.parts[-3:])} is not beside the checkout"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    return {row["id"]: row for row in read_tsv(NOTES)}


def planted(row: Row, **changes: str) -> list[dict[str, str]]:
    """A list with the one row, changed."""
    return [{**row, **changes}]


def with_triples(graph: Graph, turtle: str) -> Graph:
    """A copy of the graph with more triples in it."""
    prefixes = f"@prefix id: <{ID}> . @prefix wick: <{WICK}> . @prefix rdfs: <{RDFS}> . @prefix skos: <{SKOS}> .\n"
    return graph + Graph().parse(data=prefixes + turtle)


def split_qualifiers(text: str) -> list[tuple[str, str]]:
    """`character=Rooney; billing=lead` as pairs; a part without `=` has an empty value."""
    return [(key, value) for key, _, value in (part.partition("=") for part in text.split("; ") if part)]


# ---------------------------------------------------------------- accounting


def miscounted(ids: Iterable[str], used: Iterable[Row], out: Iterable[Row]) -> Iterator[str]:
    """Rows of the fact table that no claim and no line of left_out.tsv uses, or more than one does."""
    uses = Counter(row for line in used for row in line["row"].split(",") if row != "-")
    uses += Counter(line["row"] for line in out)
    whole: defaultdict[str, list[str]] = defaultdict(list)
    for use, count in uses.items():
        whole[use[:5]] += [use[5:]] * count
    wanted = set(ids)
    yield from (f"{row}: in no claim and not left out" for row in sorted(wanted - set(whole)))
    yield from (f"{row}: no row of the fact table" for row in sorted(set(whole) - wanted))
    for row, parts in sorted(whole.items()):
        if sorted(parts) not in ([""], list("abcdef"[: len(parts)]) if len(parts) > 1 else []):
            yield f"{row}: used {len(parts)} times, with the parts {sorted(parts)}"


def test_every_row_of_the_fact_table_is_used_once_or_left_out() -> None:
    assert list(miscounted(notes(), claims(), left_out())) == []


@pytest.mark.parametrize(
    ("ids", "used", "complaint"),
    [
        (["U0001", "U0002"], ["U0001"], "U0002: in no claim"),
        (["U0001"], ["U0001", "U0001"], "U0001: used 2 times"),
        (["U0001"], ["U0001,U0009"], "U0009: no row"),
        (["U0001"], ["U0001a"], "U0001: used 1 times"),
        (["U0001"], ["U0001a", "U0001c"], "U0001: used 2 times"),
        (["U0001"], ["U0001", "U0001b"], "U0001: used 2 times"),
    ],
)
def test_a_row_lost_or_used_twice_is_found(ids: list[str], used: list[str], complaint: str) -> None:
    assert [text[: len(complaint)] for text in miscounted(ids, [{"row": row} for row in used], [])] == [complaint]


def unreasoned(lines: Iterable[Row]) -> Iterator[str]:
    """Lines of left_out.tsv without a reason or of an unknown kind."""
    for line in lines:
        if line["kind"] not in KINDS_LEFT_OUT or not line["reason"]:
            yield f"{line['at']}: give a reason and one of the kinds {', '.join(sorted(KINDS_LEFT_OUT))}"


def unkept(lines: Iterable[Row], table: Mapping[str, Row], graph: Graph) -> Iterator[str]:
    """Lines of left_out.tsv whose name, id or class is not in the gazetteer after all."""
    for line in lines:
        entity = ID[line["reason"].rpartition("id:")[2]]
        kept = {str(value) for value in graph.objects(entity)}
        wanted = table[line["row"]]["object"]
        if line["kind"] in {"name", "id"} and wanted not in kept:
            yield f"{line['at']}: {wanted} is not among the names and ids of {entity.removeprefix(ID)}"
        if line["kind"] == "type" and (entity, RDF.type, None) not in graph:
            yield f"{line['at']}: {entity.removeprefix(ID)} has no class"


def test_what_is_left_out_has_a_reason() -> None:
    assert list(unreasoned(left_out())) == []
    assert len(list(unreasoned(planted(left_out()[0], reason="")))) == 1
    assert len(list(unreasoned(planted(left_out()[0], kind="perhaps")))) == 1


def test_rows_that_became_names_ids_and_classes_are_in_the_gazetteer() -> None:
    table = notes()
    assert list(unkept(left_out(), table, entities())) == []
    for kind in ("name", "id", "type"):
        line = next(line for line in left_out() if line["kind"] == kind)
        assert len(list(unkept(planted(line, reason="of id:Nobody"), table, entities()))) == 1


# ---------------------------------------------------------------- claims and sources


def misshapen(lines: Iterable[Row]) -> Iterator[str]:
    """Claims with too many or too few columns, or an unknown status."""
    for line in lines:
        if [key for key in line if key != "at"] != CLAIM_COLUMNS or None in line.values():
            yield f"{line['at']}: the columns must be {' '.join(CLAIM_COLUMNS)}"
        elif line["status"] not in STATUSES:
            yield f"{line['at']}: status {line['status']!r} is none of {', '.join(sorted(STATUSES))}"


def test_claims_have_their_columns_and_a_known_status(tmp_path: Path) -> None:
    assert list(misshapen(claims())) == []
    assert len(list(misshapen(planted(claims()[0], status="sure")))) == 1
    short = tmp_path / "short.tsv"
    short.write_text("\t".join(CLAIM_COLUMNS) + "\nU0001\tBallerina\n", encoding="utf-8")
    assert [text.split(" ")[0] for text in misshapen(read_tsv(short))] == ["short.tsv:2:"]


def unsourced(lines: Iterable[Row], known: Iterable[Row]) -> Iterator[str]:
    """Claims whose source is not in sources.tsv."""
    keys = {source["key"] for source in known}
    yield from (
        f"{line['at']}: source {line['source']!r} is not in sources.tsv" for line in lines if line["source"] not in keys
    )


def test_every_claim_has_a_source() -> None:
    assert list(unsourced(claims(), sources())) == []
    assert len(list(unsourced(planted(claims()[0], source=""), sources()))) == 1


def misattributed(lines: Iterable[Row], known: Iterable[Row], table: Mapping[str, Row]) -> Iterator[str]:
    """Claims that cite another page than the fact table does, where that gives a whole address."""
    addresses = {source["key"]: source["url"] for source in known}
    for line in lines:
        cited = table[line["row"][:5]]["source"] if line["row"] != "-" else ""
        if cited.startswith("http") and "..." not in cited and addresses[line["source"]] != cited.split()[0]:
            yield f"{line['at']}: {line['source']} is not {cited}"


def test_claims_cite_the_page_of_their_row() -> None:
    table = notes()
    assert list(misattributed(claims(), sources(), table)) == []
    cited = next(line for line in claims() if line["source"] == "wikipedia-ballerina")
    assert len(list(misattributed(planted(cited, source="thewrap-caine"), sources(), table))) == 1


def bad_sources(lines: Iterable[Row]) -> Iterator[str]:
    """Sources without title, with a key that cannot stand in an IRI or that occurs twice, with a broken address."""
    seen: set[str] = set()
    for line in lines:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", line["key"]) or line["key"] in seen:
            yield f"{line['at']}: the key {line['key']!r} is malformed or used twice"
        if not line["title"] or not re.fullmatch(r"(https?://[^\s<>\"]+)?", line["url"]) or "..." in line["url"]:
            yield f"{line['at']}: give a title, and the whole address or none"
        seen.add(line["key"])


def test_sources_are_well_formed() -> None:
    assert list(bad_sources(sources())) == []
    first = sources()[0]
    assert len(list(bad_sources([first, first]))) == 1
    for changes in ({"key": "A page"}, {"title": ""}, {"url": "https://example.org/..."}):
        assert len(list(bad_sources(planted(first, **changes)))) == 1


def is_date(text: str) -> bool:
    """Whether the text is a day, a month or a year that exists."""
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def bad_dates(lines: Iterable[Row], column: str) -> Iterator[str]:
    """Dates in a column that are no dates; an empty one is allowed."""
    yield from (
        f"{line['at']}: {line[column]!r} is no date" for line in lines if line[column] and not is_date(line[column])
    )


def test_dates_of_claims_and_sources_exist() -> None:
    assert list(bad_dates(claims(), "as_of")) == []
    assert list(bad_dates(sources(), "date")) == []
    for wrong in ("2025-02-30", "June 2025", "2025-13", "25-01-01"):
        assert len(list(bad_dates(planted(claims()[0], as_of=wrong), "as_of"))) == 1


# ---------------------------------------------------------------- entities


def duplicate_labels(graph: Graph) -> Iterator[str]:
    """Labels that two entities bear."""
    count = Counter(str(label) for label in graph.objects(None, RDFS.label))
    yield from (f"{label}: label of {times} entities" for label, times in count.items() if times > 1)


def misclassed(graph: Graph, terms: Graph) -> Iterator[str]:
    """Entities without exactly one class that is a leaf of the ontology, and exactly one label."""
    for entity in set(graph.subjects()):
        kinds = list(graph.objects(entity, RDF.type))
        leaf = len(kinds) == 1 and (kinds[0], RDF.type, OWL.Class) in terms
        if not leaf or any(terms.subjects(RDFS.subClassOf, kinds[0])):
            yield f"{entity}: the class must be one leaf of the ontology, not {[str(kind) for kind in kinds]}"
        if len(list(graph.objects(entity, RDFS.label))) != 1:
            yield f"{entity}: give one label"


def shared_names(graph: Graph, allowed: Mapping[str, set[str]]) -> Iterator[str]:
    """Names that two entities bear though the list of intended ones does not say so."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for predicate in NAMES:
        for entity, name in graph.subject_objects(predicate):
            bearers[str(name)].add(entity.removeprefix(ID))
    for name, found in bearers.items():
        if len(found) > 1 and found != allowed.get(name):
            yield f"{name}: borne by {', '.join(sorted(found))}"


def test_no_two_entities_have_one_label() -> None:
    assert list(duplicate_labels(entities())) == []
    assert len(list(duplicate_labels(with_triples(entities(), 'id:Other rdfs:label "Charon" .')))) == 1


def test_every_entity_has_one_leaf_class_and_one_label() -> None:
    assert list(misclassed(entities(), ontology())) == []
    for wrong in (
        "id:Charon a wick:Person .",
        'id:Other rdfs:label "Other" .',
        'id:Other a wick:Work ; rdfs:label "Other" .',
    ):
        assert len(list(misclassed(with_triples(entities(), wrong), ontology()))) == 1


def test_a_name_is_shared_only_on_purpose() -> None:
    assert list(shared_names(entities(), SHARED_NAMES)) == []
    assert len(list(shared_names(with_triples(entities(), 'id:Other skos:altLabel "Koji" .'), SHARED_NAMES))) == 1
    assert len(list(shared_names(with_triples(entities(), 'id:Other skos:hiddenLabel "Elder" .'), SHARED_NAMES))) == 1


# ---------------------------------------------------------------- claims against the ontology


def classes_meant(terms: Graph, predicate: URIRef, which: URIRef) -> set[URIRef]:
    """Classes of a domain or range; a union is read member by member."""
    found: set[URIRef] = set()
    for node in terms.objects(predicate, which):
        union = terms.value(node, OWL.unionOf)
        found |= set(Collection(terms, union)) if union else {node}
    return found


def fits(entity: str, wanted: set[URIRef], graph: Graph, terms: Graph) -> bool:
    """Whether a known entity is of one of the classes; no class wanted means any will do."""
    kind = graph.value(ID[entity], RDF.type)
    return kind is not None and (not wanted or bool(wanted & set(terms.transitive_objects(kind, RDFS.subClassOf))))


def is_literal(text: str, terms: Graph, predicate: URIRef) -> bool:
    """Whether the text is a literal of the predicate's datatype."""
    types = {str(kind).rpartition("#")[2] for kind in classes_meant(terms, predicate, RDFS.range)}
    if "Date" in types:
        return is_date(text)
    patterns = {"integer": r"\d+", "decimal": r"0\.\d+|1", "boolean": "true|false"}
    return bool(re.fullmatch(next((patterns[kind] for kind in types if kind in patterns), r".+"), text))


def misfit(predicate: URIRef, value: str, graph: Graph, terms: Graph) -> str | None:
    """What is wrong with the object of a predicate or qualifier, or None."""
    if (predicate, RDF.type, OWL.ObjectProperty) in terms:
        right = fits(value, classes_meant(terms, predicate, RDFS.range), graph, terms)
    elif (predicate, RDF.type, OWL.DatatypeProperty) in terms:
        right = is_literal(value, terms, predicate)
    else:
        return f"{predicate.removeprefix(WICK)} is no property of the ontology"
    return None if right else f"{value!r} does not suit {predicate.removeprefix(WICK)}"


def misplaced(line: Row, terms: Graph) -> Iterator[str]:
    """Qualifiers that do not go with the predicate of the claim."""
    for name, _ in split_qualifiers(line["qualifiers"]):
        allowed = set(terms.objects(WICK[name], WICK.qualifies))
        if allowed and WICK[line["predicate"]] not in allowed:
            yield f"{name} does not go with {line['predicate']}"


def misfits(lines: Iterable[Row], graph: Graph, terms: Graph) -> Iterator[str]:
    """Claims with an unknown entity or property, or an entity of the wrong class."""
    for line in lines:
        predicate = WICK[line["predicate"]]
        if not fits(line["subject"], classes_meant(terms, predicate, RDFS.domain), graph, terms):
            yield f"{line['at']}: subject {line['subject']!r} does not suit {line['predicate']}"
        pairs = [(line["predicate"], line["object"]), *split_qualifiers(line["qualifiers"])]
        if line["speaker"]:
            pairs.append(("attributedTo", line["speaker"]))
        found = [misfit(WICK[name], value, graph, terms) for name, value in pairs]
        yield from (f"{line['at']}: {each}" for each in [*found, *misplaced(line, terms)] if each)


def test_every_claim_suits_the_ontology() -> None:
    assert list(misfits(claims(), entities(), ontology())) == []


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"subject": "Nobody"}, "subject 'Nobody'"),
        ({"subject": "Charon"}, "subject 'Charon'"),
        ({"object": "Charon"}, "'Charon' does not suit castMember"),
        ({"predicate": "stars", "qualifiers": ""}, "stars is no property"),
        ({"qualifiers": "character=AnaDeArmas"}, "'AnaDeArmas' does not suit character"),
        ({"qualifiers": "region=Austria"}, "region does not go with castMember"),
        ({"qualifiers": "billing"}, "'' does not suit billing"),
        ({"qualifiers": "confidence=7"}, "'7' does not suit confidence"),
        ({"qualifiers": "voice=perhaps"}, "'perhaps' does not suit voice"),
        ({"speaker": "Charon"}, "'Charon' does not suit attributedTo"),
        (
            {"predicate": "runningTime", "object": "two hours", "qualifiers": ""},
            "'two hours' does not suit runningTime",
        ),
        (
            {"predicate": "releaseDate", "object": "2025-06-31", "qualifiers": ""},
            "'2025-06-31' does not suit releaseDate",
        ),
        ({"predicate": "announced", "object": "spring", "qualifiers": ""}, "'spring' does not suit announced"),
    ],
)
def test_a_claim_that_does_not_suit_the_ontology_is_found(changes: dict[str, str], complaint: str) -> None:
    cast = next(line for line in claims() if line["predicate"] == "castMember" and line["object"] == "AnaDeArmas")
    found = list(misfits(planted(cast, **changes), entities(), ontology()))
    assert len(found) == 1, found
    assert complaint in found[0]
