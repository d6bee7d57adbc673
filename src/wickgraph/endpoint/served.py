"""What the pages load: style, scripts and the words that the editor completes, each at its address with an ETag.

>>> sorted(loaded())[:3]
['/static/answer.js', '/static/ask.css', '/static/ask.js']
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files

from wickgraph import glossary, pages
from wickgraph.asking.questions import load
from wickgraph.endpoint.html import NAMED, STATIC
from wickgraph.terms import BASE, PREFIXES
from wickgraph.view import page

_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "json": "application/json"}
_FILES = ("ask.css", "ask.js", "editor.js", "completion.js", "paint.js", "answer.js", "element.js")


@dataclass(frozen=True)
class Served:
    """A file as it is sent."""

    type: str
    body: bytes
    tag: str


@cache
def loaded() -> dict[str, Served]:
    """All files by their path."""
    texts = {name: _text(name) for name in _FILES}
    texts |= {"pages.css": pages.sheet("wickgraph", "endpoint", "pages.css"), "words.json": _words()}
    texts |= {"view.css": page.style(), "view.js": page.script(), "library.js": page.library()}
    return {f"{STATIC}/{name}": _served(name, text.encode()) for name, text in texts.items()}


def _text(name: str) -> str:
    return files("wickgraph").joinpath("templates", "endpoint", name).read_text(encoding="utf-8")


def _served(name: str, body: bytes) -> Served:
    return Served(_TYPES[name.rpartition(".")[2]], body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')


def _words() -> str:
    """What the editor knows: prefixes, the terms of the ontology, the example questions."""
    terms = [
        {"name": f"wick:{each.name}", "label": each.label, "kind": each.kind, "about": each.definition}
        for section in glossary.sections()
        for each in section.terms
    ]
    asked = [
        {key: text for key, text in asdict(each).items() if key in ("name", "title", "asked_by", "level", "text")}
        for each in load()
    ]
    known = {"base": BASE, "named": NAMED, "prefixes": PREFIXES, "terms": terms, "questions": asked}
    return json.dumps(known, ensure_ascii=False)
