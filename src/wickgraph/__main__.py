"""`python -m wickgraph` is the command `wickgraph`."""

from wickgraph.cli import run

if __name__ == "__main__":
    run()
