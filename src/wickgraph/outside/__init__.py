"""RDF from outside: whatever a file holds, it is read by a worker behind the wall and handed over as N-Quads.

A parser of RDF can be had to take all memory, to run for hours or to end its process: by entities that are made of
entities, by triples within triples, by nesting. So a file that is not ours is parsed in a process that can open no
file and no socket, that gets only so much memory and time, and that says what is wrong with the file, and where.

`allowance` is what a file may hold; `pieces` looks at the bytes as they come, `nesting` at how deep they go, `outgoing`
at the terms that were read; `parsing` is what the worker does, `apart` starts and ends it.
"""
