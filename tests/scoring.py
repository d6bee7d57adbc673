"""Scores an extraction against `sentences.toml` and the tables in `sentences/` by the rules of README-gold.md.

python tests/scoring.py            the figures, open and held out
python tests/scoring.py --verbose  with what is missed and what is wrong in the open part
"""

from __future__ import annotations

import re
import sys
import tomllib
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wickgraph.naming import gazetteer
from wickgraph.naming.gazetteer import Entity
from wickgraph.reader.claims import Claim, extract

TABLE = Path(__file__).with_name("sentences.toml")
#: paraphrases, a file for each field: all of them teach
FOLDER = Path(__file__).with_name("sentences")
SYMMETRIC = {"sibling", "spouse", "allyOf", "enemyOf"}
WORDS = {"genre", "occupation", "formerOccupation", "motive", "nickname", "productionStatus"}
#: what may be said besides the listed claims because it follows from one of them or stands beside a name
FOLLOWS = {"plays", "hasCharacter", "occupation"}


@dataclass
class Score:
    """Counts over sentences: gold claims, found ones, right statuses and qualifiers, claims made, right ones."""

    gold: int = 0
    found: int = 0
    status: int = 0
    qualifiers: int = 0
    made: int = 0
    right: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Found gold claims of all that must be found."""
        return self.found / max(1, self.gold)

    @property
    def precision(self) -> float:
        """Right claims of all that were made."""
        return self.right / max(1, self.made)

    def __str__(self) -> str:
        recall = f"recall {self.recall:.3f} ({self.found}/{self.gold})"
        precision = f"precision {self.precision:.3f} ({self.right}/{self.made})"
        return f"{recall}  {precision}  status {self.status}/{self.found}  qualifiers {self.qualifiers}/{self.found}"


def sentences(held_out: bool) -> list[dict[str, Any]]:
    """The entries of the table: those held out (their number is divisible by 3) or the others, paraphrases included."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["sentence"]
    chosen = [row for row in rows if (int(row["id"][1:]) % 3 == 0) == held_out]
    return chosen if held_out else [*chosen, *paraphrases()]


def paraphrases() -> list[dict[str, Any]]:
    """The entries of the folder, file by file."""
    files = sorted(FOLDER.glob("*.toml"))
    return [row for file in files for row in tomllib.loads(file.read_text(encoding="utf-8"))["sentence"]]


def normal(text: str) -> str:
    """A name or value without accents, case, signs and a leading article."""
    folded = unicodedata.normalize("NFKD", str(text)).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"^(the|a|an) ", "", re.sub(r"[^a-z0-9]+", " ", folded.replace("'", "")).strip())


def _names(text: str) -> set[str]:
    bare = re.sub(r"\s*\([^)]*\)", "", text)
    out = {normal(text), normal(bare)} if not text.startswith("John Wick (") else {normal(text)}
    known = gazetteer.load()
    for iri in known.lookup(text):
        out |= {normal(name) for name in (*known.entities[iri].names, known.entities[iri].label)}
    return out - {""}


def agrees(gold: str, term: Any, predicate: str) -> bool:
    """Whether a term of a claim is what the table means."""
    label = term.label
    if gold.startswith("John Wick (") or (gold == "John Wick" and isinstance(term, Entity)):
        return label == gold or (label == "John Wick" and gold == "John Wick")
    if not isinstance(term, Entity) and predicate not in WORDS:
        return normal(gold) == normal(label)
    names = _names(gold) | ({gold} and {normal(gold)})
    labels = {normal(label), normal(re.sub(r"\s*\([^)]*\)", "", label))}
    if isinstance(term, Entity):
        labels |= {normal(name) for name in term.names}
    if names & labels:
        return True
    pairs = ((set(one.split()), set(two.split())) for one in names for two in labels if one and two)
    return any(one <= two or two <= one for one, two in pairs)


def same(gold: dict[str, Any], claim: Claim) -> bool:
    """Whether a claim says what a row of the table says, its status and qualifiers apart."""
    if gold["p"] != claim.predicate:
        return False
    ends = [(gold["s"], gold["o"])] + [(gold["o"], gold["s"])] * (gold["p"] in SYMMETRIC)
    return any(agrees(one, claim.subject, gold["p"]) and agrees(two, claim.object, gold["p"]) for one, two in ends)


def _qualified(gold: dict[str, Any], claim: Claim) -> bool:
    have = dict(claim.qualifiers)
    said = claim.attributed_to.label if claim.attributed_to else ""
    if gold.get("by") and normal(gold["by"]) not in normal(said):
        return False
    if gold.get("as_of") and gold["as_of"] != (claim.as_of.value if claim.as_of else None):
        return False
    wanted = gold.get("q", {}).items()
    return all(name in have and (value is True or agrees(str(value), have[name], "genre")) for name, value in wanted)


def _follows(claim: Claim, gold: list[dict[str, Any]], row: dict[str, Any]) -> bool:
    if claim.predicate in FOLLOWS:
        return True
    if claim.predicate == "memberOf":
        return any(each["p"] == "leaderOf" and agrees(each["s"], claim.subject, "leaderOf") for each in gold)
    if claim.predicate == "partOfFranchise":
        return any(each["p"] == "spinOffOf" for each in gold)
    if claim.predicate == "distributor":  # who broadcasts or publishes a work brings it to its audience
        brings = [each for each in gold if each["p"] in ("network", "publisher")]
        return any(agrees(each["o"], claim.object, each["p"]) for each in brings)
    if claim.predicate == "releaseDate":
        return bool(re.search(rf"\({claim.object.label}\b", row["text"] + row.get("title", "")))
    return False


def score(rows: list[dict[str, Any]]) -> Score:
    """The score over rows of the table."""
    total = Score()
    for row in rows:
        claims = extract(row["text"], title=row.get("title"), min_confidence=0)
        right: set[int] = set()
        for gold in row["claims"]:
            matching = [i for i, claim in enumerate(claims) if same(gold, claim)]
            right.update(matching)
            if not gold.get("optional"):
                _count(gold, [claims[i] for i in matching], row, total)
        for i, claim in enumerate(claims):
            ok = i in right or _follows(claim, row["claims"], row)
            total.made += 1
            total.right += ok
            if not ok:
                said = f"{claim.subject.label} {claim.predicate} {claim.object.label} {claim.status}"
                total.lines.append(f"{row['id']} WRONG  {said} [{claim.pattern}] | {row['text'][:150]}")
    return total


def _count(gold: dict[str, Any], matching: list[Claim], row: dict[str, Any], total: Score) -> None:
    """Count one claim of the table: whether it was found, with its status, with its qualifiers."""
    best = [claim for claim in matching if claim.status == gold["status"]]
    qualified = any(_qualified(gold, claim) for claim in best or matching)
    total.gold += 1
    total.found += bool(matching)
    total.status += bool(best)
    total.qualifiers += qualified
    said = f"{gold['s']} {gold['p']} {gold['o']}"
    if not matching:
        total.lines.append(f"{row['id']} missed {said} | {row['text'][:150]}")
    elif not best:
        total.lines.append(f"{row['id']} status {said} is {gold['status']} not {matching[0].status}")
    elif not qualified:
        total.lines.append(f"{row['id']} qualif {said} {gold.get('q')} not {matching[0].qualifiers}")


if __name__ == "__main__":
    for held_out in (False, True):
        result = score(sentences(held_out))
        if "--verbose" in sys.argv and not held_out:
            print("\n".join(result.lines))
        print("held out" if held_out else "open", result)
