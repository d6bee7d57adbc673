"""Network analysis: what the projections hold, and numbers that agree with another computation of them."""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Callable
from functools import cache
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

import igraph
import networkx
import pytest
from IPython.lib.pretty import pretty
from networkx.utils.backends import backend_info

from lantern import claim
from wickgraph import analysis
from wickgraph.analysis.file import save
from wickgraph.analysis.palette import DARK
from wickgraph.analysis.scores import SCORES, betweenness_scores, closeness_scores, pagerank_scores
from wickgraph.analysis.structure import groups_of
from wickgraph.beliefs.asof import believed
from wickgraph.errors import InputError, UsageError
from wickgraph.stores.store import from_text, load
from wickgraph.terms import ID, compact

Networks = Callable[[str], Any]

NAMES = """graph:entities {
    id:LanternStreet a wick:Film ; rdfs:label "Lantern Street" . id:Harbour a wick:Film ; rdfs:label "Harbour" .
    id:Tide a wick:Series ; rdfs:label "Tide" .
    id:Oda a wick:Person ; rdfs:label "Oda" . id:Rufus a wick:Person ; rdfs:label "Rufus" .
    id:Mina a wick:Person ; rdfs:label "Mina" . id:Pell a wick:Person ; rdfs:label "Pell" .
    id:Nobody a wick:Person ; rdfs:label "Nobody" .
    id:Keeper a wick:Character ; rdfs:label "Keeper" . id:Smith a wick:Character ; rdfs:label "Smith" .
    id:Diver a wick:Character ; rdfs:label "Diver" .
    id:Guild a wick:FictionalOrganization ; rdfs:label "Guild" .
    id:Watch a wick:FictionalOrganization ; rdfs:label "Watch" .
    id:Ring a wick:FictionalOrganization ; rdfs:label "Ring" . }
"""
CLAIMS = "".join(
    (
        claim("a", "castMember", "id:Oda", when="2020", character="id:Keeper"),
        claim("a2", "castMember", "id:Oda", when="2021", character="id:Keeper"),
        claim("b", "director", "id:Rufus", "Announced", when="2022"),
        claim("c", "castMember", "id:Rufus", about="Harbour", character="id:Smith"),
        claim("d", "producer", "id:Mina", about="Harbour"),
        claim("e", "castMember", "id:Rufus", about="Tide"),
        claim("f", "screenwriter", "id:Mina", about="Tide"),
        claim("g", "castMember", "id:Pell", "Rumoured", when="2023"),
        claim("h", "castMember", "id:Mina", "Denied", when="2023"),
        claim("i", "kills", "id:Smith", about="Keeper"),
        claim("j", "memberOf", "id:Guild", about="Keeper"),
        claim("k", "memberOf", "id:Watch", about="Smith"),
        claim("l", "memberOf", "id:Ring", about="Diver"),
        claim("m", "leaderOf", "id:Guild", about="Diver"),
    )
)


@pytest.fixture(scope="module")
def lantern() -> Any:
    return believed(from_text(NAMES + CLAIMS), "2030")


@pytest.fixture(scope="module")
def bundled() -> Any:
    return load()


@pytest.fixture(scope="module")
def networks(bundled: Any) -> Networks:
    """The projections of the bundled graph, each made once."""
    return cache(lambda of: analysis.network(of, bundled))


def links(graph: Any) -> dict[tuple[str, str], int]:
    """The links of a network by the names of their ends, with their weights."""
    label = graph.nodes(data="label")
    return {tuple(sorted((label[a], label[b]))): weight for a, b, weight in graph.edges(data="weight")}


# Projections


def test_people_are_linked_by_each_work_of_both(lantern: Any) -> None:
    """Two works are two ties; two sources that say the same are one."""
    people = analysis.network("people", lantern)
    assert links(people) == {("Oda", "Rufus"): 1, ("Mina", "Rufus"): 2}
    both = people.edges[ID + "Mina", ID + "Rufus"]
    assert (both["kinds"], both["distance"]) == ("film, series", 0.5)
    assert [tie.label for tie in both["ties"]] == ["Harbour", "Tide"]


def test_a_link_knows_its_claims_status_and_date(lantern: Any) -> None:
    """It is as sure as the least sure of what it needs, and as old as the last of it; all its claims can be cited."""
    link = analysis.network("people", lantern).edges[ID + "Oda", ID + "Rufus"]
    assert (link["status"], link["since"]) == ("announced", "2022")
    assert [each.rpartition("/")[2] for each in link["claims"]] == ["a", "a2", "b"]
    [tie] = link["ties"]
    assert {each["source"] for stated in tie.statements for each in stated["evidence"]} != set()


def test_facts_alone_count_unless_asked(lantern: Any) -> None:
    """What is rumoured or denied links nobody; each can be let in, and is marked then."""
    assert ID + "Pell" not in analysis.network("people", lantern)
    rumoured = analysis.network("people", lantern, include=["rumoured"])
    assert rumoured.edges[ID + "Oda", ID + "Pell"]["status"] == "rumoured"
    assert not rumoured.has_edge(ID + "Mina", ID + "Oda")
    assert analysis.network("people", lantern, include=["denied"]).has_edge(ID + "Mina", ID + "Oda")


def test_as_of_a_day(lantern: Any) -> None:
    """In 2021 the director was not announced yet."""
    assert not analysis.network("people", lantern, as_of="2021").has_edge(ID + "Oda", ID + "Rufus")


def test_who_is_not_said_to_do_anything_stands_in_no_network(lantern: Any) -> None:
    assert ID + "Nobody" not in analysis.network("people", lantern)


def test_characters_are_linked_by_works_and_by_what_is_said(lantern: Any) -> None:
    """Deeds are ties of their own kind, in words."""
    characters = analysis.network("characters", lantern)
    assert links(characters) == {("Keeper", "Smith"): 1}
    assert [tie.label for tie in characters.edges[ID + "Keeper", ID + "Smith"]["ties"]] == ["Keeper kills Smith"]


def test_organisations_are_linked_by_members_and_conflicts(lantern: Any) -> None:
    """A member of one who kills a member of another sets the two against each other; a member of both joins them."""
    graph = analysis.network("organisations", lantern)
    assert {key: graph.edges[a, b]["kinds"] for key, (a, b) in zip(links(graph), graph.edges, strict=True)} == {
        ("Guild", "Ring"): "member",
        ("Guild", "Watch"): "conflict",
    }


def test_films_and_works_are_linked_by_people(lantern: Any) -> None:
    assert links(analysis.network("films", lantern)) == {("Harbour", "Lantern Street"): 1}
    assert links(analysis.network("works", lantern))["Harbour", "Tide"] == 2


def test_actor_character_and_film_stay_one_thing(lantern: Any) -> None:
    """A role is a node between the three, however many sources say it."""
    cast = analysis.network("cast", lantern)
    roles = [node for node, kind in cast.nodes(data="kind") if kind == "Role"]
    around = {cast.nodes[role]["label"]: {cast.nodes[each]["label"] for each in cast.adj[role]} for role in roles}
    assert around["Oda as Keeper in Lantern Street"] == {"Oda", "Keeper", "Lantern Street"}
    assert around["Rufus in Tide"] == {"Rufus", "Tide"} and len(roles) == 3


def test_a_graph_of_plain_triples_can_be_analysed() -> None:
    """Any RDF that uses the words of the ontology has networks, if no claims to cite."""
    graph = analysis.network(
        "people",
        from_text("id:H a wick:Film ; wick:castMember id:A , id:B . id:A a wick:Person . id:B a wick:Person ."),
    )
    assert [of["claims"] for *_, of in graph.edges(data=True)] == [()]


@pytest.mark.parametrize("of", analysis.PROJECTIONS)
def test_networks_are_the_same_on_every_run_and_typed(of: str, bundled: Any, networks: Networks) -> None:
    """Nodes and edges come in one order, with attributes of the same types."""
    one, other = networks(of), analysis.network(of, bundled)
    assert list(one.nodes(data=True)) == list(other.nodes(data=True)) and list(one.edges) == list(other.edges)
    assert one.number_of_edges() > 10
    for *_, of_edge in one.edges(data=True):
        types = {key: type(value) for key, value in of_edge.items()}
        assert types == {
            "weight": int,
            "distance": float,
            "kinds": str,
            "status": str,
            "since": str,
            "ties": tuple,
            "claims": tuple,
        }
        assert of_edge["weight"] == len(of_edge["ties"]) and of_edge["status"] in ("confirmed", "announced")


# The numbers


def twin(graph: Any) -> tuple[Any, list[Any]]:
    """The network as igraph has it, and its nodes in igraph's order."""
    nodes = list(graph)
    at = {node: number for number, node in enumerate(nodes)}
    made = igraph.Graph(len(nodes), [(at[a], at[b]) for a, b in graph.edges])
    made.es["weight"] = [weight for *_, weight in graph.edges(data="weight")]
    made.es["distance"] = [1 / weight for weight in made.es["weight"]] if made.ecount() else []
    return made, nodes


@pytest.mark.parametrize("weights", [False, True], ids=["steps", "weighted"])
@pytest.mark.parametrize("of", ["people", "story", "organisations", "everything"])
def test_betweenness_and_closeness_agree_with_igraph(of: str, weights: bool, networks: Networks) -> None:
    graph = networks(of)
    other, nodes = twin(graph)
    distance, pairs = ("distance" if weights else None), (len(nodes) - 1) * (len(nodes) - 2) / 2
    between = dict(zip(nodes, other.betweenness(weights=distance), strict=True))
    assert all(
        math.isclose(score, between[node] / pairs, abs_tol=1e-9)
        for node, score in betweenness_scores(graph, weights).items()
    )
    # igraph's is that within a part; networkx scales it by how much of the whole that part is.
    near = dict(zip(nodes, other.closeness(weights=distance), strict=True))
    for node, score in closeness_scores(graph, weights).items():
        reached = len(networkx.node_connected_component(graph, node)) - 1
        assert math.isclose(score, near[node] * reached / (len(nodes) - 1) if reached else 0, abs_tol=1e-9)


@pytest.mark.parametrize("weights", [False, True], ids=["links", "ties"])
def test_pagerank_agrees_with_walking(weights: bool, networks: Networks) -> None:
    """The share of time of a walker, computed by walking: repeated steps of the whole distribution."""
    graph = networks("story")
    rank = dict.fromkeys(graph, 1 / len(graph))
    for _ in range(200):
        alone = sum(rank[node] for node in graph if not graph.degree(node))
        after = dict.fromkeys(graph, (0.15 + 0.85 * alone) / len(graph))
        for node in graph:
            total = graph.degree(node, weight="weight" if weights else None)
            for neighbour, link in graph.adj[node].items():
                after[neighbour] += 0.85 * rank[node] * (link["weight"] if weights else 1) / total
        rank = after
    found = pagerank_scores(graph, weights)
    assert all(math.isclose(found[node], rank[node], abs_tol=1e-9) for node in graph)


def test_core_bridges_and_cut_points_agree_with_igraph(networks: Networks) -> None:
    graph = networks("story")
    other, nodes = twin(graph)
    assert SCORES["core"](graph) == dict(zip(nodes, other.coreness(), strict=True))
    label = graph.nodes(data="label")
    rows = list(analysis.bridges(graph, limit=999))
    cut = {label[nodes[at]] for at in other.articulation_points()}
    assert {row["one"] for row in rows if row["what"] == "node"} == cut
    bridges = {
        frozenset((label[nodes[other.es[at].source]], label[nodes[other.es[at].target]])) for at in other.bridges()
    }
    assert {frozenset((row["one"], row["other"])) for row in rows if row["what"] == "link"} == bridges


def test_what_a_bridge_cuts_off() -> None:
    """Two triangles on a line: by hand."""
    graph = networkx.Graph(
        [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "f"), ("f", "d"), ("f", "g")]
    )
    rows = [(row["one"], row["other"], row["cut off"]) for row in analysis.bridges(graph)]
    assert rows == [("d", None, 3), ("c", None, 2), ("f", None, 1), ("d", "c", 3), ("f", "g", 1)]


def test_the_overview_agrees_with_networkx(networks: Networks) -> None:
    """igraph counts there; networkx counts here."""
    graph = networks("people")
    figure = {row["figure"]: row["value"] for row in analysis.overview(graph)}
    parts = sorted(networkx.connected_components(graph), key=len)
    largest = graph.subgraph(parts[-1])
    assert (figure["nodes"], figure["links"], figure["ties"]) == (
        len(graph),
        graph.number_of_edges(),
        graph.size("weight"),
    )
    assert (figure["parts"], figure["largest part"]) == (len(parts), len(largest))
    assert figure["diameter"] == networkx.diameter(largest)
    expected = {
        "density": networkx.density(graph),
        "mean distance": networkx.average_shortest_path_length(largest),
        "clustering": networkx.average_clustering(graph),
        "transitivity": networkx.transitivity(graph),
    }
    assert {key: figure[key] for key in expected} == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("method", ["louvain", "leiden"])
def test_communities(method: str, networks: Networks) -> None:
    """Every node is in one; the parting is about as good as igraph's own, and the same on every run, whatever was drawn
    from the random numbers before."""
    graph = networks("people")
    other, nodes = twin(graph)
    groups = groups_of(graph, method)
    random.random()
    igraph.set_random_number_generator(random)
    assert groups == groups_of(graph, method)
    assert sorted(node for group in groups for node in group) == sorted(nodes)
    number = {node: at for at, group in enumerate(groups) for node in group}
    ours = other.modularity([number[node] for node in nodes], weights="weight")
    assert ours > other.community_multilevel(weights="weight").modularity - 0.02
    assert f"Modularity {ours:.2f}" in analysis.communities(graph, method=method).words[1]


def test_two_cliques_are_two_communities() -> None:
    """By hand: two fours joined by one link."""
    graph = networkx.Graph([*combinations("abcd", 2), *combinations("efgh", 2), ("d", "e")])
    for method in ("louvain", "leiden"):
        assert groups_of(graph, method) == [list("abcd"), list("efgh")]


@pytest.mark.parametrize("weights", [False, True], ids=["steps", "weighted"])
def test_a_large_network_has_the_same_numbers(
    weights: bool, networks: Networks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """igraph, which is asked for large ones, gives what networkx gives for small ones, loose ends included."""
    graph = networks("story")
    own = [scores(graph, weights) for scores in (betweenness_scores, closeness_scores)]
    monkeypatch.setattr("wickgraph.analysis.scores.LARGE", 50)
    assert [scores(graph, weights) for scores in (betweenness_scores, closeness_scores)] == [
        pytest.approx(each, abs=1e-9) for each in own
    ]


@pytest.mark.parametrize(("usable", "backend"), [(True, "parallel"), (False, None)])
def test_a_parallel_backend_is_asked_where_it_is_usable(
    usable: bool, backend: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is installed gets the large networks and no others; one made for another networkx is passed over."""
    asked: list[str | None] = []
    monkeypatch.setitem(sys.modules, "nx_parallel", ModuleType("nx_parallel") if usable else None)
    monkeypatch.setitem(backend_info, "parallel", {"functions": {"betweenness_centrality": {}}})
    monkeypatch.setattr(
        networkx, "betweenness_centrality", lambda graph, *, weight, backend: asked.append(backend) or {}
    )
    monkeypatch.setattr("wickgraph.analysis.scores.LARGE", 50)
    for size in (40, 60):
        betweenness_scores(networkx.path_graph(size))
    assert asked == [None, backend][: 1 + usable]


# Connections


def test_how_two_people_are_connected(bundled: Any) -> None:
    """In words, with the evidence of each step."""
    found = analysis.analyse("paths", "Ana de Armas", "Lance Reddick", graph=bundled, limit=1)
    assert found.words[0].startswith("Ana de Armas and Lance Reddick are 2 steps apart: Ana de Armas is in the cast of")
    assert all(row["evidence"] for row in found) and found.network is not None and len(found.network) == 3


def test_all_simple_paths_agree_with_networkx(lantern: Any) -> None:
    """All ways of four steps or fewer, each once, the shortest first."""
    found = analysis.paths("Oda", "Mina", lantern, limit=99, longest=4)
    lengths = [row["path"] for row in found]
    everything = analysis.network("everything", lantern)
    expected = sorted(map(len, networkx.all_simple_edge_paths(everything, ID + "Oda", ID + "Mina", cutoff=4)))
    assert [lengths.count(number) for number in sorted(set(lengths))] == expected and len(expected) > 1


def test_who_links_a_film_to_others(bundled: Any) -> None:
    """A column for each film, with what everybody does in it; those in all of them come first."""
    found = analysis.links("Ballerina", "Chapter 3", "Chapter 4", graph=bundled, limit=99)
    rows = {row["name"]: row for row in found}
    assert rows["Ian McShane"]["Ballerina"] == "cast member (Winston Scott)"
    assert rows["Anjelica Huston"]["John Wick: Chapter 4"] is None
    both = set.intersection(*(_people(bundled, film) for film in ("Ballerina", "JohnWickChapter3", "JohnWickChapter4")))
    assert [row["entity"] for row in found if all(row[name] for name in found.columns[2:5])] == [
        row["entity"] for row in list(found)[: len(both)]
    ]
    assert {row["entity"] for row in list(found)[: len(both)]} == both


def _people(store: Any, film: str) -> set[str]:
    """The people of a film, by SPARQL."""
    from wickgraph.asking.query import query

    rows = query(f"SELECT DISTINCT ?who {{ id:{film} ?did ?who . ?who a wick:Person }}", store)
    return {"id:" + row["who"].rpartition("/")[2] for row in rows}  # type: ignore[union-attr]


def test_a_link_shows_its_receipts(bundled: Any) -> None:
    """Each tie says because of what, and where that is said; two that are not tied are told so."""
    found = analysis.ties("Keanu Reeves", "Ian McShane", bundled)
    rows = {row["tie"]: row for row in found}
    assert "Ian McShane is in the cast of Ballerina" in rows["Ballerina"]["because"]
    assert len(rows) == 5 and all(row["evidence"] and row["status"] for row in found)
    nothing = analysis.ties("Keanu Reeves", "Mike Bithell", bundled)
    assert nothing.words == ("Nothing ties Keanu Reeves and Mike Bithell.",) and not nothing.rows
    war = analysis.ties("High Table", "The Continental Osaka", bundled)
    assert {row["kind"] for row in war} == {"conflict"}


# Hunches, changes


def test_hunches_are_questions_and_change_nothing(bundled: Any, networks: Networks) -> None:
    """No pair that is linked is asked about; each row is a question; the graph stays as it was."""
    before = len(bundled)
    for of in ("people", "credits", "story", "organisations"):
        graph = networks(of)
        for row in analysis.hunches(graph, limit=50):
            one, other = (ID + row[side].removeprefix("id:") for side in ("one", "other"))
            assert row["question"].endswith("?") and not graph.has_edge(one, other)
            assert graph.nodes[one]["label"] in row["question"] and graph.nodes[other]["label"] in row["question"]
    assert len(bundled) == before
    with pytest.raises(UsageError, match="format ttl"):
        analysis.hunches("credits").write("ttl")


def test_hunches_tell_what_was_heard(lantern: Any) -> None:
    """A claim that was denied is no link, but whoever is asked ought to know of it; once it counts, nobody asks."""
    heard = {(row["one"], row["other"]): row["heard"] for row in analysis.hunches(analysis.network("credits", lantern))}
    assert heard["id:Mina", "id:LanternStreet"] == "denied" and heard["id:Oda", "id:Harbour"] is None
    counting = analysis.network("credits", lantern, include=["denied"])
    assert ("id:Mina", "id:LanternStreet") not in {(row["one"], row["other"]) for row in analysis.hunches(counting)}


def test_scores_of_hunches_agree_with_networkx(networks: Networks) -> None:
    """All pairs that have somebody in common, and no other, with Adamic and Adar's score."""
    graph = networks("story")
    found = {frozenset((row["one"], row["other"])): row["score"] for row in analysis.hunches(graph, limit=10**6)}
    index = networkx.adamic_adar_index(graph)
    expected = {frozenset(map(compact, (one, other))): round(score, 4) for one, other, score in index if score}
    assert found == pytest.approx(expected, abs=2e-4) and len(found) > 50


def test_scores_of_hunches_by_hand() -> None:
    """Adamic and Adar's score is 1 / log of the degree, for each neighbour in common."""
    graph = networkx.Graph([("a", "x"), ("b", "x"), ("a", "y"), ("b", "y"), ("y", "z")])
    scores = {(row["one"], row["other"]): row["score"] for row in analysis.hunches(graph)}
    assert scores["a", "b"] == round(1 / math.log(2) + 1 / math.log(3), 4)


def test_scores_of_credits_by_hand(lantern: Any) -> None:
    """One path of three links leads from Oda to Harbour, over two nodes of degrees 2 and 3."""
    scores = {
        (row["one"], row["other"]): row["score"] for row in analysis.hunches(analysis.network("credits", lantern))
    }
    assert scores["id:Oda", "id:Harbour"] == round(1 / math.sqrt(2 * 3), 4)


def test_what_changed_between_two_days(lantern: Any) -> None:
    """The director of 2022 links two who were not linked in 2021."""
    found = analysis.changes("2021", lantern, as_of="2022")
    rows = {row["name"]: (row["degree then"], row["degree now"], row["was"], row["new links"]) for row in found}
    assert rows["Oda"] == (0, 1, "kept", "Rufus") and rows["Rufus"] == (1, 2, "kept", "Oda")
    assert found.network is not None and found.network.edges[ID + "Oda", ID + "Rufus"]["change"] == "new"
    assert "1 link came in" in found.words[0]


# One call for all


@pytest.mark.parametrize(
    ("measure", "names", "options", "says"),
    [
        ("sum", (), {}, "no such measure"),
        ("degree", (), {"of": "dogs"}, "no such projection"),
        ("degree", (), {"include": ["sure"]}, "no such status"),
        ("degree", (), {"since": "2021"}, "degree takes no since: that is for changes"),
        ("degree", ("Oda",), {}, "takes no names"),
        ("paths", ("Oda",), {}, "needs two things"),
        ("links", ("Oda",), {}, "needs things"),
        ("links", ("Oda", "Oda"), {}, "not the same"),
        ("changes", (), {}, "needs a day"),
        ("changes", (), {"since": "2022", "as_of": "2021"}, "not before"),
        ("changes", (), {"since": "2022", "by": "height"}, "no such measure of change"),
        ("communities", (), {"method": "guess"}, "no such method"),
        ("hunches", (), {"of": "cast"}, "cannot be guessed"),
        ("paths", ("Oda", "Mina"), {"include": ["denied"]}, "facts alone"),
    ],
)
def test_wrong_calls_are_refused_in_a_sentence(
    measure: str, names: tuple[str, ...], options: Any, says: str, lantern: Any
) -> None:
    with pytest.raises(UsageError, match=says) as refused:
        analysis.analyse(measure, *names, graph=lantern, **options)
    assert str(refused.value).endswith(".")


def test_unknown_names_are_refused_with_near_ones(bundled: Any) -> None:
    with pytest.raises(InputError, match=r"Did you mean Ballerina"):
        analysis.links("Balerina", "Chapter 3", graph=bundled)


@pytest.mark.parametrize("measure", [m for m, of in analysis.MEASURES.items() if not of.names and m != "changes"])
@pytest.mark.parametrize("of", ["people", "everything"])
def test_an_empty_graph_is_answered(measure: str, of: str) -> None:
    """Nothing in it is an answer in words, not an error."""
    found = analysis.analyse(measure, graph=from_text("id:Void a wick:Franchise ."), of=of)
    assert found.words and found.write("text").startswith(found.title)


def test_formats_and_errors_on_the_command_line(run: Callable[..., Any]) -> None:
    """As data in every format of rows; a wrong call is told in a sentence."""
    rows = run("analyse", "betweenness", "--of", "organisations", "--limit", "2", "--format", "csv").stdout
    assert rows.splitlines()[0] == "name,kind,betweenness,entity" and "id:HighTable" in rows
    done = run("analyse", "degree", "Ballerina")
    assert done.returncode == 2 and done.stderr.startswith("Error: degree takes no names")


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_a_network_as_a_file(ending: str, tmp_path: Path, networks: Networks) -> None:
    """Other programs read its nodes, its links and the types of their attributes."""
    graph = networks("organisations")
    path = save(graph, tmp_path / f"organisations.{ending}")
    read = (networkx.read_graphml if ending == "graphml" else networkx.read_gexf)(path)
    assert set(read.nodes) == set(graph.nodes) and read.number_of_edges() == graph.number_of_edges()
    for one, other, link in read.edges(data=True):
        assert link["weight"] == graph.edges[one, other]["weight"] and isinstance(link["distance"], float)
        assert link["claims"].split("|") == list(graph.edges[one, other]["claims"])
        assert read.nodes[one]["label"] == graph.nodes[one]["label"]


def test_a_network_and_a_picture_on_the_command_line(
    run: Callable[..., Any], tmp_path: Path, networks: Networks
) -> None:
    """Both are written beside the answer in words; the network with the same bytes as from Python."""
    files = {name: tmp_path / f"middle.{name}" for name in ("gexf", "svg")}
    more = ("--network", str(files["gexf"]), "--picture", str(files["svg"]), "--theme", "dark")
    done = run("analyse", "betweenness", "--of", "organisations", "--limit", "2", *more)
    assert done.stdout.splitlines()[1].startswith("In the middle: High Table (") and "(2 rows)" in done.stdout
    assert files["gexf"].read_bytes() == save(networks("organisations"), tmp_path / "own.gexf").read_bytes()
    assert DARK.ground in files["svg"].read_text("utf-8")


def test_findings_show_themselves_in_a_notebook() -> None:
    """Title, words and table, in HTML (escaped), Markdown and plain text."""
    graph = networkx.Graph([("<b>", "c")], about="<i>")
    found = analysis.degree(graph)
    shown = found._repr_html_()
    assert "<b>" not in shown and "&lt;b&gt;" in shown and "<i>" not in shown and "<table" in shown
    assert "Most links: &lt;b&gt; (1) and c (1)." in shown and "| links |" in found._repr_markdown_()
    assert "\x1b" not in analysis.degree(networkx.path_graph(["\x1b[31m", "b"])).write("text")
    assert found._repr_markdown_().startswith("# Most links") and pretty(found).splitlines()[1] == found.words[0]
