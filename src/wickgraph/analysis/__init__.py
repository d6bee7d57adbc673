"""Network analysis: projections of a graph that mean something, and what can be found in them.

Every function gives a `Finding`: a `wickgraph.Table` with a title, the answer in words (`words`), the network that was
looked at (`network`), and a picture (`draw`). Nothing is left to chance: the same graph gives the same finding.

>>> betweenness("organisations", limit=2).words[0]
'In the middle: High Table (39%), The Continental (27%) and Ruska Roma (19%).'
"""

from wickgraph.analysis.centrality import betweenness, closeness, core, degree, pagerank
from wickgraph.analysis.change import changes
from wickgraph.analysis.connections import links, paths, ties
from wickgraph.analysis.finding import Finding
from wickgraph.analysis.guess import hunches
from wickgraph.analysis.measures import MEASURES, analyse
from wickgraph.analysis.projections import PROJECTIONS, network
from wickgraph.analysis.structure import bridges, communities, overview

__all__ = [
    "MEASURES",
    "PROJECTIONS",
    "Finding",
    "analyse",
    "betweenness",
    "bridges",
    "changes",
    "closeness",
    "communities",
    "core",
    "degree",
    "hunches",
    "links",
    "network",
    "overview",
    "pagerank",
    "paths",
    "ties",
]
