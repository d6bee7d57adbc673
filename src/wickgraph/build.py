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

import contextlib
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad, Store

from wickgraph import bundled, curated, dataset, gazetteer
from wickgraph.article import Article, read
from wickgraph.claims import Claim, extract_article
from wickgraph.errors import DataError
from wickgraph.terms import CLAIMS, ENTITIES, FACTS, RDF
from wickgraph.validate import validate

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
    articles: Iterable[str | Path] = (), out: str | Path | None = None, progress: Callable[[str], None] = lambda _: None
) -> BuildResult:
    """Read articles (files, or "-"), write the graph of what they claim to the folder `out`.

    Without articles, the bundled ones and the curated claims. Without `out`, the folder `graph` here. Nothing is
    written unless every article could be read and the dataset is valid; a file from before is replaced in one step.
    `progress` is told each step.

    Raises ArticleError for an article that cannot be read, DataError when the dataset is not valid.
    """
    given = list(articles)
    known = gazetteer.load()
    texts = _articles(given or sorted((bundled.folder("graph") / "articles").glob("*.md")), progress)
    claims = [(article, _claims(article, known, progress)) for article in texts]
    quads = dataset.of_articles(claims, *([] if given else [curated.load()]), every_entity=not given)
    _check(quads, progress)
    path = write(Path(out or "graph") / FILE, dataset.trig(quads))
    progress(f"wrote {path}")
    return _result(path, len(texts), quads)


def _articles(paths: Sequence[str | Path], progress: Callable[[str], None]) -> list[Article]:
    """The articles, each text once."""
    found: dict[str, Article] = {}
    for path in paths:
        article = read(path)
        progress(f"read {article.name}")
        found.setdefault(article.sha256, article)
    return list(found.values())


def _claims(article: Article, known: gazetteer.Gazetteer, progress: Callable[[str], None]) -> list[Claim]:
    claims = extract_article(article, known)
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


def write(path: Path, data: bytes) -> Path:
    """Write a file in one step: whoever reads it sees the old or the new one, whole, even if this process is killed.

    Raises DataError when the folder cannot be written to.

    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write(Path(folder) / "x" / "y.txt", b"z").read_bytes()
    b'z'
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            temporary = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                temporary.unlink()
        raise DataError(f"{path}: cannot be written ({error.strerror}). Choose another folder with --out.") from None
    return path


def _result(path: Path, articles: int, quads: Sequence[Quad]) -> BuildResult:
    places = Counter((str(quad.graph_name), quad.predicate.value) for quad in quads)
    facts = sum(number for (graph, _), number in places.items() if graph == f"<{FACTS}>")
    return BuildResult(
        path, articles, places[f"<{CLAIMS}>", RDF + "subject"], places[f"<{ENTITIES}>", RDF + "type"], facts
    )
