"""`python -m wickgraph` is the command `wickgraph`."""

import sys

from wickgraph.cli import main

if __name__ == "__main__":
    sys.exit(main())
