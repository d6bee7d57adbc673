"""Build: articles become a graph that can be asked and looked at.

article -> sentences -> mentions -> linked entities -> claims -> dataset -> validated -> written

>>> from tempfile import TemporaryDirectory
>>> with TemporaryDirectory() as folder:
...     file = Path(folder) / "note.txt"
...     _ = file.write_text("John Wick: Chapter 4 was directed by Chad Stahelski.")
...     result = build([file], Path(folder) / "out")
...     result.claims, result.path.name
(1, 'wickgraph.trig')
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad, Store

from wickgraph import bundled
from wickgraph.building import curated, dataset
from wickgraph.building.validate import validate
from wickgraph.errors import DataError
from wickgraph.export.rdf import trig
from wickgraph.naming import gazetteer
from wickgraph.naming.gazetteer import Gazetteer
from wickgraph.reader.claims import Claim, extract_article
from wickgraph.results import output
from wickgraph.terms import CLAIMS, ENTITIES, FACTS, RDF
from wickgraph.text.article import Article, read

#: the name of the file that `build` writes into its folder
FILE = "wickgraph.trig"


@dataclass(frozen=True)
class BuildResult:
    """What a build made: the file, and how many articles, claims, entities and facts it holds."""

    path: Path
    articles: int
    claims: int
    entities: int
    facts: int


def build(
    articles: Iterable[str | Path] = (),
    out: str | Path | None = None,
    progress: Callable[[str], None] = lambda _: None,
    *,
    min_confidence: float | None = None,
    known: Gazetteer | None = None,
) -> BuildResult:
    """Read articles (files, or "-"), write the graph of what they claim to the folder `out`.

    Without articles, the bundled ones and the curated claims. Without `out`, the folder `out` here for given articles,
    and `graph` for the bundled data. Nothing is written unless every article could be read and the dataset is valid; a
    file from before is replaced in one step. `progress` is told each step. `min_confidence` and `known` are those of
    `wickgraph.extract`.

    Raises ArticleError for an article that cannot be read, DataError when the dataset is not valid, InputError when the
    file cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     article = Path(folder) / "heat.txt"
    ...     _ = article.write_text("Heat was directed by Michael Mann.")
    ...     build([article], folder).claims
    1
    """
    given = list(articles)
    texts = read_articles(given or sorted((bundled.folder("graph") / "articles").glob("*.md")), progress)
    claims = [(article, claims_of(article, progress, min_confidence, known)) for article in texts]
    quads = dataset.of_articles(claims, *([] if given else [curated.load()]), every_entity=not given)
    return publish(quads, out or ("out" if given else "graph"), len(texts), progress)


def publish(
    quads: Sequence[Quad], out: str | Path, articles: int, progress: Callable[[str], None] = lambda _: None
) -> BuildResult:
    """Validate a dataset and write it to the folder `out`, or to the file where `out` names one.

    Raises DataError when the dataset is not valid, InputError when the file cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     publish([], Path(folder) / "new", 0).path.name
    'wickgraph.trig'
    """
    _check(quads, progress)
    target = Path(out)
    path = output.save(target if target.suffix == ".trig" else target / FILE, trig(quads))
    progress(f"wrote {path}")
    return _result(path, articles, quads)


def read_articles(paths: Iterable[str | Path], progress: Callable[[str], None] = lambda _: None) -> list[Article]:
    """The articles in files, each text once.

    Raises ArticleError for the first that cannot be read.

    >>> [article.name for article in read_articles([bundled.folder("graph") / "articles" / "ballerina.md"])]
    ['ballerina.md']
    """
    found: dict[str, Article] = {}
    for path in paths:
        article = read(path)
        progress(f"read {article.name}")
        found.setdefault(article.sha256, article)
    return list(found.values())


def claims_of(
    article: Article,
    progress: Callable[[str], None] = lambda _: None,
    min_confidence: float | None = None,
    known: Gazetteer | None = None,
) -> list[Claim]:
    """The claims of an article; `progress` is told how many, and where there are none, why.

    >>> from wickgraph.text.article import parse
    >>> claims_of(parse("Nothing is claimed here."))
    []
    """
    claims = extract_article(article, known or gazetteer.load(), min_confidence)
    progress(f"found {len(claims)} claims in {article.name}{_why_none(article) if not claims else ''}")
    return claims


def _why_none(article: Article) -> str:
    """A word to the user about an article without a claim: the likeliest reason."""
    if article.language and not article.language.lower().startswith("en"):
        return f": its language is {article.language}, and the patterns are English"
    words = article.text.casefold().split()
    english = sum(word in _ENGLISH for word in words)
    if len(words) >= 20 and english < len(words) / 25:
        return ": it does not look like English, and the patterns are English"
    return ": no sentence says something that the ontology can hold"


#: words that few other languages share
_ENGLISH = {"the", "of", "and", "to", "is", "with", "by", "that", "for", "from", "it", "has", "as", "his", "her"}


def _check(quads: Sequence[Quad], progress: Callable[[str], None]) -> None:
    store = Store()
    store.bulk_extend(quads)
    progress(f"validating {len(quads)} triples")
    violations = [found for found in validate(store) if found.severity == "violation"]
    if violations:
        first = violations[0]
        raise DataError(
            f"the dataset breaks {len(violations)} rule(s), so nothing was written. "
            f"First: {first.node}, {first.rule}: {first.message}"
        )


def _result(path: Path, articles: int, quads: Sequence[Quad]) -> BuildResult:
    places = Counter((str(quad.graph_name), quad.predicate.value) for quad in quads)
    facts = sum(number for (graph, _), number in places.items() if graph == f"<{FACTS}>")
    return BuildResult(
        path, articles, places[f"<{CLAIMS}>", RDF + "subject"], places[f"<{ENTITIES}>", RDF + "type"], facts
    )
