"""Several files that belong together, written into a folder or a zip file.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     [path.name for path in save(folder, {"b.csv": b"2", "a.csv": b"1"})]
['a.csv', 'b.csv']
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from wickgraph.results import output

#: name -> content
Files = dict[str, bytes]

#: zip files know no time before it, and a graph that did not change shall give the same bytes
_WHEN = (1980, 1, 1, 0, 0, 0)


def save(out: Path | str, files: Mapping[str, bytes]) -> list[Path]:
    """Writes `files` into the folder `out`, or into one zip file where `out` ends in .zip. Gives the paths written.

    The folder is made where there is none; other files in it stay. Each file is written whole or not at all. Raises
    InputError where `out` cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path, = save(Path(folder) / "all.zip", {"a.csv": b"1"})
    ...     zipfile.ZipFile(path).read("a.csv")
    b'1'
    """
    target = Path(out)
    if target.suffix.lower() == ".zip":
        return [output.save(target, zipped(files))]
    return [output.save(target / name, content) for name, content in sorted(files.items())]


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as a zip archive: the same files give the same bytes.

    >>> zipped({"a": b"1", "b": b""}) == zipped({"b": b"", "a": b"1"})
    True
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
