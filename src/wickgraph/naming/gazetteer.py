"""The gazetteer: the names by which known entities are found in text.

It is read from an entities file (`graph/entities.ttl`): `rdfs:label` and `skos:altLabel` name an entity anywhere,
`skos:hiddenLabel` only inside the franchise that the text is about ("the third film").

>>> known = load()
>>> [known.entities[iri].kind for iri in known.lookup("Lance Reddick")]
['Person']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from wickgraph.bundled import folder
from wickgraph.errors import DataError
from wickgraph.terms import ID, RDF, RDFS, SKOS, WICK
from wickgraph.text.sentences import tokens

#: the kinds of which the stories of others have their own, called by the same first names
CALLED_ALIKE = {"Character", "FictionalOrganization"}


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something: IRI, kind (local name of the class), label, names, pronoun ("she"), known or minted."""

    iri: str
    kind: str
    label: str
    names: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    pronoun: str | None = None
    known: bool = True


@dataclass(frozen=True)
class Name:
    """A name as written in the gazetteer and the entities that bear it."""

    words: tuple[str, ...]
    written: tuple[str, ...]
    entities: tuple[str, ...]
    hidden: bool


@dataclass(frozen=True)
class Gazetteer:
    """Entities by IRI, their names by first word and by the initial of the second too.

    `surnames` are persons by their last word, `firsts` characters by their first.
    """

    entities: dict[str, Entity]
    names: dict[str, tuple[Name, ...]] = field(repr=False)
    starts: dict[tuple[str, str], tuple[Name, ...]] = field(repr=False)
    surnames: dict[str, tuple[str, ...]] = field(repr=False)
    firsts: dict[str, tuple[str, ...]] = field(repr=False)

    def beginning(self, first: str, second: str) -> tuple[Name, ...]:
        """The names that may begin with two folded words, the longest first.

        >>> [" ".join(name.written) for name in load().beginning("lance", "reddick")]
        ['Lance Reddick']
        """
        if first not in self.names:
            return ()
        if second and not second[0].isalnum():
            return self.names[first]  # a quotation mark or a dash may stand between the words of a name
        return self.starts.get((first, second[:1]), ()) + self.starts.get((first, ""), ())

    @cached_property
    def of_others(self) -> Gazetteer:
        """The same without the names of one word that the stories of others may have too: "Winston", "Zero".

        >>> known = load()
        >>> known.lookup("Charon") != (), known.of_others.lookup("Charon"), known.of_others.lookup("Ruska Roma") != ()
        (True, (), True)
        """
        kept = (
            replace(each, names=tuple(name for name in each.names if " " in _bare(name)))
            if each.kind in CALLED_ALIKE
            else each
            for each in self.entities.values()
        )
        return make([each for each in kept if each.names])

    def lookup(self, text: str) -> tuple[str, ...]:
        """IRIs of the entities that a whole text names, hidden names left out.

        >>> load().lookup("the lost city of Atlantis")
        ()
        """
        words = tuple(token.norm for token in tokens(text))
        for name in self.names.get(words[0], ()) if words else ():
            if name.words == words and not name.hidden:
                return name.entities
        return ()


def _words(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = [token for token in tokens(text) if token.text not in '"']
    return tuple(token.norm for token in found), tuple(token.text for token in found)


def _bare(label: str) -> str:
    """A label without the note that tells it from others: "John Wick (film)" is written "John Wick"."""
    return label[: label.rindex(" (")] if label.endswith(")") and " (" in label else label


@cache
def load(path: Path | None = None) -> Gazetteer:
    """The gazetteer in an entities file (Turtle); without a path, the bundled one.

    Raises DataError where the file is missing or not Turtle.

    >>> load().entities["https://w3id.org/wickgraph/id/RuskaRoma"].kind
    'FictionalOrganization'
    """
    file = path or folder("graph") / "entities.ttl"
    try:
        triples = list(parse(path=file, format=RdfFormat.TURTLE))
    except (OSError, SyntaxError) as error:
        raise DataError(f"{file}: {error}. Mend the gazetteer, or name another.") from None
    fields: dict[str, dict[str, list[str]]] = {}
    for quad in triples:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            fields.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object.value)
    return make(_entity(iri, each) for iri, each in fields.items() if iri.startswith(ID) and RDF + "type" in each)


def named(which: str | Path | None = None) -> Gazetteer:
    """The bundled gazetteer, that of a Turtle file such as `graph/entities.ttl`, or for "none" one that knows nobody.

    >>> named("none").lookup("John Wick"), named() is load()
    ((), True)
    """
    if str(which) == "none":
        return make([])
    return load(Path(which)) if which is not None else load()


def _entity(iri: str, fields: dict[str, list[str]]) -> Entity:
    label = fields.get(RDFS + "label", [iri.removeprefix(ID)])[0]
    hidden = [other for name in fields.get(SKOS + "hiddenLabel", []) for other in _otherwise(name)]
    bare = [_bare(label)] if _bare(label) not in hidden else []
    names = [other for name in fields.get(SKOS + "altLabel", []) for other in _otherwise(name)]
    return Entity(
        iri,
        fields[RDF + "type"][0].removeprefix(WICK),
        label,
        tuple(dict.fromkeys([*bare, label, *names])),
        tuple(hidden),
        next(iter(fields.get(WICK + "pronoun", [])), None),
    )


#: names of films without a title that are said with other nouns too: "fifth chapter", "animated John Wick film"
_OTHERWISE = (
    (re.compile(r"^(first|second|third|fourth|fifth) film$"), r"\1 ", ("chapter", "picture", "feature", "outing")),
    (re.compile(r"^(.*\banimated(?: .*)?) (?:prequel|film)$"), r"\1 ", ("film", "movie", "feature", "prequel")),
)


def _otherwise(name: str) -> Iterator[str]:
    """A name, and the same with other nouns."""
    yield name
    for form, stem, nouns in _OTHERWISE:
        if form.match(name):
            yield from (form.sub(stem + noun, name) for noun in nouns)


def make(entities: Iterator[Entity] | list[Entity]) -> Gazetteer:
    """A gazetteer of the given entities.

    >>> small = make([Entity("https://w3id.org/wickgraph/id/Heat", "Film", "Heat", ("Heat",))])
    >>> small.lookup("Heat")
    ('https://w3id.org/wickgraph/id/Heat',)
    """
    by_iri = {entity.iri: entity for entity in entities}
    bearers: dict[tuple[tuple[str, ...], bool], tuple[tuple[str, ...], list[str]]] = {}
    surnames: dict[str, list[str]] = {}
    firsts: dict[str, list[str]] = {}
    for entity in by_iri.values():
        for hidden, names in ((False, entity.names), (True, entity.hidden)):
            for name in names:
                words, written = _words(name)
                if words:
                    bearers.setdefault((words, hidden), (written, []))[1].append(entity.iri)
        words, _ = _words(entity.names[0])
        if entity.kind == "Person" and len(words) > 1:
            surnames.setdefault(words[-1], []).append(entity.iri)
        if entity.kind == "Character" and len(words) > 1 and "'s" not in words:
            firsts.setdefault(words[0], []).append(entity.iri)
    by_first: dict[str, list[Name]] = {}
    for (words, hidden), (written, iris) in bearers.items():
        by_first.setdefault(words[0], []).append(Name(words, written, tuple(dict.fromkeys(iris)), hidden))
    longest = {
        first: tuple(sorted(found, key=lambda name: (-len(name.words), name.hidden)))
        for first, found in by_first.items()
    }
    starts: dict[tuple[str, str], list[Name]] = {}
    for each in (each for found in longest.values() for each in found):
        starts.setdefault((each.words[0], each.words[1][0] if len(each.words) > 1 else ""), []).append(each)
    fixed = {start: tuple(found) for start, found in starts.items()}
    last, first = ({name: tuple(iris) for name, iris in each.items()} for each in (surnames, firsts))
    return Gazetteer(by_iri, longest, fixed, last, first)
