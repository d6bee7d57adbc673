"""The reply of a worker to whatever it can be asked: queries, pages of entities, pictures, names.

>>> from pyoxigraph import Store
>>> from wickgraph.results.texts import Shelf
>>> reply(Material(Store(), Shelf(())), Question("urn:none", what="entity"), Limits()).status
404
"""

from __future__ import annotations

from collections.abc import Callable

from wickgraph.endpoint import drawing, entity_page, naming
from wickgraph.endpoint.answering import answer, too_much_memory
from wickgraph.endpoint.limits import Limits
from wickgraph.endpoint.material import Material
from wickgraph.endpoint.question import Question, Refused, Reply
from wickgraph.terms import ID, RDFS

_PAGES: dict[str, Callable[[Material, Question, Limits], Reply]] = {
    "entity": entity_page.answer,
    "picture": drawing.of_query,
    "neighbourhood": drawing.neighbourhood,
    "names": naming.answer,
}


#: something to say, to draw and to find by its name
_STAGE = f"""
  <{ID}a> a <urn:K> ; <{RDFS}label> "a name" ; <urn:p> <urn:b> . <urn:b> a <urn:K> ; <urn:q> "x" .
"""


def reply(material: Material, question: Question, limits: Limits) -> Reply:
    """The reply to a question: what it asks for whole, or why it is not given."""
    if question.what == "query":
        return answer(material.store, question, limits)
    try:
        return _bounded(_PAGES[question.what](material, question, limits), limits)
    except Refused as refused:
        return refused.reply
    except MemoryError:
        return Reply(503, title="Too much memory", detail=too_much_memory(limits))
    except (RuntimeError, OSError, ValueError) as error:
        return Reply(400, title="Cannot be answered", detail=f"{error}. Ask for something else.")


def _bounded(made: Reply, limits: Limits) -> Reply:
    if len(made.body) <= limits.result:
        return made
    detail = f"The page has {len(made.body):,} bytes; this endpoint gives {limits.result:,}. Ask for less at /sparql."
    return Reply(413, title="Answer too large", detail=detail)


def rehearse(material: Material) -> None:
    """Asks each thing once, so that all modules, templates and words are in memory before no file can be opened."""
    from pyoxigraph import RdfFormat, Store

    small = Store()
    small.load(_STAGE, format=RdfFormat.TURTLE)
    stage, limits = Material(small, material.shelf), Limits()
    for accept in ("text/html", "text/turtle", "application/ld+json"):
        reply(stage, Question(ID + "a", accept, what="entity"), limits)
    for what, text in (("neighbourhood", ID + "a"), ("picture", "SELECT * { ?a ?b ?c }"), ("names", "a nam")):
        made = reply(stage, Question(text, "text/html", what=what), limits)
        assert made.status == 200, made.detail
