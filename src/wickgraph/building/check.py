"""Check: the claims of an article held against a graph.

Each claim agrees with what the graph has, is new to it, contradicts it, or was true then and is superseded since. The
article is judged by the rules that the graph is made by (`wickgraph.beliefs.belief`), as if it were one more source.

>>> from wickgraph.text.article import parse
>>> from wickgraph.stores.store import from_text
>>> graph = from_text('''graph:claims { claim:a a wick:Claim ;
...     rdf:subject id:JohnWickChapter4 ; rdf:predicate wick:director ; rdf:object id:ChadStahelski ;
...     wick:statusInSource wick:Confirmed . }''')
>>> print(check(parse("John Wick: Chapter 4 was directed by Chad Stahelski."), graph=graph).write(), end="")
text.txt
1 claim: 1 agrees
<BLANKLINE>
Agrees
  John Wick: Chapter 4 · director: Chad Stahelski
    = so say nobody named
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Store

from wickgraph import ontology
from wickgraph.asking.describe import receipt, shelf_of
from wickgraph.asking.entities import near, of_graph
from wickgraph.beliefs.asof import open_graph
from wickgraph.beliefs.belief import Link
from wickgraph.beliefs.said import Said, read
from wickgraph.building import content, dataset
from wickgraph.building.verdict import Verdict, verdicts
from wickgraph.naming import gazetteer
from wickgraph.reader.claims import Claim, extract_article
from wickgraph.results.texts import Shelf, sentence
from wickgraph.stores.store import AnyGraph
from wickgraph.stories.report import MARKS, Finding, Report, Word
from wickgraph.stories.wording import claim_value, kind_of, line, rule, sayer
from wickgraph.terms import RDF, RDFS, WICK
from wickgraph.text.article import Article
from wickgraph.text.article import read as read_article


def check(
    article: Article | Path | str,
    *,
    graph: AnyGraph = None,
    texts: Path | str | None = None,
    known: gazetteer.Gazetteer | None = None,
    min_confidence: float | None = None,
) -> Report:
    """The claims of an article, each held against a graph.

    `article` is an article, or what `wickgraph.text.article.read` takes: a file, "-" for standard input. `graph` is a
    store or what `wickgraph.load` takes; None is the bundled graph. Claims that the graph has from the same text do not
    count. `min_confidence` is that of `wickgraph.extract`. Raises ArticleError when the article cannot be read, and
    what `load` raises.

    >>> from wickgraph.text.article import parse
    >>> check(parse("Ballerina was directed by Len Wiseman.")).counts()["agrees"]
    1
    """
    text = article if isinstance(article, Article) else read_article(article)
    store, at_hand = open_graph(graph), shelf_of(graph, texts)
    claims = extract_article(text, known or gazetteer.load(), min_confidence)
    ours = dataset.of_articles([(text, claims)])
    source = content.source_iri(text)
    told = [(content.content(claim, source).iri.value, claim) for claim in claims]
    case = _case(ours, store, text, told, at_hand)
    findings = [_finding(case.ours[iri], claim, text, case) for iri, claim in told]
    return Report(text.name, tuple(sorted(findings, key=lambda each: (MARKS.index(each.mark), each.start, each.text))))


@dataclass(frozen=True)
class _Case:
    """What is told of the claims of an article: the verdict on each and the claims of others by IRI; the graph and the
    article, for names and sources; the texts at hand, for evidence; and whom names may mean that only the article has.
    """

    ours: Mapping[str, Said]
    others: Mapping[str, Said]
    verdicts: Mapping[str, Verdict]
    names: Store
    at_hand: Shelf
    perhaps: Mapping[str, tuple[str, str]]


def _case(
    ours: Sequence[Quad], store: Store, text: Article, told: Sequence[tuple[str, Claim]], at_hand: Shelf
) -> _Case:
    quads = _of_others(store, text)
    said = {each.iri: each for each in read(ours)}
    others = {each.iri: each for each in read(quads) if each.iri not in said}
    names = _together(quads, ours)
    kinds = {each.subject.value: _kinds(each.subject, names) for each in said.values()}
    found = verdicts(said.values(), others.values(), kinds, _beside(said, text, told))
    return _Case(said, others, found, names, at_hand, _perhaps(names))


def _perhaps(names: Store) -> dict[str, tuple[str, str]]:
    """The name of each entity that is not known, by its IRI, with that of the known one that is likeliest meant."""
    entities = list(of_graph(names))
    known = [each for each in entities if each.known]
    meant = ((each, near(each, known)) for each in entities if not each.known)
    return {each.iri: (each.label, found[0][0].label) for each, found in meant if found}


def _kinds(thing: NamedNode, names: Store) -> set[str]:
    """The classes of a thing, and those above them."""
    found = (quad.object for quad in names.quads_for_pattern(thing, NamedNode(RDF + "type"), None, None))
    names_of = (kind.value.removeprefix(WICK) for kind in found if isinstance(kind, NamedNode))
    return {above for name in names_of for above in ontology.load().ancestors.get(name, ())}


def _beside(said: Mapping[str, Said], text: Article, told: Sequence[tuple[str, Claim]]) -> dict[str, list[Said]]:
    """What the article tells in the same sentence, by the IRI of the claim."""
    by_sentence: dict[str, set[str]] = defaultdict(set)
    for iri, claim in told:
        by_sentence[sentence(text.raw, claim.start, claim.end)].add(iri)
    found: dict[str, set[str]] = defaultdict(set)
    for same in by_sentence.values():
        for iri in same:
            found[iri] |= same - {iri}
    return {iri: [said[other] for other in sorted(others)] for iri, others in found.items()}


def _of_others(store: Store, text: Article) -> list[Quad]:
    """The graph without what it has from the same text."""
    sha256, source, evidence = (NamedNode(WICK + name) for name in ("sha256", "source", "evidence"))
    gone: set[object] = set()
    for same in store.quads_for_pattern(None, sha256, Literal(text.sha256), None):
        for place in store.quads_for_pattern(None, source, same.subject, None):
            gone.update(quad.subject for quad in store.quads_for_pattern(None, evidence, place.subject, None))
    return [quad for quad in store if quad.subject not in gone]


def _together(quads: Iterable[Quad], ours: Iterable[Quad]) -> Store:
    """The graph and the article in one, for the names and the sources in them."""
    found = Store()
    found.bulk_extend(quads)
    named = {quad.subject for quad in found.quads_for_pattern(None, NamedNode(RDFS + "label"), None, None)}
    found.extend(quad for quad in ours if quad.subject not in named)
    return found


def _finding(said: Said, claim: Claim, text: Article, case: _Case) -> Finding:
    verdict = case.verdicts[said.iri]
    return Finding(
        mark=verdict.mark,
        text=line(said, case.names),
        value=claim_value(said, case.names),
        status=kind_of(said.status),
        when=said.when,
        start=claim.start,
        end=claim.end,
        sentence=sentence(text.raw, claim.start, claim.end),
        claim=claim.as_json(),
        agrees=tuple(_word(other, None, said, case) for other in verdict.agrees),
        against=tuple(_word(case.others[link.other], link, said, case) for link in verdict.against),
        replaces=tuple(_word(case.others[link.claim], link, said, case) for link in verdict.replaces),
        beside=tuple(_word(other, None, said, case) for other in verdict.beside),
        perhaps=tuple(case.perhaps[end] for end in _ends(said) if end in case.perhaps),
    )


def _ends(said: Said) -> list[str]:
    """The entities of a claim."""
    terms = (said.subject, said.object, *(term for terms in said.qualifiers.values() for term in terms))
    return sorted({term.value for term in terms if isinstance(term, NamedNode)})


def _word(other: Said, link: Link | None, ours: Said, case: _Case) -> Word:
    evidence = case.names.quads_for_pattern(NamedNode(other.iri), NamedNode(WICK + "evidence"), None, None)
    found = sorted(quad.object.value for quad in evidence if isinstance(quad.object, NamedNode))
    # What is said of something else, or with another predicate, has to be said in full.
    is_elsewhere = (other.subject, other.predicate) != (ours.subject, ours.predicate)
    return Word(
        other.iri,
        line(other, case.names) if is_elsewhere else claim_value(other, case.names),
        kind_of(other.status),
        other.when,
        sayer(other, case.names),
        link.kind if link else "",
        rule(link) if link else "",
        tuple(receipt(iri, case.names, case.at_hand) for iri in found),
    )
