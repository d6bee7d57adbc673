"""A good dataset raises nothing, and every fault raises exactly its own rule or shape.

The franchise is invented: nothing here depends on what the bundled graph holds.
"""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, serialize

from wickgraph.building.validate import Rule, Violation, read_rule, rules, validate, with_ontology
from wickgraph.bundled import folder
from wickgraph.errors import DataError, InputError
from wickgraph.ontology import load as ontology
from wickgraph.stores.store import from_text
from wickgraph.terms import PREFIXES, expand

SHA = "0123456789abcdef" * 4
GOOD = f"""
GRAPH graph:entities {{
  id:LanternStreet a wick:Film ; rdfs:label "Lantern Street" ; skos:altLabel "Lantern St." ; wick:imdbId "tt0000001" ;
    wick:wikidataId "Q1" ; wick:tmdbId "12" ; dcterms:description "A night on the quay." .
  id:LanternStreet2 a wick:Film ; rdfs:label "Lantern Street 2" ; skos:hiddenLabel "the second film" .
  id:LanternFranchise a wick:Franchise ; rdfs:label "Lantern Street (franchise)" .
  id:MaraQuill a wick:Person ; rdfs:label "Mara Quill" ; wick:pronoun "she" ; wick:known false .
  id:OttoBrandt a wick:Person ; rdfs:label "Otto Brandt" .
  id:HarborPictures a wick:Company ; rdfs:label "Harbor Pictures" .
  id:TheLamplighter a wick:Character ; rdfs:label "The Lamplighter" .
  id:InspectorVole a wick:Character ; rdfs:label "Inspector Vole" .
}}
GRAPH graph:facts {{
  id:LanternStreet wick:castMember id:MaraQuill ; wick:hasCharacter id:TheLamplighter ; wick:budget 4000000 ;
    wick:releaseDate "2031-10-03"^^xsd:date , "2031-11"^^xsd:gYearMonth ; wick:storyBefore id:LanternStreet2 ;
    wick:runningTime 95 , 97 .
  id:MaraQuill wick:plays id:TheLamplighter ; wick:birthDate "1999"^^xsd:gYear , "1999-03-02"^^xsd:date .
  id:LanternStreet2 wick:storyAfter id:LanternStreet ; wick:sequelOf id:LanternStreet .
}}
GRAPH graph:claims {{
  claim:cast a wick:Claim ; rdf:subject id:LanternStreet ; rdf:predicate wick:castMember ; rdf:object id:MaraQuill ;
    wick:character id:TheLamplighter ; wick:billing "lead" ; wick:replaces id:OttoBrandt ; wick:voice false ;
    wick:status wick:Confirmed ; wick:statusInSource wick:Confirmed ; wick:evidence evidence:gazette ;
    wick:attributedTo id:HarborPictures ; wick:asOf "2030-05"^^xsd:gYearMonth ; wick:confidence 0.9 .
  claim:budget a wick:Claim ; rdf:subject id:LanternStreet ; rdf:predicate wick:budget ; rdf:object 4000000 ;
    wick:upTo 5000000 ; wick:note "Before reshoots." ;
    wick:status wick:Announced ; wick:statusInSource wick:Announced ; wick:evidence evidence:press .
  claim:summer a wick:Claim ; rdf:subject id:LanternStreet ; rdf:predicate wick:releaseDate ;
    rdf:object "2031-06-06"^^xsd:date ; wick:region "Norway" ; wick:medium "theaters" ; wick:supersededBy claim:autumn ;
    wick:status wick:Superseded ; wick:statusInSource wick:Announced ; wick:evidence evidence:press .
  claim:autumn a wick:Claim ; rdf:subject id:LanternStreet ; rdf:predicate wick:releaseDate ;
    rdf:object "2031-10-03"^^xsd:date ; wick:region "Norway" ; wick:medium "theaters" ;
    wick:status wick:Confirmed ; wick:statusInSource wick:Announced ; wick:evidence evidence:press .
  claim:abroad a wick:Claim ; rdf:subject id:LanternStreet ; rdf:predicate wick:releaseDate ;
    rdf:object "2031-11"^^xsd:gYearMonth ; wick:region "Chile" ; wick:medium "theaters" ;
    wick:status wick:Confirmed ; wick:statusInSource wick:Announced ; wick:evidence evidence:press .
  claim:before a wick:Claim ;
    rdf:subject id:LanternStreet ; rdf:predicate wick:storyBefore ; rdf:object id:LanternStreet2 ;
    wick:status wick:Confirmed ; wick:statusInSource wick:Confirmed ; wick:evidence evidence:press .
  claim:sequel a wick:Claim ;
    rdf:subject id:LanternStreet2 ; rdf:predicate wick:sequelOf ; rdf:object id:LanternStreet ;
    wick:status wick:Confirmed ; wick:statusInSource wick:Confirmed ; wick:evidence evidence:press .
  claim:rumour a wick:Claim ; rdf:subject id:LanternStreet2 ; rdf:predicate wick:castMember ; rdf:object id:OttoBrandt ;
    wick:undisclosedRole true ;
    wick:status wick:Rumoured ; wick:statusInSource wick:Rumoured ; wick:evidence evidence:press .
  claim:born a wick:Claim ; rdf:subject id:MaraQuill ; rdf:predicate wick:birthDate ; rdf:object "1999"^^xsd:gYear ;
    wick:status wick:Confirmed ; wick:statusInSource wick:Confirmed ; wick:evidence evidence:press .
  claim:birthday a wick:Claim ;
    rdf:subject id:MaraQuill ; rdf:predicate wick:birthDate ; rdf:object "1999-03-02"^^xsd:date ;
    wick:corroborates claim:born ;
    wick:status wick:Confirmed ; wick:statusInSource wick:Confirmed ; wick:evidence evidence:press .
  claim:short a wick:Claim ; rdf:subject id:LanternStreet ; rdf:predicate wick:runningTime ; rdf:object 95 ;
    wick:conflictsWith claim:long ;
    wick:status wick:Confirmed ; wick:statusInSource wick:Confirmed ; wick:evidence evidence:press .
  claim:long a wick:Claim ; rdf:subject id:LanternStreet ; rdf:predicate wick:runningTime ; rdf:object 97 ;
    wick:status wick:Confirmed ; wick:statusInSource wick:Confirmed ; wick:evidence evidence:press .
}}
GRAPH graph:sources {{
  evidence:gazette a wick:Evidence ; wick:source source:gazette ; wick:start 10 ; wick:end 52 ; wick:sha256 "{SHA}" .
  evidence:press a wick:Evidence ; wick:source source:press ; wick:note "Third paragraph of the page." .
  source:gazette a wick:Source ; dcterms:title "Night shoots on the quay" ; wick:fileName "gazette.md" ;
    wick:sha256 "{SHA}" ; dcterms:publisher "The Quay Gazette" ; dcterms:date "2030-05-12"^^xsd:date ;
    dcterms:language "en" .
  source:press a wick:Source ; dcterms:title "Press room" ; wick:url "https://example.org/press" .
}}
"""
#: a claim that is no fact, to plant faults in that no fact shares
RUMOUR = """claim:new a wick:Claim ; wick:evidence evidence:press ;
    wick:status wick:Rumoured ; wick:statusInSource wick:Rumoured ;"""

#: what is wrong; text of the good dataset ("" is its end), and what to put in its place; who is told, by which rules
PLANTED = [
    ("lower-case name of an entity", "", 'id:mole-rat a wick:Character ; rdfs:label "Mole" .',
     "id:mole-rat entity-name"),
    ("abstract type", "", 'id:Thing a wick:RealThing ; rdfs:label "Thing" .', "id:Thing entity-type"),
    ("type that has subclasses", "", 'id:Book a wick:Work ; rdfs:label "Book" .', "id:Book entity-type"),
    ("no label", "", "id:Mole a wick:Character .", "id:Mole entity-label"),
    ("two labels", "", 'id:OttoBrandt rdfs:label "Otto B." .', "id:OttoBrandt entity-label"),
    ("label in a language", '"Otto Brandt"', '"Otto Brandt"@de', "id:OttoBrandt entity-label"),
    ("other name in a language", '"Lantern St."', '"Lantern St."@en', "id:LanternStreet entity-altLabel"),
    ("empty hidden name", '"the second film"', '""', "id:LanternStreet2 entity-hiddenLabel"),
    ("two descriptions", "", 'id:LanternStreet dcterms:description "x" .', "id:LanternStreet entity-description"),
    ("IMDb id of no kind", '"tt0000001"', '"0000001"', "id:LanternStreet entity-imdbId"),
    ("Wikidata id of no kind", '"Q1"', '"P1"', "id:LanternStreet entity-wikidataId"),
    ("TMDB id of no kind", '"12"', '"movie/12"', "id:LanternStreet entity-tmdbId"),
    ("pronoun that is none", '"she"', '"her"', "id:MaraQuill entity-pronoun"),
    ("known said to be true", "wick:known false", "wick:known true", "id:MaraQuill entity-known"),
    ("two statuses", "", "claim:rumour wick:status wick:Denied .", "claim:rumour claim-status"),
    ("status that is none", "wick:status wick:Rumoured", 'wick:status "rumoured"', "claim:rumour claim-status"),
    ("no status in the source", "wick:statusInSource wick:Rumoured ;", "", "claim:rumour claim-statusInSource"),
    ("month 13", '"2030-05"^^xsd:gYearMonth', '"2030-13"^^xsd:gYearMonth', "claim:cast claim-asOf"),
    ("30 February", '"2030-05"^^xsd:gYearMonth', '"2030-02-30"^^xsd:date', "claim:cast claim-asOf"),
    ("date as a string", '"2030-05"^^xsd:gYearMonth', '"May 2030"', "claim:cast claim-asOf"),
    ("a character as speaker", "attributedTo id:HarborPictures", "attributedTo id:InspectorVole",
     "claim:cast claim-attributedTo"),
    ("more than certain", "wick:confidence 0.9", "wick:confidence 1.9", "claim:cast claim-confidence"),
    ("no evidence", "wick:Rumoured ; wick:evidence evidence:press", "wick:Rumoured", "claim:rumour claim-evidence"),
    ("superseded by nothing", "supersededBy claim:autumn", "supersededBy claim:winter",
     "claim:summer claim-supersededBy"),
    ("in conflict with nothing", "", "claim:rumour wick:conflictsWith claim:gone .",
     "claim:rumour claim-conflictsWith"),
    ("agrees with nothing", "corroborates claim:born", "corroborates id:MaraQuill",
     "claim:birthday claim-corroborates"),
    ("two subjects", "", "claim:rumour rdf:subject id:LanternStreet .", "claim:rumour claim-subject"),
    ("two objects", "", "claim:rumour rdf:object id:MaraQuill .", "claim:rumour claim-object"),
    ("no object", "", f"{RUMOUR} rdf:subject id:MaraQuill ; rdf:predicate wick:plays .", "claim:new claim-object"),
    ("no predicate", "", f"{RUMOUR} rdf:subject id:MaraQuill ; rdf:object id:InspectorVole .",
     "claim:new claim-predicate"),
    ("claim named as an entity", "", "id:C a wick:Claim .",
     "id:C claim-name claim-subject claim-predicate claim-object claim-status claim-statusInSource claim-evidence"),
    ("property of no claim", "", 'claim:rumour dcterms:title "x" .', "claim:rumour claim-properties"),
    ("a person as character", "", "claim:rumour wick:character id:MaraQuill .", "claim:rumour claim-character"),
    ("billing of no size", '"lead"', '"star"', "claim:cast claim-billing"),
    ("voice as a string", "wick:voice false", 'wick:voice "no"', "claim:cast claim-voice"),
    ("a character replaced", "replaces id:OttoBrandt", "replaces id:InspectorVole", "claim:cast claim-replaces"),
    ("secret as a string", "undisclosedRole true", 'undisclosedRole "yes"', "claim:rumour claim-undisclosedRole"),
    ("two regions", '"Chile"', '"Chile" , "Peru"', "claim:abroad claim-region"),
    ("two media", '"Chile" ; wick:medium "theaters"', '"Chile" ; wick:medium "discs" , "theaters"',
     "claim:abroad claim-medium"),
    ("role that is an entity", "", "claim:rumour wick:role id:InspectorVole .", "claim:rumour claim-role"),
    ("range up to a word", "upTo 5000000", 'upTo "5 million"', "claim:budget claim-upTo"),
    ("note on a claim in a language", '"Before reshoots."', '"Before reshoots."@en', "claim:budget claim-note"),
    ("span without end", "wick:end 52 ;", "", "evidence:gazette evidence-span"),
    ("span without hash", f'wick:end 52 ; wick:sha256 "{SHA}"', "wick:end 52", "evidence:gazette evidence-span"),
    ("span that ends before it starts", "wick:end 52", "wick:end 9", "evidence:gazette evidence-order"),
    ("start below zero", "wick:start 10", "wick:start -10", "evidence:gazette evidence-start"),
    ("end that is no whole number", "wick:end 52", "wick:end 52.5", "evidence:gazette evidence-end"),
    ("hash of a span cut short", f'52 ; wick:sha256 "{SHA}"', '52 ; wick:sha256 "0123"',
     "evidence:gazette evidence-sha256"),
    ("evidence from two sources", "", "evidence:press wick:source source:gazette .", "evidence:press evidence-source"),
    ("note on evidence in a language", '"Third paragraph of the page."', '"Third."@en', "evidence:press evidence-note"),
    ("a short quotation", "", 'evidence:press rdfs:comment "A night." .', "evidence:press evidence-properties"),
    ("a long quotation", '"Third paragraph of the page."', f'"{"And so it went on. " * 10}"',
     "evidence:press words-of-a-source"),
    ("a passage as value", '"Before reshoots."', f'"{"And so it went on. " * 10}"', "claim:budget words-of-a-source"),
    ("source without title", 'dcterms:title "Press room" ; ', "", "source:press source-title"),
    ("source that nobody can find", 'wick:fileName "gazette.md" ;', "", "source:gazette source-found"),
    ("address without scheme", '"https://example.org/press"', '"example.org/press"', "source:press source-url"),
    ("file with its folder", '"gazette.md"', '"texts/gazette.md"', "source:gazette source-fileName"),
    ("hash of a source cut short", f'"gazette.md" ;\n    wick:sha256 "{SHA}"', '"g.md" ; wick:sha256 "01"',
     "source:gazette source-sha256"),
    ("publisher of a source as an entity", '"The Quay Gazette"', "id:HarborPictures",
     "source:gazette source-publisher"),
    ("publisher of a source as that of a game", "dcterms:publisher", "wick:publisher",
     "source:gazette source-properties publisher-subject publisher-object"),
    ("note of a source as an entity", '"The Quay Gazette"', '"The Quay Gazette" ; wick:note id:HarborPictures',
     "source:gazette source-note"),
    ("date of a source as a string", '"2030-05-12"^^xsd:date', '"2030-05-12"', "source:gazette source-date"),
    ("language by its name", '"en"', '"English"', "source:gazette source-language"),
    ("fact without claim", "", "GRAPH graph:facts { id:LanternStreet wick:director id:OttoBrandt }",
     "id:LanternStreet fact-without-claim"),
    ("fact of a rumour", "", "GRAPH graph:facts { id:LanternStreet2 wick:castMember id:OttoBrandt }",
     "id:LanternStreet2 fact-without-claim"),
    ("derived fact of nothing", "", "GRAPH graph:facts { id:OttoBrandt wick:plays id:InspectorVole }",
     "id:OttoBrandt fact-without-claim"),
    ("claim without its fact", " ; wick:sequelOf id:LanternStreet .", " .", "claim:sequel claim-without-fact"),
    ("claim without its derived fact", "wick:plays id:TheLamplighter ;", "", "claim:cast claim-without-fact"),
    ("story after itself", "", "id:LanternStreet wick:storyAfter id:LanternStreet2 .",
     "id:LanternStreet story-loop; id:LanternStreet2 story-loop"),
    ("person and character", "", 'id:Twin a wick:Person , wick:Character ; rdfs:label "Twin" .', "id:Twin two-frames"),
    ("film and series", "id:LanternStreet2 a wick:Film", "id:LanternStreet2 a wick:Film , wick:Series",
     "id:LanternStreet2 two-types"),
    ("one label for two", '"Inspector Vole"', '"Otto Brandt"', "id:OttoBrandt label-twice"),
    ("two values, nothing said", "wick:conflictsWith claim:long ;", "", "claim:long one-current-value"),
    ("two values for one region", '"Chile"', '"Norway"', "claim:abroad one-current-value"),
    ("superseded, not said by which", "wick:supersededBy claim:autumn ;", "", "claim:summer superseded"),
    ("replaced and still rumoured", "", "claim:rumour wick:supersededBy claim:cast .", "claim:rumour superseded"),
    ("a name that nothing describes", "rdf:object id:OttoBrandt", "rdf:object id:OttoBrand",
     "claim:rumour dangling-name"),
    ("predicate that is none", "",
     f"{RUMOUR} rdf:subject id:MaraQuill ; rdf:predicate wick:married ; rdf:object id:OttoBrandt .",
     "claim:new unknown-predicate"),
    ("qualifier as predicate", "",
     f"{RUMOUR} rdf:subject id:MaraQuill ; rdf:predicate wick:billing ; rdf:object 'lead' .",
     "claim:new unknown-predicate claim-domain"),
    ("term that is none", "", "id:LanternStreet wick:mood 'dark' .", "id:LanternStreet undeclared-term"),
    ("class that is none", "", "id:Quay a wick:Quay .", "id:Quay undeclared-term"),
    ("rumour about the wrong subject", "rdf:subject id:LanternStreet2 ; rdf:predicate wick:castMember",
     "rdf:subject id:TheLamplighter ; rdf:predicate wick:castMember", "claim:rumour claim-domain"),
    ("rumour with the wrong object", "rdf:object id:OttoBrandt", "rdf:object id:InspectorVole",
     "claim:rumour claim-domain"),
    ("rumour with a string for an entity", "rdf:object id:OttoBrandt", 'rdf:object "Otto Brandt"',
     "claim:rumour claim-domain"),
    ("rumour with a word for a number", "",
     f"{RUMOUR} rdf:subject id:LanternStreet2 ; rdf:predicate wick:budget ; rdf:object 'low' .",
     "claim:new claim-domain"),
    ("qualifier of another predicate", "", "claim:rumour wick:upTo 5 .", "claim:rumour misplaced-qualifier"),
    ("sequel of itself", "", "id:LanternStreet wick:sequelOf id:LanternStreet .", "id:LanternStreet self-relation"),
    ("sequels of each other", "", "id:LanternStreet wick:sequelOf id:LanternStreet2 .",
     "id:LanternStreet self-relation"),
    ("dead before born", "", 'id:MaraQuill wick:deathDate "1998-12"^^xsd:gYearMonth .', "id:MaraQuill dates-in-order"),
    ("evidence for nothing", "", "evidence:lost a wick:Evidence ; wick:source source:press .",
     "evidence:lost unused-evidence"),
    ("running time of nothing", "", "id:LanternStreet2 wick:runningTime 0 .", "id:LanternStreet2 runningTime-object"),
]  # fmt: skip


def names(violations: list[Violation]) -> set[tuple[str, str]]:
    return {(violation.node, violation.rule) for violation in violations}


def expected(told: str) -> set[tuple[str, str]]:
    """`id:A rule-1 rule-2; id:B rule-3` as pairs."""
    return {(node, rule) for part in told.split("; ") for node, *rest in [part.split()] for rule in rest}


def planted(old: str, new: str) -> Store:
    if not old:
        return from_text(GOOD + new)
    assert GOOD.count(old) == 1, f"{old!r} is {GOOD.count(old)} times in the good dataset, not once"
    return from_text(GOOD.replace(old, new))


@pytest.fixture(scope="module")
def shape_names() -> set[str]:
    """The names of all shapes that report under their own name: what others use is told by those."""
    text = (folder("ontology") / "shapes.ttl").read_text(encoding="utf-8")
    return set(re.findall(r"^shape:(\S+) a sh:", text, re.MULTILINE)) - {"date"}


def test_good_dataset_raises_nothing() -> None:
    """What keeps all rules is told so, open contradictions and dates of different precision included."""
    assert validate(from_text(GOOD)) == []


@pytest.mark.parametrize(("old", "new", "told"), [case[1:] for case in PLANTED], ids=[case[0] for case in PLANTED])
def test_fault_raises_exactly_its_rule(old: str, new: str, told: str) -> None:
    """One fault, one rule at one node: nothing slips through and nothing is reported twice under other names."""
    assert names(validate(planted(old, new))) == expected(told)


def test_blank_nodes_are_told() -> None:
    """A blank node has no name to compare with, so only its rule is."""
    assert [each.rule for each in validate(from_text(GOOD + 'id:LanternStreet wick:genre [ rdf:value "noir" ] .'))] == [
        "blank-node",
        "genre-object",
    ]


def test_every_rule_and_shape_has_a_planted_error(shape_names: set[str]) -> None:
    """A rule that no planted error raises could be dead; those about single predicates are planted together below."""
    about_predicates = {f"{name}-{end}" for name in ontology().predicates for end in ("subject", "object")}
    raised = {rule for case in PLANTED for _, rule in expected(case[3])} | {"blank-node"}
    assert (shape_names - about_predicates) | {rule.name for rule in rules()} <= raised


def fact_predicates(shape_names: set[str]) -> set[str]:
    return {name.removesuffix("-subject") for name in shape_names if name.endswith("-subject")} - {"claim"}


def test_every_predicate_refuses_the_wrong_ends(shape_names: set[str]) -> None:
    """No fact may start at a universe or lead to a source, whatever its predicate."""
    predicates = fact_predicates(shape_names)
    assert len(predicates) > 60
    facts = "".join(f"id:Nowhere wick:{name} source:press .\n" for name in sorted(predicates))
    found = validate(from_text(GOOD + facts + 'id:Nowhere a wick:Universe ; rdfs:label "Nowhere" .'))
    ends = {rule for node, rule in names(found) if node == "id:Nowhere"}
    assert ends >= {f"{name}-{end}" for name in predicates for end in ("subject", "object")}


def test_every_predicate_takes_what_the_ontology_allows(shape_names: set[str]) -> None:
    """Shapes and ontology agree: every allowed class at either end passes the shapes."""
    found = validate(from_text(GOOD + "\n".join(allowed_facts(fact_predicates(shape_names)))))
    assert {each.rule for each in found if each.rule in shape_names} == set()


def allowed_facts(predicates: set[str]) -> list[str]:
    """A fact for each pair of classes that a predicate may have at its ends, and the entities they need."""
    known, out = ontology(), []
    leaves = [kind for kind in known.ancestors if kind not in {"Work", "RealThing", "FictionalThing"}]
    for name, predicate in sorted((name, known.predicates[name]) for name in predicates):
        values = {"xsd:integer": ["7"], "xsd:string": ['"x"'], None: []}.get(
            predicate.datatype, ['"2031"^^xsd:gYear', '"2031-02"^^xsd:gYearMonth', '"2031-02-03"^^xsd:date']
        )
        starts = [f"id:A{leaf}" for leaf in leaves if set(known.ancestors[leaf]) & set(predicate.domain)]
        ends = [f"id:B{leaf}" for leaf in leaves if set(known.ancestors[leaf]) & set(predicate.range)]
        assert starts and (values or ends), name
        out += [f"{start} wick:{name} {end} ." for start, end in product(starts, values or ends)]
    used = sorted(set(re.findall(r"id:[AB]\w+", " ".join(out))))
    return out + [f'{each} a wick:{each[4:]} ; rdfs:label "{each}" .' for each in used]


def test_result_is_sorted_and_the_same_every_time() -> None:
    """The order does not depend on that of the data."""
    store = planted("", "id:Mole a wick:Character . id:Ant a wick:Character , wick:Film . claim:rumour wick:upTo 5 .")
    shuffled = Store()
    shuffled.extend(reversed(list(store)))
    found = validate(store)
    assert found == sorted(found) == validate(shuffled)
    assert len({each.node for each in found}) == 3


def test_every_message_says_how_to_mend() -> None:
    """A message is at least two sentences, the fault and what to do, and writes names in short."""
    found = validate(planted("", "id:Mole a wick:Character . GRAPH graph:facts { id:MaraQuill wick:plays id:Mole }"))
    assert {each.rule for each in found} == {"entity-label", "fact-without-claim"}
    for each in found:
        assert re.search(r"[.:;,] .+\.$", each.message)
        assert "https://" not in each.message


def test_value_at_fault_is_named() -> None:
    """The value, or in a closed shape the property, is told besides the node."""
    found = validate(planted("", 'id:MaraQuill wick:pronoun "her" . claim:rumour dcterms:title "x" .'))
    assert {each.value for each in found} >= {"her", "dcterms:title"}


def test_contradictions_between_sources_are_warnings() -> None:
    """A dataset that holds them is not broken; one whose parts do not fit is."""
    found = validate(planted("wick:conflictsWith claim:long ;", 'wick:note "x"@en ;'))
    assert [(each.rule, each.severity) for each in found] == [
        ("one-current-value", "warning"),
        ("claim-note", "violation"),
    ]
    assert {rule.severity for rule in rules()} == {"warning", "violation"}


def test_store_is_left_as_it_was() -> None:
    """The ontology is added to a copy."""
    store = from_text(GOOD)
    before = len(store)
    validate(store)
    assert len(store) == before < len(with_ontology(store))


def test_file_is_read(tmp_path: Path) -> None:
    """A path does what the store in it does."""
    file = tmp_path / "lantern.trig"
    store = planted('"she"', '"her"')
    file.write_bytes(serialize(store, format=RdfFormat.TRIG, prefixes={"id": PREFIXES["id"]}))
    assert validate(file) == validate(str(file)) == validate(store) != []


def test_missing_file_is_an_input_error(tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(InputError, match=r"missing\.trig"):
        validate(tmp_path / "missing.trig")


def test_rule_without_header_is_refused(tmp_path: Path) -> None:
    """A rule that cannot say how to mend what it finds does not run."""
    file = tmp_path / "mute.rq"
    file.write_text("# title: nothing is mute\nSELECT ?node ?problem {}", encoding="utf-8")
    with pytest.raises(DataError, match="# mend"):
        read_rule(file)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_rules_are_selects_of_node_and_problem(rule: Rule) -> None:
    """Each rule answers in the same two columns, and finds nothing in an empty dataset."""
    rows = with_ontology(Store()).query(rule.query, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert [variable.value for variable in rows.variables] == ["node", "problem"]
    assert list(rows) == []


def test_ontology_is_a_graph_of_its_own() -> None:
    """Rules that look into one graph of the dataset never see the ontology there."""
    store = with_ontology(from_text(GOOD))
    assert NamedNode(expand("wick:").rstrip("#")) in list(store.named_graphs())
    assert not list(
        store.quads_for_pattern(NamedNode(expand("wick:Film")), None, None, NamedNode(expand("graph:facts")))
    )
