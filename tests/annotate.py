"""Makes development texts and their gold tables of one draft in which a person writes both.

    python tests/annotate.py DRAFT [--check]      writes NUMBER-SLUG.txt and .tsv to texts/, each third to texts/frozen/

A draft holds texts, each with its facts behind the sentences that state them:

    === 101-salt-road.txt
    The Salt Road

    Mara Ellison will direct “The Salt Road” for Kestrel Films.
    --- facts
    > Mara Ellison will direct
    The Salt Road | director | Mara Ellison | announced
    The Salt Road | studio | Kestrel Films | confirmed | optional

A line with `>` quotes the beginning of a sentence, or any part of it (of several occurrences, the first behind the
sentence before). A fact is subject, relation, object, status, and then in any order `optional`, `note: ...`,
and any other words as its qualifier.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from scoring_texts import FURTHER, RELATIONS, tabulated

TEXTS = Path(__file__).parent / "texts"
STATUSES = ("confirmed", "announced", "rumoured", "denied", "superseded")
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*(?=\s)|\n")


class DraftError(ValueError):
    """A draft that cannot be read: its line and what is wrong there."""


@dataclass
class Draft:
    """One text of a draft: its file name, its words, and (line number, line) of each line of facts."""

    name: str
    text: str = ""
    facts: list[tuple[int, str]] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        """Every third text is frozen: it measures and does not teach."""
        number = int(self.name.split("-")[0])
        return TEXTS / "frozen" if number % 3 == 0 else TEXTS


def drafts(lines: list[str]) -> list[Draft]:
    """The texts of a draft file."""
    found: list[Draft] = []
    in_facts = False
    for number, line in enumerate(lines, 1):
        if line.startswith("=== "):
            name = line[4:].strip()
            if not re.fullmatch(r"\d+-[a-z0-9-]+\.(txt|md|html)", name):
                raise DraftError(f"line {number}: write === NUMBER-SLUG.txt (or .md, .html), not {name!r}")
            found.append(Draft(name))
            in_facts = False
        elif line.strip() == "--- facts":
            in_facts = True
        elif not found:
            raise DraftError(f"line {number}: a draft begins with === NUMBER-SLUG.txt")
        elif in_facts:
            if line.strip():
                found[-1].facts.append((number, line.strip()))
        else:
            found[-1].text += line + "\n"
    for each in found:
        each.text = each.text.strip("\n") + "\n"
    return found


def sentence(text: str, quote: str, after: int) -> tuple[int, int] | None:
    """Where the sentence with these words stands: the first at or behind `after`, else the first of all."""
    at = text.find(quote, after)
    at = at if at >= 0 else text.find(quote)
    if at < 0:
        return None
    starts = [m.end() for m in _SENTENCE_END.finditer(text, 0, at + 1) if m.end() <= at]
    start = starts[-1] if starts else 0
    end = next((m.end() for m in _SENTENCE_END.finditer(text, at + len(quote) - 1)), len(text))
    while start < end and text[start].isspace():
        start += 1
    return start, len(text[:end].rstrip())


def rows(draft: Draft) -> list[dict[str, str]]:
    """The gold rows of one text."""
    out: list[dict[str, str]] = []
    span: tuple[int, int] | None = None
    for number, line in draft.facts:
        if line.startswith(">"):
            span = sentence(draft.text, line[1:].strip(), span[0] if span else 0)
            if span is None:
                raise DraftError(f"line {number}: {draft.name} does not say {line[1:].strip()!r}")
        elif span is None:
            raise DraftError(f"line {number}: a fact before any '>' line")
        else:
            row = _row(number, line)
            row |= {"id": f"{draft.name.split('-')[0]}-{len(out) + 1:03}", "start": str(span[0]), "end": str(span[1])}
            out.append(row)
    return out


def _row(number: int, line: str) -> dict[str, str]:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) < 4:
        raise DraftError(f"line {number}: write subject | relation | object | status, not {line!r}")
    subject, relation, thing, status, *rest = cells
    if relation not in RELATIONS | FURTHER:
        raise DraftError(f"line {number}: no relation {relation!r}; there are {', '.join(RELATIONS | FURTHER)}")
    if status not in STATUSES:
        raise DraftError(f"line {number}: no status {status!r}; there are {', '.join(STATUSES)}")
    notes = [each.removeprefix("note:").strip() for each in rest if each.startswith("note:")]
    qualifiers = [each for each in rest if each and each != "optional" and not each.startswith("note:")]
    return {
        "subject": subject,
        "relation": relation,
        "object": thing,
        "status": status,
        "scope": "optional" if "optional" in rest else "core",
        "qualifier": "; ".join(qualifiers),
        "note": "; ".join(notes),
    }


def write(draft: Draft) -> int:
    """Write text and table of one draft; how many facts it has."""
    table = rows(draft)
    (draft.folder / draft.name).write_text(draft.text, encoding="utf-8", newline="\n")
    path = (draft.folder / draft.name).with_suffix(".tsv")
    path.write_text(tabulated(table), encoding="utf-8", newline="\n")
    return len(table)


def main(argv: list[str]) -> int:
    """Read a draft, and write its texts unless only a check is asked for."""
    try:
        found = drafts(Path(argv[0]).read_text(encoding="utf-8").splitlines())
        for draft in found:
            count = len(rows(draft)) if "--check" in argv else write(draft)
            print(f"{draft.name}: {len(draft.text.split())} words, {count} facts")
    except DraftError as error:
        print(f"{argv[0]}: {error}", file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
