"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from wickgraph.errors import InputError


def save(path: Path | str, data: str | bytes) -> Path:
    """Writes `data` (a text as UTF-8) to `path`, in one step, and makes the folders above it. Gives the path.

    Whoever reads the file meanwhile sees the old one or the new one, whole, even if this process is killed. Raises
    InputError where it cannot be written.

    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save(Path(folder) / "new" / "note.txt", "done").read_text()
    'done'
    """
    target = Path(path)
    # A text can hold lone surrogates, which UTF-8 cannot.
    content = data if isinstance(data, bytes) else data.encode("utf-8", "replace")
    beside: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            beside = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o644)
        beside.replace(target)
    except OSError as error:
        if beside:
            with suppress(OSError):
                beside.unlink()
        raise InputError(f"{target}: cannot be written ({error.strerror}). Choose another place with --out.") from None
    return target
