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

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Store

from wickgraph.asking.describe import receipt, shelf_of
from wickgraph.beliefs import belief, precedence
from wickgraph.beliefs.asof import open_graph
from wickgraph.beliefs.belief import Fact, Judgement, Link
from wickgraph.beliefs.case import DENIED
from wickgraph.beliefs.said import Said, agree, meaning, order, read
from wickgraph.building import content, dataset
from wickgraph.naming import gazetteer
from wickgraph.reader.claims import Claim, extract_article
from wickgraph.results.texts import Shelf, sentence
from wickgraph.stories.report import MARKS, Finding, Report, Word
from wickgraph.stories.wording import claim_value, kind_of, line, rule, sayer
from wickgraph.terms import RDFS, WICK
from wickgraph.text.article import Article
from wickgraph.text.article import read as read_article

#: links that tell what the graph has against a claim, the gravest first
_AGAINST = ("supersededBy", "deniedBy", "conflictsWith")


def check(
    article: Article | Path | str,
    *,
    graph: Store | Path | str | None = None,
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
    case = _case(ours, store, text, at_hand)
    source = content.source_iri(text)
    iris = [content.content(claim, source).iri.value for claim in claims]
    findings = [_finding(case.ours[iri], claim, text, case) for iri, claim in zip(iris, claims, strict=True)]
    return Report(text.name, tuple(sorted(findings, key=lambda each: (MARKS.index(each.mark), each.start, each.text))))


@dataclass(frozen=True)
class _Case:
    """What claims are judged by: the graph, for names and evidence; the article's claims, those of others by IRI, by
    what they are about, and by the facts that follow from them; and what became of all of them together.
    """

    names: Store
    ours: Mapping[str, Said]
    others: Mapping[str, Said]
    about: Mapping[tuple[NamedNode, str], list[Said]]
    behind: Mapping[Fact, list[Said]]
    judgement: Judgement
    at_hand: Shelf


def _case(ours: Sequence[Quad], store: Store, text: Article, at_hand: Shelf) -> _Case:
    quads = _of_others(store, text)
    said = {each.iri: each for each in read(ours)}
    others = {each.iri: each for each in read(quads) if each.iri not in said}
    about: dict[tuple[NamedNode, str], list[Said]] = {}
    behind: dict[Fact, list[Said]] = {}
    for other in others.values():
        about.setdefault((other.subject, other.predicate), []).append(other)
        for fact in list(belief.following(other))[1:]:
            behind.setdefault(fact, []).append(other)
    judgement = belief.judge([*said.values(), *others.values()])
    return _Case(_together(quads, ours), said, others, about, behind, judgement, at_hand)


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
    links = [link for link in case.judgement.of(said.iri) if link.kind in _AGAINST and link.other in case.others]
    against = sorted(links, key=lambda link: (_AGAINST.index(link.kind), link))
    opposed = {link.other for link in against}
    agreeing = [other for other in _agreeing(said, case) if other.iri not in opposed]
    return Finding(
        mark=_mark(against, agreeing, case),
        text=line(said, case.names),
        value=claim_value(said, case.names),
        status=kind_of(said.status),
        when=said.when,
        start=claim.start,
        end=claim.end,
        sentence=sentence(text.raw, claim.start, claim.end),
        claim=claim.as_json(),
        agrees=tuple(_word(other, None, case) for other in agreeing),
        against=tuple(_word(case.others[link.other], link, case) for link in against),
        replaces=tuple(_word(case.others[link.claim], link, case) for link in _replacing(said, case)),
    )


def _replacing(said: Said, case: _Case) -> list[Link]:
    links = case.judgement.links
    return [
        each for each in links if each.kind == "supersededBy" and each.other == said.iri and each.claim in case.others
    ]


def _mark(against: Sequence[Link], agreeing: Sequence[Said], case: _Case) -> str:
    if any(link.kind == "supersededBy" for link in against):
        return "superseded"
    if against and not any(_stands(other, case) for other in agreeing):
        return "contradicts"
    return "agrees" if agreeing else "new"


def _stands(said: Said, case: _Case) -> bool:
    return case.judgement.status[said.iri] in precedence.load().accepted


def _agreeing(said: Said, case: _Case) -> list[Said]:
    """The claims of others that say the same, or from which it follows."""
    known = precedence.load()
    what, is_denial = meaning(said, known), said.status == DENIED
    found = [
        other
        for other in case.about.get((said.subject, said.predicate), [])
        if (other.status == DENIED) == is_denial and agree(what, meaning(other, known))
    ]
    if not is_denial:
        found += [other for other in case.behind.get(next(belief.following(said)), []) if _stands(other, case)]
    return sorted(dict.fromkeys(found), key=order)


def _word(other: Said, link: Link | None, case: _Case) -> Word:
    evidence = case.names.quads_for_pattern(NamedNode(other.iri), NamedNode(WICK + "evidence"), None, None)
    found = sorted(quad.object.value for quad in evidence if isinstance(quad.object, NamedNode))
    # What a claim rested on is of another predicate, which has to be said.
    is_elsewhere = link is not None and case.ours.get(link.claim, other).predicate != other.predicate
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
