"""The targets of tests/fuzz led by the coverage of what they reach, where atheris is installed.

    python tests/fuzz/led.py [SECONDS [TARGET ...]]     60 s for each target that needs no server, without arguments

Each target is the test of that name: atheris makes bytes of which hypothesis makes its example. A crash is printed
with the bytes, and ends the run with an exit code of its own.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

TARGETS = {
    "test_asking_fuzz": (
        "test_any_text_is_answered_or_refused_with_a_sentence",
        "test_a_worker_answers_any_text_with_a_status",
        "test_a_value_comes_back_as_it_went_in",
        "test_rows_are_those_of_rdflib",
    ),
    "test_reading_fuzz": (
        "test_rdf_becomes_clean_quads_or_a_sentence",
        "test_broken_bytes_are_never_read",
        "test_articles_are_read_with_spans_that_hold",
        "test_front_matter_is_fields_or_text",
        "test_a_pattern_is_compiled_or_named",
        "test_tables_and_cards_are_text_in_every_form",
    ),
}
SECONDS = 60


def lead(module: str, target: str, seconds: int) -> None:
    """Runs one target in this process, which ends with it."""
    import atheris

    folder = Path(__file__).parent
    sys.path[:0] = [str(folder), str(folder.parent)]
    with atheris.instrument_imports(include=["wickgraph"]):
        test = getattr(importlib.import_module(module), target)
    atheris.Setup(
        [sys.argv[0], f"-max_total_time={seconds}", "-max_len=4096", "-verbosity=0"], test.hypothesis.fuzz_one_input
    )
    atheris.Fuzz()


def main(arguments: Sequence[str]) -> int:
    """Runs the targets one after the other, each in a process of its own: one that is led does not come back."""
    if arguments[:1] == ["--one"]:
        lead(arguments[1], arguments[2], int(arguments[3]))
    seconds, wanted = str(SECONDS if not arguments else arguments[0]), arguments[1:]
    failed = []
    for module, targets in TARGETS.items():
        for target in targets:
            if not wanted or target in wanted:
                print(f"{target}: {seconds} s", flush=True)
                done = subprocess.run([sys.executable, __file__, "--one", module, target, seconds])
                failed += [target] if done.returncode else []
    print("failed:", ", ".join(failed) or "none")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
