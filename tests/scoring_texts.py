"""Scores the reading of whole texts against tables of gold facts (`gold/`, `texts/`, see their notes).

    python tests/scoring_texts.py            the open texts, one by one, and the total of the frozen ones
    python tests/scoring_texts.py --verbose  with what is missed and what is wrong in the open ones
    python tests/scoring_texts.py --bare     with a gazetteer that knows nothing but the work that a title names
    python tests/scoring_texts.py --all      with every claim, however unsure (else those of the usual confidence)
    python tests/scoring_texts.py 04 12-     only the open texts whose names begin so

A core fact is found when a claim near its span says the same; a claim of a scored predicate that meets no row, core or
optional, is wrong.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from wickgraph.naming.gazetteer import Gazetteer, load, make
from wickgraph.naming.mention import TITLE
from wickgraph.reader.claims import Claim, extract_file

HERE = Path(__file__).parent
#: relation -> the claims that say it: a predicate, "^" for subject and object turned, "QUALIFIER@PREDICATE" for object
#: and qualifier, "SUBJECT>QUALIFIER@PREDICATE" for subject and qualifier
_TABLE = """
director: director
screenwriter: screenwriter
producer: producer
executive producer: executiveProducer producer
story by: storyBy screenwriter
production company: productionCompany
distributor: distributor
studio: distributor productionCompany
release date: releaseDate
release year: releaseDate
cast member: castMember
plays: plays character@castMember
lead role: character>castMember
replaces actor: replaces@castMember
main character: mainCharacter hasCharacter
appears in: ^hasCharacter ^character>castMember
first appears in: firstAppearance
member of: memberOf leaderOf
works for: worksFor memberOf
spin-off of: spinOffOf
sequel of: sequelOf
prequel of: prequelOf
part of franchise: partOfFranchise
genre: genre
set in: setIn
set after: storyAfter
set before: storyBefore
kills: kills
parent of: parentOf
spouse of: spouse ^spouse
mentor of: mentorOf
owner of: owns
occupation: occupation formerOccupation
former occupation: formerOccupation occupation
notable work: notableWork
death date: deathDate
date of death: deathDate
"""
#: what the tables of `texts/` also know, counted apart: relation -> claims that say it, as above; who manages a house
#: also works for it
_FURTHER = """
composer: composer
cinematographer: cinematographer
editor: filmEditor
running time: runningTime
budget: budget
box office: boxOffice
filming location: filmingLocation
based on: basedOn
premiere: premiere
sibling of: sibling ^sibling
ally of: allyOf ^allyOf
enemy of: enemyOf ^enemyOf
manages: manages leaderOf worksFor
located in: locatedIn
"""
RELATIONS = dict(line.split(": ") for line in _TABLE.split("\n") if line)
FURTHER = dict(line.split(": ") for line in _FURTHER.split("\n") if line)
SCORED = {re.split(r"[@>]", each)[-1].lstrip("^") for text in RELATIONS.values() for each in text.split()}
#: the columns of a table of gold facts
HEADER = ("id", "subject", "relation", "object", "qualifier", "start", "end", "scope", "status", "note")
_NEAR = 200
_KIND = re.compile(
    r" (?:franchise|film series|series|film|universe|pictures|films|entertainment|productions|syndicate)$"
)


@dataclass
class Score:
    """Core facts, found ones, those with a status to get right, and right; claims made, right ones; what went wrong."""

    core: int = 0
    found: int = 0
    graded: int = 0
    status: int = 0
    made: int = 0
    right: int = 0
    further: int = 0
    further_found: int = 0
    # no part of the representation: a failing test must not print what the frozen texts say
    lines: list[str] = field(default_factory=list, repr=False)

    @property
    def recall(self) -> float:
        """Found core facts of all."""
        return self.found / max(1, self.core)

    @property
    def precision(self) -> float:
        """Right claims of all that were made."""
        return self.right / max(1, self.made)

    def add(self, other: Score) -> None:
        """Add the counts of another text."""
        for name in ("core", "found", "graded", "status", "made", "right", "further", "further_found"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.lines += other.lines

    def __str__(self) -> str:
        recall = f"recall {self.recall:.3f} ({self.found}/{self.core})"
        precision = f"precision {self.precision:.3f} ({self.right}/{self.made})"
        return f"{recall}  {precision}  status {self.status}/{self.graded}  further {self.further_found}/{self.further}"


def normal(text: str) -> str:
    """A name without accents, case, signs, notes in brackets, article and the noun that says its kind."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).encode("ascii", "ignore").decode().casefold()
    words = re.sub(r"[^a-z0-9]+", " ", re.sub(r"\([^)]*\)", " ", plain)).strip()
    return _KIND.sub("", re.sub(r"^the ", "", words))


@cache
def _hidden() -> dict[str, tuple[str, ...]]:
    """Label of an entity that the gazetteer knows -> names that it has only inside the franchise."""
    return {each.label: each.hidden for each in load().entities.values() if each.hidden}


def same(gold: str, label: str) -> bool:
    """Whether a label names the gold thing: equal, a name that the gazetteer has for it, a last name, or a like date.

    The gazetteer apart, this is what the scorer beside the project takes for the same.
    """
    known = load()
    name = gold.replace("’", "'")
    if any(known.entities[iri].label == label for iri in known.lookup(name)) or name in _hidden().get(label, ()):
        return True
    one, two = normal(gold), normal(label)
    if not one or not two:
        return False
    dated = re.fullmatch(r"\d{4}( \d\d)*", one) is not None and two.startswith(one)
    last = (" " not in two and two == one.split()[-1]) or (" " not in one and one == two.split()[-1])
    return one == two or dated or last


def says(claim: Claim, relation: str) -> Iterator[tuple[str, str]]:
    """The (subject, object) of a relation, in each way that a claim says it."""
    qualifiers = {name: term.label for name, term in claim.qualifiers}
    for form in (RELATIONS | FURTHER).get(relation, "").split():
        turned, form = form.startswith("^"), form.lstrip("^")
        name, sign, predicate = re.fullmatch(r"(?:(\w+)([@>]))?(\w+)", form).groups()  # type: ignore[union-attr]
        if predicate != claim.predicate or (name and name not in qualifiers):
            continue
        first = claim.object.label if sign == "@" else claim.subject.label
        second = qualifiers[name] if name else claim.object.label
        yield (second, first) if turned else (first, second)


def score(text: Path, table: Path, known: Gazetteer | None = None, least: float | None = None) -> Score:
    """The score of one text; `known` is the gazetteer, the bundled one without it; `least` the least confidence."""
    return judged(text, table, extract_file(text, known=known, min_confidence=least))


def judged(text: Path, table: Path, claims: list[Claim]) -> Score:
    """The score of some claims of a text."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    total = Score(lines=[])
    right: set[int] = set()
    for row in rows:
        met = [i for i, claim in enumerate(claims) if meets(row, claim)]
        right.update(met)
        if row["scope"] == "core" and row["relation"] in RELATIONS:
            total.core += 1
            total.found += bool(met)
            _grade(row, [claims[i] for i in met], total, text)
        elif row["scope"] == "core" and row["relation"] in FURTHER:
            total.further += 1
            total.further_found += bool(met)
            if not met:
                total.lines.append(_missed(row, text))
    for i, claim in enumerate(claims):
        if claim.predicate in SCORED:
            total.made += 1
            total.right += i in right
            if i not in right:
                total.lines.append(_wrong(claim, text))
    return total


def _missed(row: dict[str, str], text: Path) -> str:
    said = text.read_text(encoding="utf-8-sig")[int(row["start"]) : int(row["end"])]
    return f"missed {row['id']} {row['subject']} | {row['relation']} | {row['object']}    <- {' '.join(said.split())}"


def _wrong(claim: Claim, text: Path) -> str:
    words = " ".join(text.read_text(encoding="utf-8-sig")[claim.start : claim.end].split())
    said = f"{claim.subject.label} | {claim.predicate} | {claim.object.label}"
    return f"wrong  {text.stem} {said} [{claim.pattern}]    <- {words}"


def meets(row: dict[str, str], claim: Claim) -> bool:
    if claim.end < int(row["start"]) - _NEAR or claim.start > int(row["end"]) + _NEAR:
        return False
    pairs = list(says(claim, row["relation"]))
    return any(same(row["subject"], one) and same(row["object"], two) for one, two in pairs)


def _grade(row: dict[str, str], met: list[Claim], total: Score, text: Path) -> None:
    if not met:
        total.lines.append(_missed(row, text))
    elif row.get("status") in ("rumoured", "announced", "denied", "superseded"):
        total.graded += 1
        good = any(claim.status == row["status"] for claim in met)
        total.status += good
        if not good:
            total.lines.append(f"status is {row['status']}, not {met[0].status}: {_missed(row, text)[7:]}")


def texts(*, frozen: bool) -> list[tuple[Path, Path]]:
    """The development texts with their tables: the open ones, or the frozen ones."""
    base = HERE / "texts" / "frozen" if frozen else HERE / "texts"
    tables = sorted(base.glob("[0-9]*.tsv"))
    return [(next(each for each in base.glob(f"{table.stem}.*") if each.suffix != ".tsv"), table) for table in tables]


def tabulated(rows: list[dict[str, str]]) -> str:
    """Gold facts as the text of their table."""
    lines = ["\t".join(HEADER), *("\t".join(row[name] for name in HEADER) for row in rows)]
    return "\n".join(lines) + "\n"


def bare(text: Path) -> Gazetteer:
    """A gazetteer that knows nothing but the film of a text: of the bundled one, the work that its title names."""
    lines = text.read_text(encoding="utf-8-sig").splitlines()
    title = next((line for line in lines if line.strip()), "")
    known = load()
    named = [
        known.entities[iri]
        for found in known.names.values()
        for name in found
        for iri in name.entities
        if not name.hidden and " ".join(name.written) in title and known.entities[iri].kind in TITLE
    ]
    return make(list(dict.fromkeys(named)))


def total(pairs: list[tuple[Path, Path]], *, only_title: bool = False, least: float | None = None) -> Score:
    """The score over several texts; with `only_title` the gazetteer knows nothing but the work that a title names."""
    out = Score()
    for text, table in pairs:
        out.add(score(text, table, bare(text) if only_title else None, least))
    return out


def main(argv: list[str]) -> None:
    """Print the scores."""
    only_title, least = "--bare" in argv, 0.0 if "--all" in argv else None
    wanted = [each for each in argv if not each.startswith("-")]
    open_texts = [pair for pair in texts(frozen=False) if not wanted or pair[0].name.startswith(tuple(wanted))]
    every = Score()
    for text, table in open_texts:
        one = score(text, table, bare(text) if only_title else None, least)
        every.add(one)
        print(text.stem, one)
        if "--verbose" in argv:
            print("\n".join(f"    {line}" for line in one.lines))
    print("open  ", every)
    if not wanted:
        print("frozen", total(texts(frozen=True), only_title=only_title, least=least))


if __name__ == "__main__":
    main(sys.argv[1:])
