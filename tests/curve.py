"""Draws recall and precision over the confidence asked for, on the open and on the frozen development texts.

python tests/curve.py [FILE.svg]       benchmarks/confidence.svg without a name
"""

from __future__ import annotations

import sys
from pathlib import Path

import scoring_texts
import shorts
from wickgraph.reader.claims import extract_file

OUT = Path(__file__).resolve().parents[1] / "benchmarks" / "confidence.svg"
BARS = [number / 20 for number in range(20)]
WIDTH, HEIGHT, LEFT, TOP = 640, 400, 60, 40
#: name, colour, dashes
SERIES = {
    "recall, open texts": ("#1f5f99", ""),
    "precision, open texts": ("#b3541e", ""),
    "recall, frozen texts": ("#1f5f99", "6 4"),
    "precision, frozen texts": ("#b3541e", "6 4"),
}


def measured() -> dict[str, list[float]]:
    """For each series its values at the bars; long and short texts together."""
    out: dict[str, list[float]] = {name: [] for name in SERIES}
    for kind, frozen in (("open", False), ("frozen", True)):
        pairs = [*scoring_texts.texts(frozen=frozen), *shorts.texts(frozen=frozen)]
        found = [(text, table, extract_file(text, min_confidence=0)) for text, table in pairs]
        for bar in BARS:
            total = scoring_texts.Score()
            for text, table, claims in found:
                total.add(scoring_texts.judged(text, table, [claim for claim in claims if claim.confidence >= bar]))
            out[f"recall, {kind} texts"].append(total.recall)
            out[f"precision, {kind} texts"].append(total.precision)
    return out


def place(bar: float, value: float) -> str:
    """Where a point stands in the picture: "x,y"."""
    return f"{LEFT + bar * WIDTH:.1f},{TOP + (1 - value) * HEIGHT:.1f}"


def drawing(series: dict[str, list[float]]) -> str:
    """The picture as SVG."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH + 280} {HEIGHT + 110}" font-family="sans-serif" '
        'font-size="13" role="img" aria-label="Recall and precision over the least confidence">',
        f'<rect width="{WIDTH + 280}" height="{HEIGHT + 110}" fill="#ffffff"/>',
    ]
    for tenth in range(0, 11, 2):
        one = tenth / 10
        x, y = place(one, one).split(",")
        parts.append(f'<line x1="{LEFT}" x2="{LEFT + WIDTH}" y1="{y}" y2="{y}" stroke="#dddddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{float(y) + 4:.0f}" text-anchor="end">{one:.1f}</text>')
        parts.append(f'<text x="{x}" y="{TOP + HEIGHT + 20}" text-anchor="middle">{one:.1f}</text>')
    middle = LEFT + WIDTH / 2
    parts.append(f'<text x="{middle}" y="{TOP + HEIGHT + 44}" text-anchor="middle">least confidence asked for</text>')
    for number, (name, values) in enumerate(series.items()):
        colour, dashes = SERIES[name]
        points = " ".join(place(bar, value) for bar, value in zip(BARS, values, strict=True))
        style = f'fill="none" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dashes}"'
        parts.append(f'<polyline points="{points}" {style}/>')
        y = TOP + 16 + number * 24
        parts.append(f'<line x1="{LEFT + WIDTH + 16}" x2="{LEFT + WIDTH + 46}" y1="{y}" y2="{y}" {style}/>')
        parts.append(f'<text x="{LEFT + WIDTH + 54}" y="{y + 4}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])


if __name__ == "__main__":
    found = measured()
    path = Path(sys.argv[1]) if sys.argv[1:] else OUT
    path.write_text(drawing(found), encoding="utf-8", newline="\n")
    for at, bar in enumerate(BARS):
        print(f"{bar:.2f}  " + "  ".join(f"{name} {values[at]:.3f}" for name, values in found.items()))
