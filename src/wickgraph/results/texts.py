"""The sentence behind a piece of evidence, where the text of the source is at hand.

A graph holds offsets and hashes, never a sentence of its sources. Whoever has the text gets the sentence; the hashes
tell whether it is the text that the claim was read from.

>>> text = "Heat is long. Michael Mann directed it. It rains."
>>> quote(text, 14, 26, digest("Michael Mann"))
Quote(sentence='Michael Mann directed it.', start=14, end=26, recovered=False)
>>> quote("New: " + text, 14, 26, digest("Michael Mann"))
Quote(sentence='Michael Mann directed it.', start=19, end=31, recovered=True)
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from wickgraph import bundled
from wickgraph.errors import DataError

#: how far from its old place a span is looked for, in code points; each place costs about a microsecond
REACH = 200_000
#: larger files are not articles (bytes)
_LARGEST = 10_000_000


@dataclass(frozen=True)
class Quote:
    """A sentence, the span of the evidence in its text, and whether the span had to be looked for."""

    sentence: str
    start: int
    end: int
    recovered: bool


@dataclass(frozen=True)
class Shelf:
    """Folders in which texts of sources are looked for, in this order; a text is read once.

    >>> Shelf(()).quote("heat.txt", "", 0, 4, "") is None
    True
    """

    folders: tuple[Path, ...]
    _read: dict[Path, str | None] = field(default_factory=dict, repr=False, compare=False)

    def quote(self, name: str, text_hash: str, start: int, end: int, span_hash: str) -> Quote | None:
        """The quote for a span of the source whose file is `name`; None where no text at hand has the span.

        Hashes are SHA-256 in hexadecimal: of the whole text as UTF-8, and of the span.
        """
        # A text that is not the one the claim was read from is searched only when the right one is nowhere.
        texts = sorted(self._texts(name), key=lambda text: digest(text) != text_hash)
        return next(filter(None, (quote(text, start, end, span_hash) for text in texts)), None)

    def take(self, names: Iterable[str]) -> None:
        """Reads the texts of these files now, for a process that will not be able to open them.

        >>> Shelf(()).take(["heat.txt"])
        """
        for name in names:
            for _ in self._texts(name):
                pass

    def _texts(self, name: str) -> Iterator[str]:
        for folder in self.folders:
            # Only the last part: a graph from elsewhere must not lead out of the folders.
            path = folder / Path(name).name
            if path not in self._read:
                self._read[path] = _text(path)
            text = self._read[path]
            if text is not None:
                yield text


def shelf(texts: Path | str | None = None, graph: Path | None = None) -> Shelf:
    """Where texts are looked for: `texts`, the folder of the file `graph`, the current folder, the bundled articles.

    >>> Path(".") in shelf().folders
    True
    """
    folders = [Path(texts)] if texts else []
    folders += [graph if graph.is_dir() else graph.parent] if graph else []
    folders.append(Path())
    # A graph of one's own can be read where the bundled one is missing.
    with suppress(DataError):
        folders.append(bundled.folder("graph") / "articles")
    return Shelf(tuple(folders))


def quote(text: str, start: int, end: int, span_hash: str) -> Quote | None:
    """The quote for `text[start:end]` (code points, end exclusive), or for wherever else the span's hash is met.

    None where no stretch of that length has the hash.

    >>> quote("Heat.", 0, 4, digest("Dust")) is None
    True
    """
    length = end - start
    for place in _places(start, len(text) - length):
        if digest(text[place : place + length]) == span_hash:
            return Quote(sentence(text, place, place + length), place, place + length, place != start)
    return None


def span(sentence: str, length: int, span_hash: str) -> tuple[int, int] | None:
    """Where in a sentence the span with a hash stands; None where it runs over the end of a line.

    >>> span("It rains.", 5, digest("rains"))
    (3, 8)
    """
    found = quote(sentence, 0, length, span_hash)
    return (found.start, found.end) if found else None


def _places(start: int, last: int) -> Iterator[int]:
    """Places in 0..last, the nearest to `start` first: an edit moves a span seldom far."""
    for step in range(min(REACH, max(start, last - start) + 1)):
        for place in {start - step, start + step}:
            if 0 <= place <= last:
                yield place


def digest(text: str) -> str:
    """SHA-256 of a text as UTF-8, in hexadecimal.

    >>> digest("")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


_ENDS = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bJr)(?<!\bvs)[.!?…][\"'”’)\]*_]*\s+(?=[\"'“‘(\[*_]*[A-Z0-9])"
    r"|\s*\n\s*\n\s*|\s*\n(?=[#>*|-])|^#[^\n]*\n|^---[ \t]*\n|^[*-] "
    r"|\s*</?(?:html|head|title|body|main|nav|header|footer|article|section|div|p|h[1-6]|[ou]l|li|d[ltd]|table|tr|t[hd]|br|"
    r"blockquote|figcaption|script|style)\b[^<>]{0,500}>\s*",
    re.MULTILINE,
)
#: what HTML has within a sentence
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)


#: no sentence is followed farther than this from its span (code points)
_LONGEST = 2_000
#: how many characters behind a sentence's end its expression looks at: quotation marks and a capital letter
_AHEAD = 8


def sentence(text: str, start: int, end: int) -> str:
    """The sentence, or sentences, that hold `text[start:end]`, on one line.

    >>> sentence("# Heat\\n\\nIt rains. Mr. Mann\\ndirected it. The end.", 19, 23)
    'Mr. Mann directed it.'
    """
    line = text.rfind("\n", 0, start) + 1
    if text.startswith("#", line):
        return text[line:].partition("\n")[0].strip("# ")
    earliest, latest = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    before = [match.end() for match in _ENDS.finditer(text, earliest, start + _AHEAD) if match.end() <= start]
    after = _ENDS.search(text, max(end - 1, start), latest)
    whole = text[before[-1] if before else earliest : after.end() if after else latest]
    # The span itself stays as it is: its hash must be met.
    before_it, said, after_it = whole.partition(text[start:end] or whole)
    return " ".join(f"{_TAG.sub('', before_it)}{said}{_TAG.sub('', after_it)}".split())


def _text(path: Path) -> str | None:
    try:
        # No translation of line ends, and a BOM stays: offsets count every character of the file.
        return path.read_bytes().decode("utf-8") if path.stat().st_size <= _LARGEST else None
    except (OSError, ValueError):
        return None
