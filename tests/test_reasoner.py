"""Ontology, entities and facts can all be true at once, and what could not is found: by two reasoners."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterable

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize
from rdflib import Graph

from reasoning import contradictions
from wickgraph import from_text, load, ontology
from wickgraph.terms import CLAIMS, ENTITIES, FACTS, XSD, compact

#: contradictions, and what the light reasoner says of each
PLANTED = {
    "id:A a wick:Person , wick:Character .": "id:A cannot be wick:Character and wick:Person",
    "id:A a wick:Film , wick:Place .": "id:A cannot be wick:Film and wick:Place",
    "id:A a wick:Film , wick:Series .": "id:A cannot be wick:Film and wick:Series",
    # an actor who directs a work: no class of the domain's union is left
    "id:A a wick:Person ; wick:director id:B .": (
        "id:A cannot be wick:Film or wick:Game or wick:Series and wick:Person"
    ),
    # no type is given: it follows from what the properties lead to and from
    "id:F wick:director id:A . id:A wick:kills id:V .": "id:A cannot be wick:Character and wick:Person",
    "id:F wick:castMember id:A . id:G wick:setIn id:A .": "id:A cannot be wick:Person and wick:Place or wick:Universe",
    # by way of the superproperty wick:hasCharacter
    "id:F wick:mainCharacter id:A . id:A a wick:FictionalOrganization .": (
        "id:A cannot be wick:Character and wick:FictionalOrganization"
    ),
    # two unions with no common class, and three groups of which only two fit at a time
    "id:A wick:publisher id:C ; wick:network id:D .": "id:A cannot be wick:Comic or wick:Game and wick:Series",
    "id:A wick:filmingLocation id:L ; wick:boxOffice 1 ; wick:network id:N .": (
        "id:A cannot be wick:Film or wick:Franchise and wick:Film or wick:Series and wick:Series"
    ),
    "id:A wick:parentOf id:A .": "id:A wick:parentOf id:A: nothing is so to itself",
    "id:A wick:enemyOf id:A .": "id:A wick:enemyOf id:A: nothing is so to itself",
    "id:A wick:sequelOf id:B . id:B wick:sequelOf id:A .": "id:A wick:sequelOf id:B, and the other way round",
    "id:A wick:runningTime 'long' .": "id:A wick:runningTime long: a value of another datatype",
    "id:A wick:genre 7 .": "id:A wick:genre 7: a value of another datatype",
}
#: what looks odd and is none
POSSIBLE = [
    "id:A wick:director id:B . id:B wick:notableWork id:A .",
    "id:A wick:worksFor id:B . id:B wick:allyOf id:C . id:C a wick:FictionalOrganization .",
    "id:A wick:storyAfter id:B . id:B wick:storyBefore id:A .",
    "id:A wick:sibling id:B . id:B wick:sibling id:A .",
    "id:A wick:releaseDate '2024'^^xsd:gYear , '2024-06-07'^^xsd:date ; wick:budget 1 , 2 .",
    "id:A wick:locatedIn id:B . id:B wick:locatedIn id:A .",
    "id:A wick:boxOffice 1 ; wick:filmingLocation id:L ; wick:director id:D .",
]
_DATES = {XSD + name for name in ("date", "gYearMonth", "gYear")}


@pytest.fixture(scope="module")
def terms() -> Graph:
    """The ontology."""
    return graph(quad.triple for quad in ontology.store())


def bundled(*names: str) -> list[Triple]:
    """The triples of named graphs of the bundled graph."""
    store = load()
    return [quad.triple for name in names for quad in store.quads_for_pattern(None, None, None, NamedNode(name))]


def planted(text: str) -> list[Triple]:
    return [quad.triple for quad in from_text(text)]


def graph(triples: Iterable[Triple]) -> Graph:
    data = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    return Graph().parse(data=data, format="nt")


# ---- the light reasoner ----


def test_the_universe_is_consistent(terms: Graph) -> None:
    """Entities and facts of the bundled graph can all be true, and there are many."""
    triples = bundled(ENTITIES, FACTS)
    assert len(triples) > 1500
    assert contradictions(terms, graph(triples)) == []


@pytest.mark.parametrize("text", PLANTED, ids=str)
def test_a_planted_contradiction_is_found(terms: Graph, text: str) -> None:
    """Each is found, alone or in the midst of the universe, and named rightly."""
    assert contradictions(terms, graph(planted(text)))[:1] == [PLANTED[text]]


def test_all_are_found_among_the_facts(terms: Graph) -> None:
    """A contradiction is not hidden by the facts around it: a real person of the graph becomes a character."""
    triples = [*bundled(ENTITIES, FACTS), *planted("id:KeanuReeves wick:kills id:Zero .")]
    (found,) = contradictions(terms, graph(triples))
    assert found.startswith("id:KeanuReeves cannot be wick:Character and ")


@pytest.mark.parametrize("text", POSSIBLE, ids=str)
def test_what_is_possible_is_not_complained_of(terms: Graph, text: str) -> None:
    """Unusual and open facts are no contradictions."""
    assert contradictions(terms, graph(planted(text))) == []


def test_it_knows_every_axiom_of_the_ontology(terms: Graph) -> None:
    """The light reasoner is right as long as the ontology says nothing that it does not read."""
    said = {compact(str(predicate)) for predicate in terms.predicates()}
    assert {each for each in said if each.startswith(("owl:", "rdfs:"))} <= {
        *("owl:unionOf", "owl:disjointWith", "owl:members", "rdfs:domain", "rdfs:range"),
        *("rdfs:subClassOf", "rdfs:subPropertyOf"),
        # An inverse has the ends of its property exchanged, as the test below holds; wick:Date is every literal; the
        # statuses are never said to be the same.
        *("owl:inverseOf", "owl:equivalentClass", "owl:distinctMembers"),
        *("owl:versionIRI", "owl:versionInfo", "rdfs:label"),
    }
    kinds = {compact(str(kind)) for kind in terms.objects(None, None) if str(kind).endswith("Property")}
    traits = {"owl:AsymmetricProperty", "owl:IrreflexiveProperty", "owl:SymmetricProperty", "owl:TransitiveProperty"}
    assert {kind for kind in kinds if kind.startswith("owl:")} <= traits | {
        *("owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")
    }


def test_inverse_and_symmetric_properties_exchange_equal_ends(terms: Graph) -> None:
    """So what follows from them asks nothing more of an entity."""
    query = """SELECT ?p { ?p a owl:ObjectProperty ; rdfs:domain ?d ; rdfs:range ?r .
        { ?p owl:inverseOf ?q } UNION { ?p a owl:SymmetricProperty . BIND(?p AS ?q) }
        ?q rdfs:domain ?qd ; rdfs:range ?qr .
        FILTER(isIRI(?d) && (?d != ?qr || ?r != ?qd)) }"""
    assert [str(row[0]) for row in terms.query(query)] == []


# ---- HermiT ----


@pytest.fixture(scope="module")
def hermit():  # type: ignore[no-untyped-def]
    """HermiT, which needs Java and owlready2; without them the tests are skipped, in CI they fail."""
    missing = "Java" if shutil.which("java") is None else ""
    try:
        import owlready2
    except ImportError:
        missing = "owlready2"
    if missing:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"no {missing} here: HermiT needs it")

    def is_consistent(triples: Iterable[Triple]) -> bool:
        world = owlready2.World()
        everything = [*(quad.triple for quad in ontology.store()), *triples]
        data = io.BytesIO(serialize(everything, format=RdfFormat.N_TRIPLES) or b"")
        world.get_ontology("https://w3id.org/wickgraph/ont").load(fileobj=data, format="ntriples")
        try:
            owlready2.sync_reasoner_hermit(world, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError:
            return False
        return not list(world.inconsistent_classes())

    return is_consistent


def dateless(triples: Iterable[Triple]) -> list[Triple]:
    """Without dates, whose datatypes OWL 2 does not have."""
    return [
        triple
        for triple in triples
        if not (isinstance(triple.object, Literal) and triple.object.datatype.value in _DATES)
    ]


def test_hermit_finds_the_universe_consistent(hermit) -> None:  # type: ignore[no-untyped-def]
    """A complete reasoner agrees, and finds a model for every class."""
    assert hermit(dateless(bundled(ENTITIES, FACTS)))


@pytest.mark.parametrize("text", PLANTED, ids=str)
def test_hermit_finds_a_planted_contradiction(hermit, text: str) -> None:  # type: ignore[no-untyped-def]
    """What the light reasoner calls a contradiction is one."""
    assert not hermit(planted(text))


def test_hermit_agrees_on_what_is_possible(hermit) -> None:  # type: ignore[no-untyped-def]
    """Unusual facts, each with entities of its own, are consistent all together."""
    apart = (text.replace("id:", f"id:Case{number}") for number, text in enumerate(POSSIBLE))
    assert hermit(dateless(triple for text in apart for triple in planted(text)))


def test_hermit_sees_into_the_facts(hermit) -> None:  # type: ignore[no-untyped-def]
    """One wrong fact makes the whole universe inconsistent, so the test above is no empty one."""
    assert not hermit(dateless([*bundled(ENTITIES, FACTS), *planted("id:KeanuReeves wick:kills id:Zero .")]))


def test_claims_stay_out_of_the_reasoner() -> None:
    """rdf:subject and its like are reserved in OWL 2 DL: no fact and no entity has them, every claim does."""
    reserved = {"rdf:subject", "rdf:predicate", "rdf:object"}
    assert not reserved & {compact(triple.predicate.value) for triple in bundled(ENTITIES, FACTS)}
    assert reserved <= {compact(triple.predicate.value) for triple in bundled(CLAIMS)}
