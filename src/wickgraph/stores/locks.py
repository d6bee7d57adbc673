"""Locks between processes: one that writes, any number that read. The system frees them when a process dies."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from wickgraph.errors import StoreError

#: what this process reads, by the place of it: kept open until it ends
_held: dict[Path, int] = {}

_PAUSE = 0.05


@contextlib.contextmanager
def writing(path: Path, patience: float) -> Iterator[None]:
    """Holds the lock file at `path` alone, after waiting for others at most `patience` seconds.

    Raises StoreError when somebody else keeps it longer.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreError(f"{path.parent}: cannot be written ({error.strerror}). Name another folder.") from None
    try:
        _wait(descriptor, path, patience)
        os.truncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _wait(descriptor: int, path: Path, patience: float) -> None:
    end = time.monotonic() + patience
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                who = os.pread(descriptor, 20, 0).decode(errors="replace").strip()
                raise StoreError(
                    f"{path.parent}: process {who} is writing there. Wait until it has ended, or end it."
                ) from None
        time.sleep(_PAUSE)


def hold(place: Path) -> None:
    """Keeps the folder at `place` from being swept away as long as this process lives. Raises OSError if it is gone."""
    place = place.resolve()
    if place in _held:
        return
    descriptor = os.open(place, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    _held[place] = descriptor


def release(place: Path) -> None:
    """Gives up the folder at `place`, once no store in it is open any more."""
    descriptor = _held.pop(place.resolve(), None)
    if descriptor is not None:
        os.close(descriptor)


@contextlib.contextmanager
def alone(place: Path) -> Iterator[bool]:
    """Whether no other process holds the folder at `place`; within the block none can take it."""
    descriptor = os.open(place, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield True
    except BlockingIOError:
        yield False
    finally:
        os.close(descriptor)
