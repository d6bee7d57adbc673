"""`wickgraph why`"""

from __future__ import annotations

import click

from wickgraph.commands import options
from wickgraph.stories.story import STORY_FORMATS


@options.command(
    "why",
    "wickgraph why Ballerina releaseDate",
    'wickgraph why Ballerina "cast member" "Ana de Armas"',
    "wickgraph why claim:0123456789abcdef --format md",
    "wickgraph why Ballerina releaseDate --as-of 2023-12-31",
)
@click.argument("name", metavar="CLAIM|ENTITY")
@click.argument("predicate", required=False)
@click.argument("value", required=False)
@options.graph_option
@options.store_option
@options.as_of_option
@options.texts_option
@options.format_option(STORY_FORMATS, "text")
def command(
    name: str,
    predicate: str | None,
    value: str | None,
    graph: str | None,
    as_of: str | None,
    texts: str | None,
    format: str,
) -> None:
    """Tell the story of a value: who said what, when, on which evidence, and what became of it by which rule.

    CLAIM is an IRI such as claim:7f3a. ENTITY is a name as `describe` takes it; PREDICATE says what of it
    ("releaseDate", "release date"), and VALUE limits the story to one value.
    """
    from wickgraph.stories.story import why

    story = why(name, predicate, value, graph=graph, texts=texts, as_of=as_of)
    options.show(story.write(format, options.width()))
