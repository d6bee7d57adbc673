"""The ontology is complete, says everything once, agrees with its shapes and context, and stays within OWL 2 DL.

A check is a function from a graph to a list of faults. It finds none in the ontology, and the one planted in a copy.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, VANN, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from wickgraph.bundled import folder
from wickgraph.ontology import load
from wickgraph.stores.store import from_text
from wickgraph.terms import PREFIXES, WICK, expand

W, XSD = Namespace(WICK), Namespace(PREFIXES["xsd"])
HEADER = URIRef(WICK.rstrip("#"))
FOLDER = folder("ontology")
ROOT = FOLDER.parent
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)
KINDS = (OWL.Class, RDFS.Datatype, OWL.AnnotationProperty, OWL.NamedIndividual, *PROPERTIES)

Check = Callable[[Graph], list[str]]
_SHARED = Graph().parse(FOLDER / "wick.ttl", format="turtle")


@pytest.fixture
def graph() -> Graph:
    """A copy of the ontology that a test may change."""
    copy = Graph()
    for triple in _SHARED:
        copy.add(triple)
    return copy


def short(node: Node | None) -> str:
    return str(node).removeprefix(WICK)


def declared(graph: Graph, *kinds: Node) -> set[Node]:
    """The terms of our own that the graph declares as one of the kinds, all where none is given."""
    found = {node for kind in kinds or KINDS for node in graph.subjects(RDF.type, kind)}
    return {node for node in found if isinstance(node, URIRef) and node.startswith(WICK)}


def union(graph: Graph, node: Node | None) -> set[Node]:
    """The classes of a domain or range, each on its own."""
    members = graph.value(node, OWL.unionOf)
    return set(Collection(graph, members)) if members else {node} if node else set()


def disjoint(graph: Graph) -> set[frozenset[Node]]:
    """The pairs of classes that the graph calls disjoint."""
    pairs = {frozenset(pair) for pair in graph.subject_objects(OWL.disjointWith)}
    for group in graph.subjects(RDF.type, OWL.AllDisjointClasses):
        members = list(Collection(graph, graph.value(group, OWL.members)))
        pairs |= {frozenset((one, other)) for one in members for other in members if one != other}
    return pairs


# ---- the checks ----------------------------------------------------------------------------------------------------


def header_gaps(graph: Graph) -> list[str]:
    wanted = [RDF.type, DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.created, DCTERMS.modified,
              OWL.versionIRI, OWL.versionInfo, VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri]  # fmt: skip
    return [str(each) for each in wanted if len(list(graph.objects(HEADER, each))) != 1]


def not_said_once(graph: Graph) -> list[str]:
    """Terms without exactly one English label and one English definition."""
    out = []
    for term in declared(graph):
        for way in (RDFS.label, SKOS.definition):
            said = list(graph.objects(term, way))
            if len(said) != 1 or not isinstance(said[0], Literal) or said[0].language != "en" or not said[0].strip():
                out.append(short(term))
    return out


def same_label(graph: Graph) -> list[str]:
    labels = Counter(str(graph.value(term, RDFS.label)).casefold() for term in declared(graph))
    return [label for label, count in labels.items() if count > 1]


def without_example(graph: Graph) -> list[str]:
    """Individuals are examples themselves."""
    terms = declared(graph) - declared(graph, OWL.NamedIndividual)
    return [short(term) for term in terms if (term, SKOS.example, None) not in graph]


def without_ends(graph: Graph) -> list[str]:
    """Predicates without exactly one domain and one range, each made of declared classes, or of datatypes."""
    out, classes = [], declared(graph, OWL.Class)
    datatypes = declared(graph, RDFS.Datatype) | {XSD.string, XSD.integer, XSD.boolean, XSD.decimal}
    for term in declared(graph, *PROPERTIES):
        ranges = datatypes if (term, RDF.type, OWL.DatatypeProperty) in graph else classes
        for way, allowed in ((RDFS.domain, classes), (RDFS.range, ranges)):
            ends = list(graph.objects(term, way))
            if len(ends) != 1 or not union(graph, ends[0]) <= allowed:
                out.append(short(term))
    return out


def without_wikidata(graph: Graph) -> list[str]:
    """Classes and predicates that name no counterpart and do not say why, or do both."""
    ways = (W.wikidataProperty, W.wikidataInverse, W.wikidataClass, W.noWikidata)
    terms = declared(graph, OWL.Class, RDFS.Datatype, *PROPERTIES)
    return [short(term) for term in terms if sum((term, way, None) in graph for way in ways) != 1]


def wrong_wikidata(graph: Graph) -> list[str]:
    """Ids that are not of the kind their property says, and ids that two terms claim as their exact counterpart."""
    entity = PREFIXES["wd"]
    out, seen = [], Counter[Node]()
    for way, letter in ((W.wikidataProperty, "P"), (W.wikidataInverse, "P"), (W.wikidataClass, "Q")):
        for term, item in graph.subject_objects(way):
            if not re.fullmatch(re.escape(entity) + letter + r"[1-9]\d*", str(item)):
                out.append(short(term))
            seen[item] += (term, SKOS.note, None) not in graph
    return out + [str(item) for item, count in seen.items() if count > 1]


def cardinality_unsaid(graph: Graph) -> list[str]:
    """Predicates that do not say whether they take one value, or say for each of what without being single-valued."""
    out = []
    for term in declared(graph, *PROPERTIES):
        said = [each.toPython() for each in graph.objects(term, W.singleValued) if isinstance(each, Literal)]
        if said not in ([True], [False]) or (said == [False] and (term, W.singleValuedPer, None) in graph):
            out.append(short(term))
    return out


def frames_that_mix(graph: Graph) -> list[str]:
    """Classes outside both frames or in both, and frames or siblings that are not disjoint."""
    apart = disjoint(graph)
    out = [] if frozenset((W.RealThing, W.FictionalThing)) in apart else ["RealThing"]
    for term in declared(graph, OWL.Class):
        above = set(graph.transitive_objects(term, RDFS.subClassOf)) & {W.RealThing, W.FictionalThing}
        siblings = set(graph.subjects(RDFS.subClassOf, graph.value(term, RDFS.subClassOf))) - {term}
        alone = term in {W.Claim, W.Evidence, W.Status, W.Precedence, W.Expectation, W.Derivation}
        if len(above) != (0 if alone else 1) or (
            above and term not in above and siblings - siblings_apart(term, apart)
        ):
            out.append(short(term))
    return out


def siblings_apart(term: Node, apart: set[frozenset[Node]]) -> set[Node]:
    return {other for pair in apart if term in pair for other in pair}


def outside_dl(graph: Graph) -> list[str]:
    """What leaves OWL 2 DL: terms of two kinds, traits that do not go together, undeclared predicates."""
    out = [short(term) for term in declared(graph) if len(set(graph.objects(term, RDF.type)) & set(KINDS)) > 1]
    simple = (OWL.AsymmetricProperty, OWL.IrreflexiveProperty, OWL.FunctionalProperty)
    for term in graph.subjects(RDF.type, OWL.TransitiveProperty):
        out += [short(term) for trait in simple if (term, RDF.type, trait) in graph]
    for term, trait in graph.subject_objects(RDF.type):
        if trait in (OWL.TransitiveProperty, OWL.SymmetricProperty, *simple[:2]):
            out += [] if (term, RDF.type, OWL.ObjectProperty) in graph else [short(term)]
    builtin = tuple(PREFIXES[each] for each in ("rdf", "rdfs", "owl"))
    known = {*graph.subjects(RDF.type, OWL.AnnotationProperty), *declared(graph)}
    return out + [
        str(each) for each in set(graph.predicates()) if each not in known and not str(each).startswith(builtin)
    ]


def one_way_inverses(graph: Graph) -> list[str]:
    """Inverses that the other property does not name, or whose ends are not exchanged."""
    out = []
    for one, other in graph.subject_objects(OWL.inverseOf):
        crossed = union(graph, graph.value(one, RDFS.domain)) == union(graph, graph.value(other, RDFS.range))
        if (other, OWL.inverseOf, one) not in graph or not crossed:
            out.append(short(one))
    return out


def symmetric_with_two_kinds_of_ends(graph: Graph) -> list[str]:
    ends = [(term, union(graph, graph.value(term, RDFS.domain)), union(graph, graph.value(term, RDFS.range)))
            for term in graph.subjects(RDF.type, OWL.SymmetricProperty)]  # fmt: skip
    return [short(term) for term, start, end in ends if start != end]


def undeclared(graph: Graph) -> list[str]:
    """Our terms that the ontology itself uses and does not declare."""
    used = {node for triple in graph for node in triple if isinstance(node, URIRef) and node.startswith(WICK)}
    return [short(term) for term in used - declared(graph)]


def broken_statuses(graph: Graph) -> list[str]:
    """Statuses without a rank of their own, and accepted ones that a status which is not accepted outranks."""
    ranks = {
        status: [each.toPython() for each in graph.objects(status, W.rank)]
        for status in graph.subjects(RDF.type, W.Status)
    }
    out = [short(status) for status, rank in ranks.items() if len(rank) != 1]
    out += [short(one) for one in ranks for other in ranks if one != other and ranks[one] == ranks[other]]
    accepted = {status for status in ranks if graph.value(status, W.accepted) == Literal(True)}
    low, high = ({tuple(ranks[each]) for each in group} for group in (set(ranks) - accepted, accepted))
    return out + (["accepted"] if not (low and high and max(low) < min(high)) else [])


def broken_derivations(graph: Graph) -> list[str]:
    """Derivations that name no predicates, take parts from nowhere, or give facts that do not fit their predicate."""
    return [short(each) for each in graph.subjects(RDF.type, W.Derivation) if not fits(graph, each)]


def fits(graph: Graph, derivation: Node) -> bool:
    when, qualifier, then = (
        graph.value(derivation, way) for way in (W.whenPredicate, W.whenQualifier, W.derivesPredicate)
    )
    ends = {"subject": (when, RDFS.domain), "object": (when, RDFS.range), "qualifier": (qualifier, RDFS.range)}
    parts = [str(graph.value(derivation, way)) for way in (W.derivesSubject, W.derivesObject)]
    if not {when, then} <= declared(graph, OWL.ObjectProperty) or not set(parts) <= set(ends):
        return False
    given = [union(graph, graph.value(*ends[part])) for part in parts]
    taken = [union(graph, graph.value(then, way)) for way in (RDFS.domain, RDFS.range)]
    return all((one and one <= other) or below(graph, one, other) for one, other in zip(given, taken, strict=True))


def below(graph: Graph, classes: set[Node], others: set[Node]) -> bool:
    return bool(classes) and all(set(graph.transitive_objects(each, RDFS.subClassOf)) & others for each in classes)


#: a check; a triple to take out (None where nothing is), a triple to put in; what the check then finds
PLANTED: list[tuple[Check, tuple[Node | None, ...] | None, tuple[Node, ...] | None, str]] = [
    (header_gaps, (HEADER, OWL.versionIRI, None), None, str(OWL.versionIRI)),
    (header_gaps, None, (HEADER, DCTERMS.title, Literal("Another", "en")), str(DCTERMS.title)),
    (not_said_once, (W.director, SKOS.definition, None), None, "director"),
    (not_said_once, None, (W.director, RDFS.label, Literal("film director", "en")), "director"),
    (not_said_once, None, (W.mood, RDF.type, OWL.DatatypeProperty), "mood"),
    (same_label, (W.producer, RDFS.label, None), (W.producer, RDFS.label, Literal("Director", "en")), "director"),
    (without_example, (W.Film, SKOS.example, None), None, "Film"),
    (without_ends, (W.director, RDFS.range, None), None, "director"),
    (without_ends, None, (W.plays, RDFS.domain, W.Character), "plays"),
    (without_ends, (W.plays, RDFS.range, None), (W.plays, RDFS.range, W.Animal), "plays"),
    (without_ends, (W.budget, RDFS.range, None), (W.budget, RDFS.range, W.Company), "budget"),
    (without_wikidata, (W.reshoots, W.noWikidata, None), None, "reshoots"),
    (without_wikidata, None, (W.director, W.noWikidata, Literal("None.", "en")), "director"),
    (wrong_wikidata, None, (W.Film, W.wikidataClass, URIRef(PREFIXES["wd"] + "P57")), "Film"),
    (wrong_wikidata, None, (W.producer, W.wikidataProperty, URIRef(PREFIXES["wd"] + "P57")), PREFIXES["wd"] + "P57"),
    (cardinality_unsaid, (W.budget, W.singleValued, None), None, "budget"),
    (cardinality_unsaid, None, (W.director, W.singleValuedPer, W.region), "director"),
    (frames_that_mix, (W.RealThing, OWL.disjointWith, None), None, "RealThing"),
    (frames_that_mix, None, (W.Character, RDFS.subClassOf, W.Person), "Character"),
    (frames_that_mix, None, (W.Podcast, RDF.type, OWL.Class), "Podcast"),
    (frames_that_mix, (None, OWL.members, None), None, "Film"),
    (outside_dl, None, (W.budget, RDF.type, OWL.ObjectProperty), "budget"),
    (outside_dl, None, (W.storyAfter, RDF.type, OWL.AsymmetricProperty), "storyAfter"),
    (outside_dl, None, (W.genre, RDF.type, OWL.SymmetricProperty), "genre"),
    (outside_dl, None, (W.director, DCTERMS.source, Literal("x")), str(DCTERMS.source)),
    (one_way_inverses, (W.storyBefore, OWL.inverseOf, None), None, "storyAfter"),
    (symmetric_with_two_kinds_of_ends, None, (W.plays, RDF.type, OWL.SymmetricProperty), "plays"),
    (undeclared, None, (W.mood, RDFS.domain, W.Film), "mood"),
    (broken_statuses, (W.Denied, W.rank, None), None, "Denied"),
    (broken_statuses, (W.Denied, W.rank, None), (W.Denied, W.rank, Literal(9)), "accepted"),
    (broken_statuses, (W.Denied, W.rank, None), (W.Denied, W.rank, Literal(4)), "Denied"),
    (broken_derivations, (W.PlaysFromCast, W.whenQualifier, None), None, "PlaysFromCast"),
    (broken_derivations, (W.AfterFromBefore, W.derivesPredicate, None),
     (W.AfterFromBefore, W.derivesPredicate, W.plays), "AfterFromBefore"),
]  # fmt: skip


@pytest.mark.parametrize("check", dict.fromkeys(case[0] for case in PLANTED), ids=lambda check: check.__name__)
def test_ontology_has_no_fault(check: Check, graph: Graph) -> None:
    """The check finds nothing in the ontology as it is."""
    assert sorted(check(graph)) == []


@pytest.mark.parametrize(
    ("check", "out", "into", "found"), PLANTED, ids=[f"{case[0].__name__}-{case[3]}" for case in PLANTED]
)
def test_planted_fault_is_found(
    check: Check, out: tuple[Node | None, ...] | None, into: tuple[Node, ...] | None, found: str, graph: Graph
) -> None:
    """The check can fail: it names what was planted."""
    if out:
        assert out in graph
        graph.remove(out)
    if into:
        graph.add(into)
    assert found in check(graph)


# ---- terms in other files ------------------------------------------------------------------------------------------


def sources() -> Iterator[Path]:
    """The files in which our terms are written as wick:term."""
    for where, endings in (
        ("src", (".py",)),
        ("ontology", (".ttl", ".rq", ".jsonld", ".toml")),
        ("graph", (".ttl", ".rq")),
    ):
        yield from (path for path in sorted((ROOT / where).rglob("*")) if path.suffix in endings)


def terms_in(path: Path) -> set[str]:
    """Our terms in a file. A whole IRI in code is an example, since code has the namespace from `wickgraph.terms`."""
    text = path.read_text(encoding="utf-8")
    whole = r'\bWICK \+ f?"(\w+)"' if path.suffix == ".py" else re.escape(WICK) + r"(\w+)"
    return {term for way in (r"(?<![\w:/])wick:([A-Za-z]\w*)", whole) for term in re.findall(way, text)}


def test_no_file_uses_an_undeclared_term(graph: Graph) -> None:
    """Code, shapes, rules, context, queries and gazetteer name nothing that the ontology lacks."""
    known = {short(term) for term in declared(graph)}
    lacking = {f"{path.relative_to(ROOT)}: wick:{term}" for path in sources() for term in terms_in(path) - known}
    assert lacking == set()


@pytest.mark.parametrize(
    ("name", "text", "terms"),
    [
        ("a.rq", f"?film wick:mood ?x ; a <{WICK}Podcast> ; <urn:wick:no> ?y . 'swick:no'", {"mood", "Podcast"}),
        ("a.py", f'found = NamedNode(WICK + "mood"), expand("wick:voice"), "{WICK}example"', {"mood", "voice"}),
    ],
)
def test_terms_are_found_in_text(name: str, text: str, terms: set[str], tmp_path: Path) -> None:
    """Compact and whole names are seen, and names in other namespaces are not."""
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    assert terms_in(file) == terms


def test_no_term_is_idle(graph: Graph) -> None:
    """Every term is used beyond its own definition: by another term, or in another file."""
    elsewhere = {term for path in sources() if path.name != "wick.ttl" for term in terms_in(path)}
    used = {short(node) for triple in graph for node in triple[1:]} | elsewhere
    individuals = declared(graph, OWL.NamedIndividual)  # they are found by their class
    assert {short(term) for term in declared(graph) - individuals} - used == set()


def test_code_reads_what_the_ontology_says() -> None:
    """The classes, predicates and derivations that the code sees are those of the file."""
    known = load()
    assert known.ancestors["Film"] == ("Film", "Work")
    assert set(known.predicates["setIn"].range) == {"Place", "Universe"}
    assert known.predicates["plays"].datatype is None
    assert known.predicates["runningTime"].datatype == "xsd:integer"
    assert ("castMember", "character", "object", "plays", "qualifier") in {
        (each.when_predicate, each.when_qualifier, each.subject, each.predicate, each.object)
        for each in known.derivations
    }


def test_date_has_no_axiom_outside_the_datatype_map(graph: Graph) -> None:
    """OWL 2 DL allows no axiom about xsd:date: the three datatypes occur in annotations only."""
    assert {way for _, way in graph.subject_predicates(XSD.date)} == {W.datatype}
    assert set(graph.objects(W.Date, W.datatype)) == {XSD.date, XSD.gYearMonth, XSD.gYear}


def test_properties_that_run_the_other_way_say_so(graph: Graph) -> None:
    """Performer, series spin-off, killed by, director or manager, and chairperson start at the other end."""
    inverse = {
        short(term): str(item).removeprefix(PREFIXES["wd"]) for term, item in graph.subject_objects(W.wikidataInverse)
    }
    assert inverse == {"plays": "P175", "spinOffOf": "P2512", "kills": "P157", "manages": "P1037", "leaderOf": "P488"}


# ---- shapes --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shapes() -> Graph:
    """The shapes, as a graph."""
    return Graph().parse(FOLDER / "shapes.ttl", format="turtle")


def fact_predicates(graph: Graph) -> set[Node]:
    """Predicates that facts have: from an entity to another or to a value, apart from its ids."""
    about = {W.Claim, W.Evidence, W.Source, W.Status, W.RealThing}
    return {each for each in declared(graph, *PROPERTIES) if not union(graph, graph.value(each, RDFS.domain)) & about}


def classes_of(shapes: Graph, shape: Node) -> set[Node]:
    """The classes that a shape allows, alone or by sh:or."""
    choices = [each for group in shapes.objects(shape, SH["or"]) for each in Collection(shapes, group)]
    return {found for each in [shape, *choices] for found in shapes.objects(each, SH["class"])}


def test_shapes_have_the_domains_and_ranges_of_the_ontology(graph: Graph, shapes: Graph) -> None:
    """What the ontology says of the ends of a fact, its two shapes say."""
    prefix = dict(shapes.namespaces())["shape"]
    for predicate in fact_predicates(graph):
        start, end = (URIRef(f"{prefix}{short(predicate)}-{which}") for which in ("subject", "object"))
        ranges = union(graph, graph.value(predicate, RDFS.range))
        assert classes_of(shapes, start) == union(graph, graph.value(predicate, RDFS.domain)), predicate
        assert (start, SH.targetSubjectsOf, predicate) in shapes
        assert (end, SH.path, predicate) in shapes
        assert classes_of(shapes, end) | set(shapes.objects(end, SH.datatype)) == ranges - {W.Date}, predicate
        assert ((end, SH.node, URIRef(f"{prefix}date")) in shapes) == (ranges == {W.Date}), predicate


def test_single_values_of_claims_evidence_and_sources_are_counted(graph: Graph, shapes: Graph) -> None:
    """Where the ontology allows one value only, the shape of the claim, evidence or source counts them."""
    prefix = dict(shapes.namespaces())["shape"]
    for kind in ("claim", "evidence", "source"):
        for predicate in declared(graph, *PROPERTIES):
            shape = URIRef(f"{prefix}{kind}-{short(predicate)}")
            single = graph.value(predicate, W.singleValued) == Literal(True)
            if (shape, SH.path, predicate) in shapes:
                assert (shapes.value(shape, SH.maxCount) is not None) == single, shape


def test_closed_shapes_list_what_the_ontology_has(graph: Graph, shapes: Graph) -> None:
    """A property of claims, evidence or sources that the ontology declares is allowed, and no other of ours."""
    for shape in shapes.subjects(SH.closed, Literal(True)):
        kind = shapes.value(shape, SH.targetClass)
        allowed = set(Collection(shapes, shapes.value(shape, SH.ignoredProperties)))
        ours = {each for each in declared(graph, *PROPERTIES) if kind in union(graph, graph.value(each, RDFS.domain))}
        assert {each for each in allowed if each.startswith(WICK)} == ours, kind


def test_every_shape_says_how_to_mend(shapes: Graph) -> None:
    """Each named shape has one message of two sentences or more, and no two say the same of different things."""
    named = {shape for kind in (SH.NodeShape, SH.PropertyShape) for shape in shapes.subjects(RDF.type, kind)}
    assert len(named) > 150
    for shape in named:
        messages = list(shapes.objects(shape, SH.message))
        assert len(messages) == 1, shape
        assert re.fullmatch(r"\S.+[.:] [A-Z].+\.|\S.+: \S.+\.", messages[0]), shape


def test_shapes_are_core_only(shapes: Graph) -> None:
    """No SPARQL in SHACL: it is slow here, and the rules do it."""
    assert {SH.sparql, SH.select, SH.js, SH.rule} & set(shapes.predicates()) == set()
    assert all(isinstance(each, BNode | URIRef) for each in shapes.subjects())


# ---- context -------------------------------------------------------------------------------------------------------

CONTEXT = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))


def test_context_coerces_as_the_ontology_says(graph: Graph) -> None:
    """Entities are read as IRIs and numbers as their datatypes; strings and dates need no word about them."""
    numbers = {XSD.integer: "xsd:integer", XSD.boolean: "xsd:boolean", XSD.decimal: "xsd:decimal"}
    for predicate in declared(graph, *PROPERTIES):
        entry, end = CONTEXT["@context"].get(short(predicate), {}), graph.value(predicate, RDFS.range)
        is_entity = (predicate, RDF.type, OWL.ObjectProperty) in graph
        wanted = ("@vocab" if end == W.Status else "@id") if is_entity else numbers.get(end)
        assert entry.get("@type") == wanted, predicate


def test_plain_json_is_the_graph_that_it_looks_like() -> None:
    """A claim and an entity written with our names only are the same triples as in Turtle."""
    document = {
        **CONTEXT,
        "@graph": [
            {
                "@id": "id:LanternStreet",
                "type": "Film",
                "label": "Lantern Street",
                "altLabel": ["Lantern St."],
                "budget": 4000000,
            },
            {
                "@id": "claim:c1",
                "type": "Claim",
                "subject": "id:LanternStreet",
                "predicate": "castMember",
                "object": {"@id": "id:MaraQuill"},
                "character": "id:TheLamplighter",
                "voice": False,
                "status": "Confirmed",
                "confidence": "0.9",
                "evidence": [
                    {"@id": expand("evidence:e1"), "type": "Evidence", "source": expand("source:s"), "start": 3}
                ],
            },
        ],
    }
    read = pyoxigraph.parse(json.dumps(document), format=pyoxigraph.RdfFormat.JSON_LD)
    assert {quad.triple for quad in read} == {
        quad.triple
        for quad in from_text("""
            id:LanternStreet a wick:Film ; rdfs:label "Lantern Street" ; skos:altLabel "Lantern St." ;
                wick:budget 4000000 .
            claim:c1 a wick:Claim ;
                rdf:subject id:LanternStreet ; rdf:predicate wick:castMember ; rdf:object id:MaraQuill ;
                wick:character id:TheLamplighter ; wick:voice false ; wick:status wick:Confirmed ; wick:confidence 0.9 ;
                wick:evidence evidence:e1 .
            evidence:e1 a wick:Evidence ; wick:source source:s ; wick:start 3 .
        """)
    }
