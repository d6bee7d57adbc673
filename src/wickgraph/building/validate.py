"""Whether a dataset keeps the rules: SHACL shapes, and queries that must return no row.

Both are data: `ontology/shapes.ttl` and `ontology/rules/*.rq`. A shape looks at one node and its neighbours, which
SHACL core says best; what needs paths, negation or the named graphs is a query, since SPARQL inside SHACL is slow here.

>>> from wickgraph.stores.store import from_text
>>> for violation in validate(from_text('id:Nobody a wick:Person ; rdfs:label "Nobody" ; wick:pronoun "him" .')):
...     print(violation.node, violation.rule, violation.value, violation.message)
id:Nobody entity-pronoun him A wick:pronoun is one of he, she, they, it. Choose one or take it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store, serialize

from wickgraph.bundled import folder
from wickgraph.errors import DataError
from wickgraph.stores.store import AnyGraph, load
from wickgraph.terms import PREFIXES, RDFS, WICK, compact

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

#: where the rules find the ontology: a named graph of its own, beside those of the dataset
ONTOLOGY = NamedNode(WICK.rstrip("#"))

_SUBCLASS = NamedNode(RDFS + "subClassOf")
_IRI = re.compile(r"https?://[^\s,]*[^\s,.]")
_HEADER = re.compile(r"^# (title|mend|severity): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One fault: the node that has it, the name of the shape or rule, what is wrong and how to mend it, the value.

    `node` and `value` are compact names, or whole IRIs where no prefix fits; `value` is empty where no single one is
    wrong, and the property where that should not be there at all. `severity` is "violation" where the dataset is
    broken, "warning" where it is not, and what its sources say cannot all be so.
    """

    node: str
    rule: str
    message: str
    value: str = ""
    severity: str = "violation"


@dataclass(frozen=True, slots=True)
class Rule:
    """A query that must return no row: its name, what holds when it does not, how to mend it otherwise, the query.

    `severity` is that of the violations it finds.
    """

    name: str
    title: str
    mend: str
    query: str
    severity: str = "violation"


def validate(data: AnyGraph = None) -> list[Violation]:
    """All violations in `data`, sorted; none when the dataset is good.

    `data` is a store, or what `wickgraph.stores.store.load` takes: an RDF file, a folder that `build` wrote, "-", or
    None for the bundled graph. A store is not changed. Raises what `load` raises: InputError, DataError.

    >>> from wickgraph.stores.store import from_text
    >>> found = validate(from_text('id:Nobody a wick:Person , wick:Character ; rdfs:label "Nobody" .'))
    >>> [(violation.node, violation.rule) for violation in found]
    [('id:Nobody', 'two-frames')]
    """
    store = with_ontology(load(data))
    return sorted({*_against_shapes(store), *_against_rules(store)})


def uses_ontology(store: Store) -> bool:
    """Whether a graph has a property or a class of the ontology, without which no rule says anything of it.

    >>> from wickgraph.stores.store import from_text
    >>> uses_ontology(from_text("id:Heat a wick:Film .")), uses_ontology(from_text("id:Heat rdfs:label 'Heat' ."))
    (True, False)
    """
    return any(
        term.value.startswith(WICK)
        for quad in store
        for term in (quad.predicate, quad.object)
        if isinstance(term, NamedNode)
    )


def with_ontology(store: Store) -> Store:
    """A copy of `store` with the ontology as one more named graph, which is what the rules are asked on.

    >>> len(with_ontology(Store())) > 1000
    True
    """
    copy = Store()
    copy.bulk_extend(store)
    copy.load(path=folder("ontology") / "wick.ttl", format=RdfFormat.TURTLE, to_graph=ONTOLOGY)
    return copy


@cache
def rules() -> tuple[Rule, ...]:
    """The rules that are queries, by name.

    Raises DataError when a file has no title or does not say how to mend what it finds.

    >>> [rule.title for rule in rules() if rule.name == "story-loop"]
    ['no story comes after itself']
    """
    return tuple(read_rule(path) for path in sorted((folder("ontology") / "rules").glob("*.rq")))


def read_rule(path: Path) -> Rule:
    """The rule in one file: a SELECT of ?node and ?problem under the comments `# title:` and `# mend:`.

    A third, `# severity: warning`, is for rules that sources can break between them. Raises DataError when one of the
    first two is missing.

    >>> read_rule(folder("ontology") / "rules" / "story-loop.rq").name
    'story-loop'
    """
    query = path.read_text(encoding="utf-8")
    header = dict(_HEADER.findall(query))
    missing = [name for name in ("title", "mend") if name not in header]
    if missing:
        raise DataError(f"{path}: no line '# {missing[0]}: ...'. Add it at the top.")
    return Rule(path.stem, header["title"], header["mend"], query, header.get("severity", "violation"))


def _against_rules(store: Store) -> Iterator[Violation]:
    for rule in rules():
        rows = store.query(rule.query, prefixes=PREFIXES, use_default_graph_as_union=True)
        assert isinstance(rows, QuerySolutions)  # every rule is a SELECT
        for row in rows:
            problem = _IRI.sub(lambda found: compact(found[0]), row["problem"].value)
            yield Violation(_name(row["node"]), rule.name, f"{problem} {rule.mend}", severity=rule.severity)


def _name(term: object) -> str:
    return compact(term.value) if isinstance(term, NamedNode | Literal) else str(term)


def _against_shapes(store: Store) -> Iterator[Violation]:
    from pyshacl import validate as check
    from rdflib import SH

    _, report, _ = check(_union(store), shacl_graph=_shapes(), inference="none", inplace=True)
    for result in report.objects(None, SH.result):  # and not what is behind one by sh:detail
        yield _violation(report, result)


def _violation(report: Graph, result: Node) -> Violation:
    from rdflib import SH

    # a node has too many properties in a closed shape: the property is at fault and not its value
    closed = report.value(result, SH.sourceConstraintComponent) == SH.ClosedConstraintComponent
    return Violation(
        compact(str(report.value(result, SH.focusNode))),
        str(report.value(result, SH.sourceShape)).rpartition("#")[2],
        str(report.value(result, SH.resultMessage)),
        compact(str(report.value(result, SH.resultPath if closed else SH.value) or "")),
    )


def _union(store: Store) -> Graph:
    """The triples of all graphs in rdflib, which pyshacl works on; of the ontology, shapes need the subclasses only."""
    from rdflib import Graph

    triples = {quad.triple for quad in store if quad.graph_name != ONTOLOGY or quad.predicate == _SUBCLASS}
    return Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")


@cache
def _shapes() -> Graph:
    from rdflib import Graph

    return Graph().parse(folder("ontology") / "shapes.ttl", format="turtle")
