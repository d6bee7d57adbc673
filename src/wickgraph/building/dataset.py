"""The dataset: claims, evidence, sources, entities, and the facts that follow, as quads of four named graphs.

IRIs of claims and evidence are hashes of their content, so the same input gives the same dataset. Where each claim
stands now, and the facts that follow, are derived from the claims by `wickgraph.beliefs.belief`; nothing else makes a
fact.

>>> from wickgraph.text.article import parse
>>> from wickgraph.reader.claims import extract_article
>>> from wickgraph.naming.gazetteer import load
>>> article = parse("John Wick: Chapter 4 was directed by Chad Stahelski.")
>>> made = of_articles([(article, extract_article(article, load()))])
>>> from wickgraph.terms import FACTS, compact
>>> [compact(quad.predicate.value) for quad in made if quad.graph_name.value == FACTS]
['wick:director']
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from wickgraph.beliefs import belief
from wickgraph.building.content import Content, Span, Term, content, digest, source_iri, term
from wickgraph.bundled import folder
from wickgraph.export.rdf import arranged
from wickgraph.grammar import matching
from wickgraph.naming import gazetteer
from wickgraph.naming.gazetteer import Entity
from wickgraph.reader.claims import Claim
from wickgraph.terms import CLAIMS, DCTERMS, ENTITIES, EVIDENCE, RDF, RDFS, SKOS, SOURCES, WICK, XSD
from wickgraph.text.article import Article
from wickgraph.text.values import parse_date

_TYPE = NamedNode(RDF + "type")


def _wick(name: str) -> NamedNode:
    return NamedNode(WICK + name)


def of_articles(
    read: Sequence[tuple[Article, Sequence[Claim]]],
    curated: tuple[dict[Content, list[Span]], list[Quad]] = ({}, []),
    *,
    every_entity: bool = False,
) -> list[Quad]:
    """The quads of articles and their claims, with curated claims and their sources, sorted.

    `every_entity` says whether entities of the gazetteer that no claim touches are part of the dataset too.
    """
    said = {claim: list(spans) for claim, spans in curated[0].items()}
    quads = set(curated[1])
    minted: dict[str, Entity] = {}
    for article, claims in read:
        source = source_iri(article)
        quads.update(source_quads(article, source))
        for claim in claims:
            said.setdefault(content(claim, source), []).append(Span(claim.start, claim.end, claim.sha256))
            minted.update((entity.iri, entity) for entity in entities(claim))
    quads.update(claim_quads(said))
    quads.update(known_quads(None if every_entity else {iri for iri, entity in minted.items() if entity.known}))
    quads.update(own_quads(minted.values()))
    quads.update(minted_quads(minted.values()))
    return arranged(belief.derive(quads))


def entities(claim: Claim) -> Iterator[Entity]:
    """Every entity that a claim names."""
    ends = (claim.subject, claim.object, claim.attributed_to, *(value for _, value in claim.qualifiers))
    yield from (each for each in ends if isinstance(each, Entity))


def claim_quads(said: dict[Content, list[Span]]) -> Iterator[Quad]:
    """Claims and their evidence; evidence without a span where a claim has none."""
    graph = NamedNode(CLAIMS)
    for each, spans in said.items():
        node = each.iri
        status = _wick(each.status.capitalize())
        rows: list[tuple[str, Term]] = [
            (RDF + "type", _wick("Claim")),
            (RDF + "subject", each.subject),
            (RDF + "predicate", _wick(each.predicate)),
            (RDF + "object", each.object),
            (WICK + "statusInSource", status),
            (WICK + "status", status),
            *((WICK + name, value) for name, value in (*each.qualifiers, *each.extras)),
        ]
        rows += [(WICK + "asOf", each.as_of)] if each.as_of else []
        rows += [(WICK + "attributedTo", each.attributed_to)] if each.attributed_to else []
        yield from (Quad(node, NamedNode(predicate), value, graph) for predicate, value in rows)
        for span in spans or (None,):
            evidence, quads = _evidence(each.source, span)
            yield Quad(node, _wick("evidence"), evidence, graph)
            yield from quads


def _evidence(source: NamedNode, span: Span | None) -> tuple[NamedNode, list[Quad]]:
    key = f"{source.value}\n{span.start}\n{span.end}\n{span.sha256}" if span else source.value
    node = NamedNode(EVIDENCE + digest(key))
    rows: list[tuple[str, Term]] = [(RDF + "type", _wick("Evidence")), (WICK + "source", source)]
    if span:
        integer = NamedNode(XSD + "integer")
        rows += [
            (WICK + "start", Literal(str(span.start), datatype=integer)),
            (WICK + "end", Literal(str(span.end), datatype=integer)),
        ]
        rows.append((WICK + "sha256", Literal(span.sha256)))
    return node, [Quad(node, NamedNode(predicate), value, NamedNode(CLAIMS)) for predicate, value in rows]


def known_quads(iris: Container[str] | None = None) -> Iterator[Quad]:
    """What the gazetteer's file says of the entities with these IRIs, or of all."""
    graph = NamedNode(ENTITIES)
    for triple in parse(path=folder("graph") / "entities.ttl", format=RdfFormat.TURTLE):
        if isinstance(triple.subject, NamedNode) and (iris is None or triple.subject.value in iris):
            yield Quad(triple.subject, triple.predicate, triple.object, graph)


def own_quads(entities: Iterable[Entity]) -> Iterator[Quad]:
    """The entities that a gazetteer of one's own knows and the bundled one does not: class, label, other names.

    >>> film = Entity("https://w3id.org/wickgraph/id/Heat", "Film", "Heat", ("Heat", "Heat (1995)"))
    >>> [quad.object.value.rpartition("#")[2] for quad in own_quads([film])]
    ['Film', 'Heat', 'Heat (1995)']
    """
    bundled, graph = gazetteer.load().entities, NamedNode(ENTITIES)
    for entity in (each for each in entities if each.known and each.iri not in bundled):
        node = NamedNode(entity.iri)
        yield Quad(node, _TYPE, _wick(entity.kind), graph)
        yield Quad(node, NamedNode(RDFS + "label"), Literal(entity.label), graph)
        for name in (each for each in entity.names if each != entity.label):
            yield Quad(node, NamedNode(SKOS + "altLabel"), Literal(name), graph)


def minted_quads(entities: Iterable[Entity]) -> Iterator[Quad]:
    """The entities that texts brought: class, label, and that they are not known.

    A label that two entities would share gets the kind behind it, since a label is one entity's.
    """
    named = {entity.iri: entity for entity in entities}
    bearers = Counter(entity.label for entity in {**gazetteer.load().entities, **named}.values())
    for entity in (each for each in named.values() if not each.known):
        node, graph = NamedNode(entity.iri), NamedNode(ENTITIES)
        label = entity.label if bearers[entity.label] == 1 else f"{entity.label} ({entity.kind.lower()})"
        yield Quad(node, _TYPE, _wick(entity.kind), graph)
        yield Quad(node, NamedNode(RDFS + "label"), Literal(label), graph)
        yield Quad(node, _wick("known"), Literal("false", datatype=NamedNode(XSD + "boolean")), graph)


def source_quads(article: Article, source: NamedNode) -> Iterator[Quad]:
    """An article as a source: title, address, publisher, date, language, name of the file, hash of the text."""
    published = parse_date(article.date)
    when = term(matching.Literal(published.lexical, published.datatype)) if published else None
    yield from source_row(
        source,
        title=article.title or article.name,
        url=article.url,
        publisher=article.publisher,
        date=when if isinstance(when, Literal) else None,
        language=article.language,
        file=article.name,
        sha256=article.sha256,
    )


def source_row(source: NamedNode, *, date: Literal | None = None, **values: str | None) -> Iterator[Quad]:
    """The quads of a source. `values` are title, url, publisher, language, file, sha256, note."""
    graph = NamedNode(SOURCES)
    yield Quad(source, _TYPE, _wick("Source"), graph)
    for name, predicate in _OF_SOURCES.items():
        value = values.get(name)
        if value:
            yield Quad(source, NamedNode(predicate), Literal(value), graph)
    if date:
        yield Quad(source, NamedNode(DCTERMS + "date"), date, graph)


_OF_SOURCES = {
    "title": DCTERMS + "title",
    "url": WICK + "url",
    "publisher": DCTERMS + "publisher",
    "language": DCTERMS + "language",
    "file": WICK + "fileName",
    "sha256": WICK + "sha256",
    "note": WICK + "note",
}
