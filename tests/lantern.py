"""Lantern Street, an invented franchise: claims written out as TriG, for tests of what claims do to each other."""

from __future__ import annotations


def claim(
    name: str,
    predicate: str,
    value: str,
    status: str = "Confirmed",
    when: str | None = None,
    by: str | None = None,
    source: str | None = None,
    about: str = "LanternStreet",
    **qualifiers: str,
) -> str:
    """A claim in Turtle; its source, where none is given, is one of its own."""
    date = {4: "gYear", 7: "gYearMonth", 10: "date"}[len(when)] if when else ""
    rows = [f"rdf:subject id:{about}", f"rdf:predicate wick:{predicate}", f"rdf:object {value}"]
    rows += [f"wick:statusInSource wick:{status}", f"wick:status wick:{status}", f"wick:evidence evidence:{name}"]
    rows += [f'wick:asOf "{when}"^^xsd:{date}'] if when else []
    rows += [f"wick:attributedTo id:{by}"] if by else []
    rows += [f"wick:{key} {term}" for key, term in qualifiers.items()]
    page = f"source:{source or name}"
    return (
        f"graph:claims {{ claim:{name} a wick:Claim ; {' ; '.join(rows)} . "
        f"evidence:{name} a wick:Evidence ; wick:source {page} . }}\n"
        f'graph:sources {{ {page} a wick:Source ; dcterms:title "{source or name}" . }}\n'
    )


def day(text: str) -> str:
    return f'"{text}"^^xsd:{ {4: "gYear", 7: "gYearMonth", 10: "date"}[len(text)] }'
