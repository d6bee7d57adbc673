"""The endpoint: a graph asked over HTTP, behind a wall of worker processes.

A running query cannot be cancelled, and some texts end the process that parses them. So each query is answered in a
worker: a process that has the graph in memory, can open neither file nor socket, gets only so much memory, and is ended
by its parent when its time is up (see `wickgraph.endpoint.worker`). Everything in front of it only makes the messages
better.
"""
