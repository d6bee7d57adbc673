"""The report of a check: each claim of an article with its mark, and the claims of others that it owes the mark to.

>>> report = Report("news.txt", (Finding("new", "Heat · director: Michael Mann", "Michael Mann", "confirmed", "1995"),))
>>> print(report.write(), end="")
news.txt
1 claim: 1 new
<BLANKLINE>
New: no other source of the graph says so
  Heat · director: Michael Mann
    confirmed, as of 1995
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import groupby
from typing import Any

from wickgraph.asking.card import Receipt
from wickgraph.errors import unwritable
from wickgraph.results import texts
from wickgraph.results.sheet import Line, Sheet
from wickgraph.results.written import Written
from wickgraph.stories.wording import proof

REPORT_FORMATS = ("text", "jsonl", "md", "html")
#: the marks, what needs a look first
MARKS = ("contradicts", "superseded", "new", "agrees")
_HEADINGS = {
    "contradicts": "Contradicts: the graph has it otherwise",
    "superseded": "Superseded: was so then, and is no more",
    "new": "New: no other source of the graph says so",
    "agrees": "Agrees",
}
_WORDS = ("agrees", "against", "replaces", "beside")
#: so many values at most are named beside which a claim is new
_MOST_BESIDE = 4
_DATES = ("xsd:date", "xsd:gYearMonth", "xsd:gYear")
_COUNTED = {
    "contradicts": ("contradicts", "contradict"),
    "superseded": ("superseded since", "superseded since"),
    "new": ("new", "new"),
    "agrees": ("agrees", "agree"),
}


@dataclass(frozen=True)
class Word:
    """What somebody else says: claim (IRI), value, how sure, when, who, evidence; the link to it and its rule in words.

    `kind` is supersededBy, deniedBy or conflictsWith where it stands against the article's claim, supersededBy where
    that replaces it, and empty where both agree.
    """

    claim: str
    text: str
    status: str
    when: str | None
    by: str
    kind: str = ""
    rule: str = ""
    receipts: tuple[Receipt, ...] = ()


@dataclass(frozen=True)
class Finding:
    """A claim of the article, its mark, and on whose word: who agrees, who is against it, whose claims it replaces; and
    what else is said beside which it is new.

    `text` is the claim in words; `claim` is it as `extract` gives it. `perhaps` has names that nobody knows, each with
    the known one that may be meant.
    """

    mark: str
    text: str
    value: str
    status: str
    when: str | None
    start: int = 0
    end: int = 0
    sentence: str = ""
    claim: Mapping[str, Any] = field(default_factory=dict)
    agrees: tuple[Word, ...] = ()
    against: tuple[Word, ...] = ()
    replaces: tuple[Word, ...] = ()
    beside: tuple[Word, ...] = ()
    perhaps: tuple[tuple[str, str], ...] = ()

    @property
    def speaker(self) -> str | None:
        """Who says so in the article, where it is not the article itself.

        >>> Finding("new", "", "", "", None, claim={"attributed_to": "Lionsgate"}).speaker
        'Lionsgate'
        """
        return self.claim.get("attributed_to")

    @property
    def beside_words(self) -> str:
        """The values beside which the claim is new, in words; nothing where they are many.

        >>> eve = Word("urn:c", "Eve", "confirmed", None, "Wikipedia")
        >>> Finding("new", "", "", "", None, beside=(eve, eve)).beside_words
        'Eve'
        """
        texts = list(dict.fromkeys(word.text for word in self.beside))
        return "; ".join(texts) if len(texts) <= _MOST_BESIDE else ""

    def parts(self) -> tuple[str, str, str]:
        """The sentence, taken apart around the span of the claim; all of it is "before" where that is not in it.

        >>> Finding("new", "", "", "", None, sentence="It rains.").parts()
        ('It rains.', '', '')
        """
        found = texts.span(self.sentence, self.end - self.start, self.claim.get("sha256", ""))
        first, last = found or (len(self.sentence), len(self.sentence))
        return self.sentence[:first], self.sentence[first:last], self.sentence[last:]


@dataclass(frozen=True)
class Report(Written):
    """The findings of one article, those that need a look first."""

    name: str
    findings: tuple[Finding, ...]

    def __len__(self) -> int:
        return len(self.findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    @property
    def contradicts(self) -> bool:
        """Whether a claim contradicts the graph.

        >>> Report("news.txt", ()).contradicts
        False
        """
        return any(each.mark == "contradicts" for each in self.findings)

    def counts(self) -> dict[str, int]:
        """How many claims have each mark.

        >>> Report("news.txt", ()).counts()
        {'contradicts': 0, 'superseded': 0, 'new': 0, 'agrees': 0}
        """
        found = Counter(each.mark for each in self.findings)
        return {mark: found[mark] for mark in MARKS}

    def write(self, format: str = "text", width: int | None = None) -> str:
        """The report as "text", "md", "html", or as "jsonl": a claim a line. Raises UsageError for any other.

        >>> Report("news.txt", ()).write("jsonl")
        ''
        """
        if format not in REPORT_FORMATS:
            raise unwritable(format, "a report", REPORT_FORMATS)
        if format == "jsonl":
            return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in self.records())
        return Sheet(tuple(_lines(self))).write(format, width)

    def records(self) -> Iterator[dict[str, Any]]:
        """Each finding as plain data: the claim as `extract` gives it, with its mark and the words of others."""
        for each in self.findings:
            words = {name: [asdict(word) for word in getattr(each, name)] for name in _WORDS}
            yield {"file": self.name, "mark": each.mark, **each.claim, **words, "perhaps": dict(each.perhaps)}

    def _repr_html_(self) -> str:
        from wickgraph.notebook.shown import shown

        return shown("report.html", report=self)


def _lines(report: Report) -> Iterator[Line]:
    number = len(report)
    counted = ", ".join(f"{count} {_COUNTED[mark][count != 1]}" for mark, count in report.counts().items() if count)
    yield Line("title", report.name)
    yield Line("about", f"{number or 'no'} claim{'s' * (number != 1)}{f': {counted}' if counted else ''}")
    for mark, findings in groupby(report.findings, key=lambda each: each.mark):
        yield Line("heading", _HEADINGS[mark])
        same: dict[tuple[object, ...], list[Finding]] = {}
        for each in findings:
            # What an article says again, or again with less, is told once.
            key = tuple(each.claim.get(name, each.text) for name in ("subject", "predicate", "object"))
            same.setdefault((*key, tuple(word.claim for word in each.against)), []).append(each)
        for told in same.values():
            yield from _told(max(told, key=lambda each: len(each.text)), told)


def _told(finding: Finding, same: Sequence[Finding]) -> Iterator[Line]:
    yield Line("item", finding.text)
    if finding.mark != "agrees":
        said = (finding.when and f"as of {finding.when}", finding.speaker and f"says {finding.speaker}")
        yield Line("detail", ", ".join(filter(None, (finding.status, *said))))
        yield from (Line("quote", text) for text in dict.fromkeys(each.sentence for each in same) if text)
    yield from (Line("detail", f"{unknown} is not known; perhaps {meant}?") for unknown, meant in finding.perhaps)
    for word in finding.against:
        yield Line("detail", _against(word, finding))
        yield from (Line(*part) for part in proof(word.receipts))
    for word in finding.replaces:
        yield Line("detail", f"→ replaces {word.text} ({_said(word)}): {word.rule}")
    if finding.beside_words:
        yield Line("detail", f"beside {finding.beside_words}")
    if finding.agrees:
        yield Line("detail", f"= so say {'; '.join(dict.fromkeys(map(_agreed, finding.agrees)))}")


def _against(word: Word, finding: Finding) -> str:
    said = f"{word.text}, {word.status} by {word.by} ({word.rule})"
    if word.kind == "supersededBy" and finding.claim.get("datatype") in _DATES:
        return f"→ moved{f' on {word.when}' if word.when else ''} to {said}"
    if word.kind == "supersededBy":
        return f"→ since {word.when or 'then'}: {said}"
    return f"≠ {word.text} ({_said(word)}): {word.rule}"


def _said(word: Word) -> str:
    return f"{word.status} by {word.by}, {word.when or 'undated'}"


def _agreed(word: Word) -> str:
    return word.by + (f", {word.when}" if word.when else "")
