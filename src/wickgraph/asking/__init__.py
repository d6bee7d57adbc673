"""Questions to a graph: SPARQL, ready questions, names, cards of entities; here or at a server."""
