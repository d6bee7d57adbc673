"""Journals of pushes: which batches a server acknowledged, on the disk before the next one is sent.

>>> from tempfile import TemporaryDirectory
>>> with TemporaryDirectory() as place, Journal(Path(place), "a") as journal:
...     journal.add(0, "1f2e", 204)
...     0 in journal, 1 in journal
(True, False)
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Self

from wickgraph.errors import StoreError
from wickgraph.stores import locks


def folder() -> Path:
    """Where journals are kept: the user's folder for things that can be made again.

    >>> folder().name
    'push'
    """
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "wickgraph" / "push"


class Journal:
    """The journal of one push, locked as long as it is open: each line is a batch that was acknowledged."""

    def __init__(self, place: Path, name: str) -> None:
        self.path = place / f"{name}.jsonl"
        self._done: dict[int, str] = {}

    def __enter__(self) -> Self:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = locks.writing(self.path.with_suffix(".lock"), patience=0)
            self._lock.__enter__()
            self._file = self.path.open("a+b")
        except OSError as error:
            raise StoreError(f"{self.path}: the journal cannot be written ({error.strerror}).") from None
        self._read()
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()
        self._lock.__exit__(None, None, None)

    def _read(self) -> None:
        """Reads whole lines; the rest of one that was cut short by the end of its writer is dropped."""
        self._file.seek(0)
        data = self._file.read()
        whole = data[: data.rfind(b"\n") + 1]
        self._file.truncate(len(whole))
        for line in whole.splitlines():
            said = json.loads(line)
            self._done[said["batch"]] = said["sha256"]

    def add(self, batch: int, sha256: str, status: int) -> None:
        """Notes that a batch was acknowledged, and with which status; comes back when that is on the disk."""
        said = {"batch": batch, "sha256": sha256, "status": status}
        self._file.write(json.dumps(said).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
        self._done[batch] = sha256

    def clear(self) -> None:
        """Forgets everything."""
        self._file.truncate(0)
        self._done = {}

    def __contains__(self, batch: int) -> bool:
        return batch in self._done

    def __len__(self) -> int:
        return len(self._done)
