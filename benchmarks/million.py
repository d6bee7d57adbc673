"""Eight typical queries on a universe of a million triples: ours, pyoxigraph called directly, rdflib's own engine.

    python benchmarks/million.py [TRIPLES]

The universe has the shape of the bundled one: films, people and characters with labels, facts, a claim behind each
casting with its evidence, sources. Each query is asked of the store on disk by pyoxigraph itself and by
`wickgraph.query` in turn, and the best of several times is taken; rdflib has a tenth of the triples, or it would not
end. Writes the table to standard output; `make bench` keeps it in benchmarks/million.md.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pyoxigraph import RdfFormat, Store

import wickgraph
from wickgraph.stores.stored import open_store
from wickgraph.terms import PREFIXES

TRIPLES = 1_000_000
#: rdflib's share
PART = 10
TURNS = 7
_PER_FILM = 132

QUERIES = {
    "one entity": "SELECT ?p ?o { id:Film1 ?p ?o }",
    "label to facts": 'SELECT ?actor { ?film rdfs:label "Film 7" ; wick:castMember/rdfs:label ?actor }',
    "two casts in common": "SELECT ?who { id:Film1 wick:castMember ?who . id:Film2 wick:castMember ?who }",
    "claims with evidence": """SELECT ?actor ?source ?start {
        ?claim rdf:subject id:Film3 ; rdf:predicate wick:castMember ; rdf:object ?actor ;
          wick:evidence ?e . ?e wick:source ?source ; wick:start ?start }""",
    "path of sequels": "SELECT ?later { ?later wick:sequelOf+ id:Film1 }",
    "count by kind": "SELECT ?kind (COUNT(*) AS ?n) { ?x a ?kind } GROUP BY ?kind",
    "busiest actors": """SELECT ?who (COUNT(?film) AS ?n) { ?film wick:castMember ?who }
        GROUP BY ?who ORDER BY DESC(?n) ?who LIMIT 10""",
    "open claims": """SELECT ?c { ?c wick:status wick:Rumoured ; wick:character/rdfs:label ?l }
        ORDER BY ?c LIMIT 100""",
}


def universe(triples: int) -> Iterator[str]:
    """A universe of about so many triples, a line each, as N-Quads."""
    films = max(10, triples // _PER_FILM)
    for number in range(films):
        yield from _film(number, films)
    for number in range(films * 4):
        yield from _named("entities", f"Person{number}", "Person", f"Person {number}")


def _film(number: int, films: int) -> Iterator[str]:
    film = f"Film{number}"
    yield from _named("entities", film, "Film", f"Film {number}")
    yield _quad("facts", f"id:{film}", "wick:releaseDate", f'"{1980 + number % 45}-06-07"^^xsd:date')
    if number % 10:
        yield _quad("facts", f"id:{film}", "wick:sequelOf", f"id:Film{number - 1}")
    for place in range(10):
        # Every other one is somebody whom the next films have too.
        person = f"Person{(number * 4 + place * (37 if place % 2 else 1)) % (films * 4)}"
        role, claim, evidence = f"Role{number}x{place}", f"claim:{number}x{place}", f"evidence:{number}x{place}"
        yield _quad("facts", f"id:{film}", "wick:castMember", f"id:{person}")
        yield from _named("entities", role, "Character", f"Role {place} of {number}")
        status = "Rumoured" if place == 9 else "Confirmed"
        for predicate, target in (
            ("rdf:type", "wick:Claim"),
            ("rdf:subject", f"id:{film}"),
            ("rdf:predicate", "wick:castMember"),
            ("rdf:object", f"id:{person}"),
            ("wick:character", f"id:{role}"),
            ("wick:status", f"wick:{status}"),
            ("wick:evidence", evidence),
        ):
            yield _quad("claims", claim, predicate, target)
        yield _quad("sources", evidence, "wick:source", f"source:{number % 500}")
        yield _quad("sources", evidence, "wick:start", f'"{place * 90}"^^xsd:integer')


def _named(graph: str, name: str, kind: str, label: str) -> Iterator[str]:
    yield _quad(graph, f"id:{name}", "rdf:type", f"wick:{kind}")
    yield _quad(graph, f"id:{name}", "rdfs:label", f'"{label}"')


def _quad(graph: str, *terms: str) -> str:
    return " ".join([*map(_whole, terms), _whole(f"graph:{graph}"), "."])


def _whole(term: str) -> str:
    if term.startswith('"'):
        text, mark, kind = term.partition("^^")
        return f"{text}{mark}{_whole(kind)}" if mark else text
    prefix, _, local = term.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def best(call: Callable[[], object], turns: int = TURNS) -> float:
    """The best time of several, in milliseconds."""
    times = []
    for _ in range(turns):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def direct(store: Store, text: str) -> list[object]:
    """The rows as pyoxigraph gives them, fetched."""
    return [tuple(row) for row in store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)]  # type: ignore[union-attr]


def compared(store: Store, text: str) -> tuple[float, float]:
    """pyoxigraph's and our best time for a query, measured in turn, as other work on the machine comes and goes."""
    pairs = [
        (best(lambda: direct(store, text), 1), best(lambda: wickgraph.query(text, store), 1)) for _ in range(TURNS)
    ]
    return min(theirs for theirs, _ in pairs), min(ours for _, ours in pairs)


def in_rdflib(quads: str) -> Callable[[str], float]:
    """rdflib's own engine on these quads: the time of a query."""
    import rdflib

    read = rdflib.Dataset(default_union=True)
    read.parse(data=quads, format="nquads")
    return lambda text: best(lambda: list(read.query(text, initNs=PREFIXES)), 2)


def main(triples: int = TRIPLES) -> None:
    """Prints the table, as Markdown."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "universe.nq"
        path.write_text("\n".join(universe(triples)) + "\n")
        start = time.perf_counter()
        store = open_store(Path(place) / "store", path)
        built = time.perf_counter() - start
        opened = best(lambda: open_store(Path(place) / "store", path), 3)
        print(f"{len(store):,} triples: store made in {built:.0f} s, opened in {opened:.0f} ms\n")
        small = "\n".join(universe(triples // PART)) + "\n"
        share = Store()
        share.load(small, format=RdfFormat.N_QUADS)
        rdflib_time = in_rdflib(small)
        print("| query | rows | pyoxigraph ms | wickgraph ms | ratio | rdflib : wickgraph on a tenth |")
        print("|---|--:|--:|--:|--:|--:|")
        for name, text in QUERIES.items():
            theirs, ours = compared(store, text)
            times = rdflib_time(text) / best(lambda text=text: wickgraph.query(text, share))  # type: ignore[misc]
            rows = len(direct(store, text))
            print(f"| {name} | {rows} | {theirs:.2f} | {ours:.2f} | {ours / theirs:.2f} | {times:.0f} |", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
