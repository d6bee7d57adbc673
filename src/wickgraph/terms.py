"""The namespaces of wickgraph: IRIs, prefixes, compact names.

>>> expand("wick:castMember")
'https://w3id.org/wickgraph/ont#castMember'
>>> compact("https://w3id.org/wickgraph/id/AnaDeArmas")
'id:AnaDeArmas'
"""

from __future__ import annotations

from functools import lru_cache

BASE = "https://w3id.org/wickgraph/"
WICK = BASE + "ont#"
ID = BASE + "id/"
CLAIM = BASE + "claim/"
EVIDENCE = BASE + "evidence/"
SOURCE = BASE + "source/"
#: named graphs of a dataset
GRAPH = BASE + "graph/"
ENTITIES, FACTS, CLAIMS, SOURCES = (GRAPH + part for part in ("entities", "facts", "claims", "sources"))

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
OWL = "http://www.w3.org/2002/07/owl#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"

#: known to every query; nobody types PREFIX lines
PREFIXES = {
    "wick": WICK,
    "id": ID,
    "claim": CLAIM,
    "evidence": EVIDENCE,
    "source": SOURCE,
    "graph": GRAPH,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "owl": "http://www.w3.org/2002/07/owl#",
    "schema": "http://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "sh": "http://www.w3.org/ns/shacl#",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
}

_BY_LENGTH = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))
_BY_NAMESPACE = {namespace: prefix for prefix, namespace in PREFIXES.items()}


def expand(curie: str) -> str:
    """The IRI of a compact name.

    Raises KeyError when the prefix is not one of PREFIXES.

    >>> expand("id:Lionsgate")
    'https://w3id.org/wickgraph/id/Lionsgate'
    """
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


@lru_cache(maxsize=1 << 16)
def compact(iri: str) -> str:
    """The compact name of an IRI, or the IRI itself where no prefix fits.

    >>> compact("http://www.w3.org/2001/XMLSchema#date")
    'xsd:date'
    >>> compact("https://example.org/x")
    'https://example.org/x'
    """
    end = max(iri.rfind("/"), iri.rfind("#")) + 1
    if iri[:end] in _BY_NAMESPACE:
        return f"{_BY_NAMESPACE[iri[:end]]}:{iri[end:]}"
    for prefix, namespace in _BY_LENGTH:
        if iri.startswith(namespace) and "/" not in iri[len(namespace) :]:
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
