"""Finding an entity by a name as people type it.

>>> from wickgraph.stores.store import from_text
>>> graph = from_text("id:JohnWick a wick:Character ; rdfs:label 'John Wick' . "
...                   "id:JohnWickFilm a wick:Film ; rdfs:label 'John Wick (film)' ; skos:altLabel 'John Wick' .")
>>> [match.label for match in matches("john wick", graph)]
['John Wick', 'John Wick (film)']
>>> [match.label for match in matches("john wick (film)", graph)]
['John Wick (film)']
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from pyoxigraph import NamedNode, Store, Triple

from wickgraph.errors import InputError
from wickgraph.results.writing import Term
from wickgraph.statements import local_name
from wickgraph.terms import DCTERMS, PREFIXES, RDF, RDFS, SKOS, WICK

_LABELS = (RDFS + "label", DCTERMS + "title")
#: what decides first: a label, then the end of an IRI, then another name
_LABEL, _LOCAL, _OTHER = range(3)
_KIND = re.compile(r"(.+?)\s*\(([^()]+)\)")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|^`\\]+")


@dataclass(frozen=True)
class Match:
    """An entity that a name can mean: its IRI, its label, the local names of its classes."""

    iri: str
    label: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class _Name:
    text: str
    rank: int
    iri: str


def matches(name: str, store: Store) -> list[Match]:
    """The entities that `name` can mean, the likeliest first.

    `name` is an IRI, a compact name (id:JohnWick), a label, an alias, or one of these and a kind in brackets; case,
    accents, spaces, punctuation and a missing "The" do not matter. Words of a name are enough where one entity alone
    has them. Raises InputError, with names that come near, when there is none.

    >>> from wickgraph.stores.store import from_text
    >>> matches("the directer", from_text("id:TheDirector rdfs:label 'The Director' ."))
    Traceback (most recent call last):
        ...
    wickgraph.errors.InputError: the directer: nothing in the graph has that name. Did you mean The Director?
    """
    iri = _known_iri(name, store)
    if iri:
        return [match(iri, store)]
    names = _names(store)
    kind = _KIND.fullmatch(name.strip())
    found = _named(name, names, store) or _named(f"The {name}", names, store)
    if kind and not found:
        found = [each for each in _named(kind[1], names, store) if key(kind[2]) in map(key, each.kinds)]
    if found:
        return found
    entities = _of_entities(names, store)
    whole = sorted(_holding(name, entities), key=lambda each: (each.rank, len(each.text)))
    if len({each.iri for each in whole}) == 1:
        return [match(whole[0].iri, store)]
    raise InputError(f"{name}: nothing in the graph has that name. {_suggestion(name, entities, whole)}")


def match(iri: str, store: Store) -> Match:
    """What the graph says `iri` is; the end of the IRI is its label where the graph gives none.

    >>> from wickgraph.stores.store import from_text
    >>> match("https://w3id.org/wickgraph/id/Eve", from_text("id:Eve a wick:Character ."))
    Match(iri='https://w3id.org/wickgraph/id/Eve', label='Eve', kinds=('Character',))
    """
    labels = [text for label in _LABELS for text in _objects(store, iri, label)]
    kinds = sorted(local_name(kind) for kind in _objects(store, iri, RDF + "type"))
    return Match(iri, min(labels, default=local_name(iri)), tuple(kinds))


def key(name: str) -> str:
    """A name without case, accents, spaces and punctuation.

    >>> key("Béla “the Wall” Tarr")
    'belathewalltarr'
    """
    return "".join(name_words(name))


def name_words(name: str) -> list[str]:
    """The words of a name without case, accents and punctuation.

    >>> name_words("Béla “the Wall” Tarr")
    ['bela', 'the', 'wall', 'tarr']
    """
    return re.findall(r"[^\W_]+", unaccented(name).casefold())


def unaccented(name: str) -> str:
    """A name with its letters and without their accents.

    >>> unaccented("Béla Tarr")
    'Bela Tarr'
    """
    return "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))


def _known_iri(name: str, store: Store) -> str | None:
    bare = name.strip().removeprefix("<").removesuffix(">")
    prefix, _, local = bare.partition(":")
    iri = PREFIXES[prefix] + local if prefix in PREFIXES else bare
    known = _IRI.fullmatch(iri) and any(store.quads_for_pattern(NamedNode(iri), None, None, None))
    return iri if known else None


def _objects(store: Store, iri: str, predicate: str) -> list[str]:
    found = store.quads_for_pattern(NamedNode(iri), NamedNode(predicate), None, None)
    return [_text(quad.object) for quad in found]


def _text(term: Term) -> str:
    return str(term) if isinstance(term, Triple) else str(term.value)


def _names(store: Store) -> list[_Name]:
    """Every name in the graph; claims and evidence have none."""
    found = [_Name(text, _LABEL, iri) for label in _LABELS for iri, text in _pairs(store, label)]
    found += [_Name(text, _OTHER, iri) for iri, text in _pairs(store, SKOS + "altLabel")]
    unnamed = (WICK + "Claim", WICK + "Evidence")
    typed = {iri for iri, kind in _pairs(store, RDF + "type") if kind not in unnamed}
    return found + [_Name(local_name(iri), _LOCAL, iri) for iri in typed | {name.iri for name in found}]


def _pairs(store: Store, predicate: str) -> Iterable[tuple[str, str]]:
    for quad in store.quads_for_pattern(None, NamedNode(predicate), None, None):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject.value, _text(quad.object)


def _named(name: str, names: list[_Name], store: Store) -> list[Match]:
    wanted = key(name)
    found = sorted((each.rank, each.iri) for each in names if wanted and key(each.text) == wanted)
    return [match(iri, store) for iri in dict.fromkeys(iri for _, iri in found)]


def _of_entities(names: list[_Name], store: Store) -> list[_Name]:
    """The names without those of sources, which are called like articles and would crowd out the others."""
    sources = {iri for iri, kind in _pairs(store, RDF + "type") if kind == WICK + "Source"}
    return [each for each in names if each.iri not in sources]


def _holding(name: str, names: list[_Name]) -> list[_Name]:
    """The names in which the words of a name stand as they are, one after the other: "Eve" in "Eve Macarro"."""
    wanted = " ".join(name_words(name))
    words = ((each, f" {' '.join(name_words(each.text))} ") for each in names if each.rank != _LOCAL)
    return [each for each, text in words if wanted and f" {wanted} " in text]


def _suggestion(name: str, names: list[_Name], whole: list[_Name]) -> str:
    """What may be meant: first the names that have the words `whole`, then those that come near."""
    texts = {key(each.text): each for each in sorted(names, key=lambda each: (-each.rank, each.text))}
    wanted = key(name)
    holding = sorted((text for text in texts if len(wanted) > 2 and wanted in text), key=len)
    near: dict[str, str] = {}
    for one in (*whole, *(texts[each] for each in (*get_close_matches(wanted, texts, n=5), *holding))):
        near.setdefault(one.iri, one.text)
    if not near:
        return "List the names: wickgraph query 'SELECT ?name { ?entity rdfs:label ?name }'"
    return f"Did you mean {' or '.join(list(near.values())[:3])}?"
