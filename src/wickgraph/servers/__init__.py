"""Graphs sent to SPARQL servers, batch by batch."""
