"""The claims of a graph as records, with everything that is said of them, and with their evidence and sources.

A qualifier that the graph uses has a column; one whose values are entities has a second one with their names.

>>> from wickgraph.export.content import read
>>> from wickgraph.stores.store import from_text
>>> found = read(from_text('''claim:c a wick:Claim ; rdf:subject id:Ballerina ; rdf:predicate wick:castMember ;
...     rdf:object id:AnaDeArmas ; wick:character id:EveMacarro ; wick:status wick:Confirmed .'''))
>>> row, = claims(found).as_dicts()
>>> row["object_label"], row["status"], row["character"]
('AnaDeArmas', 'confirmed', 'https://w3id.org/wickgraph/id/EveMacarro')
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import NamedNode

from wickgraph.export.columns import Column, Records, Value, kind_of, named, of_dicts, value_of
from wickgraph.export.content import Content
from wickgraph.statements import Statement, Term, first, qualifiers, values
from wickgraph.terms import DCTERMS, WICK, compact

_CLAIMS = (
    Column("claim", meaning="IRI of the claim."),
    Column("subject", meaning="IRI of the entity that it is about.", names="nodes/id"),
    Column("subject_label", meaning="The name of that."),
    Column("predicate", meaning="Compact name of the predicate."),
    Column("label", meaning="The predicate in words."),
    Column("object", meaning="IRI of the entity that it names.", names="nodes/id"),
    Column("object_label", meaning="The name of that."),
    Column("value", meaning="The value that it gives, where that is no entity, as text."),
    Column("datatype", meaning="Compact name of the value's datatype, which says how precise a date is."),
    Column("status", meaning="Where it stands now: rumoured, announced, confirmed, denied, superseded."),
    Column("status_in_source", meaning="How sure its source was."),
    Column("as_of", meaning="Day, month or year from which it speaks."),
    Column("attributed_to", "texts", "IRIs of those whom the source names as saying so.", "nodes/id"),
    Column("attributed_to_label", "texts", "Their names."),
    Column("confidence", "number", "How far it can be trusted, from 0 to 1."),
)
_LINKS = (
    Column("superseded_by", "texts", "IRIs of the claims that took its place.", "claims/claim"),
    Column("conflicts_with", "texts", "IRIs of the claims that cannot hold beside it.", "claims/claim"),
    Column("corroborates", "texts", "IRIs of claims of independent sources that agree.", "claims/claim"),
    Column("evidence", "texts", "IRIs of the places where it is made.", "evidence/evidence"),
)


_EVIDENCE = (
    Column("evidence", meaning="IRI of the evidence."),
    Column("source", meaning="IRI of the source.", names="sources/source"),
    Column("start", "integer", "Where the span begins in the source's text, in Unicode code points."),
    Column("end", "integer", "Where it ends, exclusive."),
    Column("sha256", meaning="Hash of the span."),
    Column("note", meaning="Where else to look."),
)
_SOURCES = (
    Column("source", meaning="IRI of the source."),
    Column("title", meaning="Its title."),
    Column("url", meaning="Its address."),
    Column("publisher", meaning="Who published it."),
    Column("date", meaning="Day, month or year of publication."),
    Column("language", meaning="Code of its language."),
    Column("file_name", meaning="The file that was read."),
    Column("sha256", meaning="Hash of that file."),
    Column("note", meaning="What else is to be said of it."),
)

Qualifiers = dict[str, list[Term]]


def claims(found: Content) -> Records:
    """One row a claim. In a graph without claims, one a triple that states something."""
    said = list(found.statements())
    qualified = [qualifiers(found.about(each["claim"])) for each, _ in said]
    columns = qualifier_columns(qualified)
    names = _names(qualified)
    rows = (
        {**_claim(found, each, target), **_qualified(found, of, columns, names)}
        for (each, target), of in zip(said, qualified, strict=True)
    )
    return of_dicts("claims", "What sources say, each claim once.", (*_CLAIMS, *columns, *_LINKS), rows)


def _claim(found: Content, said: Statement, target: Term) -> dict[str, Value]:
    about = found.about(said["claim"])
    speakers = values(about, WICK + "attributedTo")
    is_entity = isinstance(target, NamedNode)
    return {
        **{name: said[name] for name in ("claim", "predicate", "label", "status", "status_in_source", "as_of")},
        **{name: said[name] for name in ("confidence", "superseded_by", "conflicts_with", "corroborates")},
        "subject": said["subject"]["id"],
        "subject_label": said["subject"]["label"],
        "object": target.value if is_entity else None,
        "object_label": found.label(target.value) if is_entity else None,
        "value": None if is_entity else target.value,
        "datatype": None if isinstance(target, NamedNode) else compact(target.datatype.value),
        "attributed_to": speakers,
        "attributed_to_label": [found.label(who) for who in speakers],
        "evidence": values(about, WICK + "evidence"),
    }


def qualifier_columns(qualified: Sequence[Qualifiers]) -> list[Column]:
    """The columns for qualifiers that some of these claims have: names without prefix, in order.

    >>> [column.name for column in qualifier_columns([{"wick:replaces": [NamedNode("urn:a")]}])]
    ['replaces', 'replaces_label']
    """
    made = []
    for name, short in _names(qualified).items():
        cells = [of.get(name, []) for of in qualified]
        kind = kind_of(cells)
        made.append(Column(short, kind, f"Qualifier {name}."))
        if any(isinstance(term, NamedNode) for cell in cells for term in cell):
            made[-1] = Column(short, kind, f"Qualifier {name}: IRI of the entity.", "nodes/id")
            made.append(Column(f"{short}_label", kind, "The name of that."))
    return made


def _names(qualified: Sequence[Qualifiers]) -> dict[str, str]:
    """Qualifier -> name of its column."""
    taken = [column.name for column in (*_CLAIMS, *_LINKS)]
    return named(sorted({name for of in qualified for name in of}), taken)


def _qualified(found: Content, of: Qualifiers, columns: Sequence[Column], names: Mapping[str, str]) -> dict[str, Value]:
    """The values of a claim under the columns of its qualifiers."""
    terms_of = {names[name]: terms for name, terms in of.items()}
    row: dict[str, Value] = {}
    for column in columns:
        if terms := terms_of.get(column.name):
            row[column.name] = value_of(terms, column.kind)
            if column.names:
                labels = [found.label(term.value) for term in terms]
                row[f"{column.name}_label"] = labels if column.kind == "texts" else labels[0]
    return row


def evidence(found: Content) -> Records:
    """One row a piece of evidence; several claims may have the same."""
    about = "Where claims are made: a source, and the span in its text where one is known."
    return of_dicts("evidence", about, _EVIDENCE, _rows(found, "Evidence", _EVIDENCE))


def sources(found: Content) -> Records:
    """One row a source."""
    return of_dicts("sources", "What the claims were read in.", _SOURCES, _rows(found, "Source", _SOURCES))


#: columns of sources whose properties are no names of ours
_ELSEWHERE = {name: DCTERMS + name for name in ("title", "publisher", "date", "language")}
_OURS = {"file_name": "fileName"}


def _rows(found: Content, kind: str, columns: Sequence[Column]) -> Iterator[dict[str, Value]]:
    for iri in found.of_class(kind):
        about = found.about(iri)
        row: dict[str, Value] = {}
        for column in columns:
            text = first(about, _ELSEWHERE.get(column.name, WICK + _OURS.get(column.name, column.name)))
            row[column.name] = int(text) if column.kind == "integer" and text.isdecimal() else text
        yield {**row, columns[0].name: iri}
