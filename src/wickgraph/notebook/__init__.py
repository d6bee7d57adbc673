"""Jupyter: how answers, cards, stories and claims show themselves in a notebook, and the magic `%%sparql`.

IPython is imported by nobody here but `%load_ext wickgraph`. What is shown runs no script and styles nothing but
itself; only the view has scripts, and it stands in a sandboxed frame (see `wickgraph.notebook.inline`).
"""
