"""`wickgraph analyse`"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from wickgraph.analysis.finding import FINDING_FORMATS
from wickgraph.analysis.measures import MEASURES
from wickgraph.analysis.projections import PROJECTIONS, STATUSES
from wickgraph.commands import options


def _told(title: str, rows: Mapping[str, str]) -> str:
    """A list for --help, which click does not wrap."""
    return "\n".join(["\b", f"{title}:", *(f"  {name:<15}{says}" for name, says in rows.items())])


_HELP = f"""Analyse the network: who is in the middle, who belongs together, how things are connected, what changed.

The graph is first projected: people linked by works of both, organisations by members and conflicts, and so on. Only
facts count, claims that stand as announced or confirmed; --include adds others.

{_told("Measures", {name: each.answers for name, each in MEASURES.items()})}

{_told("Projections (--of)", {name: f"{each.nodes}, by {each.linked_by}" for name, each in PROJECTIONS.items()})}
"""


@options.command(
    "analyse",
    "wickgraph analyse betweenness --of organisations",
    'wickgraph analyse paths "Ana de Armas" "Lance Reddick" --picture paths.svg',
    'wickgraph analyse ties "Keanu Reeves" "Ian McShane" --format md',
    'wickgraph analyse links Ballerina "Chapter 3" "Chapter 4"',
    "wickgraph analyse communities --of characters --method leiden --format md",
    "wickgraph analyse changes --since 2021 --as-of 2024 --of films",
    "wickgraph analyse hunches",
    "wickgraph analyse overview --of people --network people.gexf",
)
@click.argument("measure", type=click.Choice(list(MEASURES)), metavar="MEASURE")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option(
    "--of",
    type=click.Choice(list(PROJECTIONS)),
    metavar="PROJECTION",
    help="What to look at.  [default: people; hunches: credits; ties: by kind]",
)
@options.graph_option
@options.store_option
@options.as_of_option
@click.option("--since", metavar="DATE", help="changes: the earlier day; the later one is --as-of, or now.")
@click.option("--by", metavar="MEASURE", help="changes: the measure to compare.  [default: degree]")
@click.option("--include", type=click.Choice(STATUSES), multiple=True, help="Count such claims too, beside facts.")
@click.option("--limit", type=click.IntRange(1), help="At most so many rows; paths: so many paths.  [default: 10; 3]")
@click.option(
    "--longest", type=click.IntRange(1, 8), help="paths: all of so many steps or fewer, not the shortest alone."
)
@click.option("--method", type=click.Choice(("louvain", "leiden")), help="communities: how.  [default: louvain]")
@click.option(
    "--weighted/--unweighted",
    default=None,
    help="betweenness, closeness, pagerank: do ties count?",
)
@options.texts_option
@options.format_option(FINDING_FORMATS, "text")
@click.option("--network", metavar="FILE", help="Write the network too, as GraphML or GEXF (Gephi) by its name.")
@click.option("--picture", metavar="FILE", help="Draw it too, as SVG or PNG by the name of the file.")
@click.option(
    "--theme",
    type=click.Choice(("auto", "light", "dark")),
    default="auto",
    show_default=True,
    help="The ground of the picture: auto is that of the screen.",
)
def command(
    measure: str,
    names: tuple[str, ...],
    format: str,
    network: str | None,
    picture: str | None,
    theme: str,
    **given: Any,
) -> None:
    from wickgraph.analysis.file import save
    from wickgraph.analysis.measures import analyse

    found = analyse(measure, *names, **given)
    if network and found.network is not None:
        save(found.network, network)
    if picture:
        found.draw(picture, theme)
    options.show(found.write(format, options.width()))


command.help = _HELP
