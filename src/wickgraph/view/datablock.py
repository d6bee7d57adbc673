r"""What the page's script knows: the picture's nodes and edges, the claims behind them, as JSON.

>>> to_json({"label": "</script>"})
'{"label":"\\u003c/script\\u003e"}'
"""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Protocol

from wickgraph.statements import Evidence, Reference, Statement
from wickgraph.terms import PREFIXES, compact
from wickgraph.view import facts, style
from wickgraph.view.history import ALWAYS, History
from wickgraph.view.picture import statement_id

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

#: a sentence taken apart around the span of the evidence: before, span, after
Passage = tuple[str, str, str]
Passages = Callable[[Evidence], Passage | None]
Json = dict[str, Any]


class Drawn(Protocol):
    """What is drawn, in the terms of vis-network: a pyvis `Network`, or what `wickgraph.view.picture.sketch` makes."""

    nodes: list[Json]
    edges: list[Json]
    options: Any
    guides: list[Json]


_ESCAPES = str.maketrans({"<": r"\u003c", ">": r"\u003e", "&": r"\u0026"})
_PACKED = re.compile(r'\{"gzip":"([A-Za-z0-9+/=]*)"\}')
_WEB = re.compile(r"https?://[^\s\"<>]+", re.IGNORECASE)


def to_json(data: Any) -> str:
    r"""JSON that is safe inside a script element: no tag can end it, no line separator can break it.

    >>> to_json({"a & b": "\u2028"})
    '{"a \\u0026 b":"\\u2028"}'
    """
    # ensure_ascii, the default, writes U+2028, U+2029 and lone surrogates as escapes.
    return json.dumps(data, separators=(",", ":"), allow_nan=False).translate(_ESCAPES)


def pack(data: Any) -> str:
    """JSON that holds other JSON packed (gzip, base64), which no text of a graph can break out of; `unpack` opens it.

    >>> unpack(pack({"label": "</script>"}))
    {'label': '</script>'}
    """
    written = json.dumps(data, separators=(",", ":"), allow_nan=False)
    packed = gzip.compress(written.encode(), compresslevel=6, mtime=0)
    return to_json({"gzip": b64encode(packed).decode()})


def unpack(text: str) -> Any:
    """The data of a page, or of its data block alone.

    >>> unpack('<script type="application/json" id="data">' + pack([1, 2]) + "</script>")
    [1, 2]
    """
    found = _PACKED.search(text)
    return json.loads(gzip.decompress(b64decode(found[1]))) if found else None


def web_address(text: str) -> str:
    """`text` where it is a http or https address, else "": nothing else may become a link.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    return text if _WEB.fullmatch(text) else ""


def statements(graph: networkx.MultiDiGraph) -> dict[str, Statement]:
    """Each statement of the graph once, by what it is called in the page; a "plays" edge is part of its claim.

    >>> import networkx
    >>> statements(networkx.MultiDiGraph())
    {}
    """
    found: dict[str, Statement] = {}
    for _, _, key, of in graph.edges(keys=True, data=True):
        found.setdefault(statement_id(key, of["claim"]), of)
    for _, values in graph.nodes(data="values"):
        for of in values:
            found.setdefault(statement_id(of["key"], of["claim"]), of)
    return found


def data(network: Drawn, graph: networkx.MultiDiGraph, passages: Passages, history: History | None = None) -> Json:
    """Everything the page's script draws and tells; empty fields are left out.

    `history` tells where claims stood at what time; without it there is no slider of time.

    >>> import networkx
    >>> from wickgraph.view.picture import draw
    >>> empty = networkx.MultiDiGraph()
    >>> data(draw(empty), empty, lambda evidence: None)["claims"]
    {}
    """
    stated = statements(graph)
    sources = _Numbers()
    follows = facts.follows(stated, graph)
    told = _history(history or History(), stated, graph)
    return {
        "nodes": network.nodes,
        "edges": network.edges,
        "options": network.options,
        "guides": network.guides,
        "entities": {compact(iri): _entity(of) for iri, of in graph.nodes(data=True)},
        "claims": {name: _claim(of, sources, passages) for name, of in stated.items()},
        "sources": [_source(each) for each in sources.seen],
        "names": _names(stated.values(), graph),
        "kinds": _kinds(Counter(kind for _, kind in graph.nodes(data="kind"))),
        "statuses": _statuses(Counter(of["status"] for of in stated.values()), told),
        "predicates": facts.predicates(facts.labels(stated.values(), follows)),
        "follows": follows,
        "history": told,
        "prefixes": PREFIXES,
    }


class _Numbers:
    """Sources in the order in which evidence names them."""

    def __init__(self) -> None:
        self.seen: list[Evidence] = []
        self._numbers: dict[str, int] = {}

    def of(self, evidence: Evidence) -> int:
        number = self._numbers.setdefault(evidence["source"], len(self.seen))
        if number == len(self.seen):
            self.seen.append(evidence)
        return number


def _claim(of: Statement, sources: _Numbers, passages: Passages) -> Json:
    target = of["object"]
    return _filled(
        {
            "s": compact(of["subject"]["id"]),
            "p": compact(of["stated"]["id"]),
            "o": "" if isinstance(target, str) else compact(target["id"]),
            "v": target if isinstance(target, str) else "",
            "type": _datatype(of),
            "status": of["status"],
            "said": of["status_in_source"],
            "asOf": of["as_of"],
            "by": [compact(each["id"]) for each in of["speakers"]],
            "confidence": of["confidence"],
            "qualifiers": [_qualifier(name, each) for name, values in of["qualifiers"].items() for each in values],
            "evidence": [_evidence(each, sources, passages) for each in of["evidence"]],
            "superseded": [compact(each) for each in of["superseded_by"]],
            "conflicts": [compact(each) for each in of["conflicts_with"]],
            "agrees": [compact(each) for each in of["corroborates"]],
        }
    )


def _datatype(of: Mapping[str, Any]) -> str:
    """The datatype of a value (compact), but for plain text."""
    datatype = str(of.get("datatype", ""))
    return "" if datatype == "xsd:string" else datatype


def _qualifier(name: str, value: Reference | str) -> Json:
    return {"p": name, **({"v": value} if isinstance(value, str) else {"o": compact(value["id"])})}


def _evidence(of: Evidence, sources: _Numbers, passages: Passages) -> Json:
    span = {name: of[name] for name in ("start", "end", "sha256", "note")} | {"sentence": passages(of)}
    return {"id": compact(of["id"]), "source": sources.of(of)} | _filled(span)


def _source(of: Evidence) -> Json:
    names = {name: of[name] for name in ("publisher", "date")}
    return {"id": compact(of["source"])} | _filled(
        {"title": title_of(of), "url": web_address(of["url"]), "file": of["file_name"], **names}
    )


def title_of(of: Evidence) -> str:
    """What a source is called: its title, else where it is.

    >>> title_of({"title": "", "url": "https://example.org/a"})
    'https://example.org/a'
    """
    return of["title"] or of["url"] or of["file_name"] or compact(of["source"])


def _entity(of: Mapping[str, Any]) -> Json:
    names = {name: of[name] for name in ("label", "aliases", "description", "imdb", "wikidata")}
    return _filled(
        {**names, "new": not of["known"], "values": [statement_id(v["key"], v["claim"]) for v in of["values"]]}
    )


def _names(stated: Iterable[Statement], graph: networkx.MultiDiGraph) -> dict[str, str]:
    """Labels of the entities that claims speak of but that are not in the picture."""
    return {compact(each["id"]): each["label"] for of in stated for each in _references(of) if each["id"] not in graph}


def _references(of: Statement) -> Iterator[Reference]:
    values = (value for values in of["qualifiers"].values() for value in values)
    for each in (of["subject"], of["object"], *values, *of["speakers"]):
        if not isinstance(each, str):
            yield each


def _kinds(counts: Mapping[str, int]) -> list[Json]:
    """The kinds in the picture with their looks, in the order of the style, then by name."""
    order = [each.name for each in style.KINDS]
    names = sorted(counts, key=lambda name: (order.index(name) if name in order else len(order), name))
    return [{**asdict(style.kind(name)), "count": counts[name]} for name in names]


def _statuses(counts: Mapping[str, int], history: Json) -> list[Json]:
    """The statuses that some claim has or once had, with their looks."""
    once = {status for changes in history.get("claims", {}).values() for status in changes[1::2]}
    drawn = [each for each in style.STATUSES if counts[each.name] or each.name in once]
    return [{**asdict(each), "count": counts[each.name]} for each in drawn]


def _history(history: History, stated: Mapping[str, Statement], graph: networkx.MultiDiGraph) -> Json:
    """The steps at which something changes in this picture, what came out at each, and the changes of claims.

    Those of a claim are numbers of steps, each followed by the status from then on; claims that always stood where
    they stand now are left out.
    """
    changes = {name: history.claims.get(of["claim"], ()) for name, of in stated.items() if of["claim"]}
    out = {at: [compact(work) for work in works if work in graph] for at, works in history.released.items()}
    used = {at for made in changes.values() for at, _ in made} | {at for at, works in out.items() if works}
    steps = sorted(at for at in used if 0 <= at < len(history.steps))
    if not steps:
        return {}
    number = {at: new for new, at in enumerate(steps)} | {ALWAYS: ALWAYS, len(history.steps): len(steps)}
    moved = {name: [part for at, status in made for part in (number[at], status)] for name, made in changes.items()}
    return {
        "steps": [history.steps[at] for at in steps],
        "until": history.until,
        "released": {number[at]: works for at, works in out.items() if works},
        "claims": {name: made for name, made in moved.items() if made and made != [ALWAYS, stated[name]["status"]]},
    }


def _filled(record: Json) -> Json:
    """The record without its empty fields: most fields of most records are empty."""
    return {name: value for name, value in record.items() if value or (value == 0 and value is not False)}
