"""A long table in a folder: finished parts are Parquet files, and a run that died goes on where it was.

A part is written under a name of its own and then renamed, so that a file that is there is whole.
``_manifest.json`` says what the folder holds: a folder of anything else is refused.
"""

from __future__ import annotations

import os
import platform

from .error import FullcostError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import Any

    import pyarrow as pa

MANIFEST = "_manifest.json"
"""Readers of a folder of Parquet files pass over names that begin so."""


class Folder:
    """The parts of a table in ``path``, each of ``chunk_rows`` rows but the last."""

    def __init__(self, path: str | os.PathLike[str], manifest: dict[str, Any]) -> None:
        from pathlib import Path

        self.parquet = needed()
        self.path = Path(path)
        self.rows: int = manifest["rows"]
        self.chunk_rows: int = manifest["chunk_rows"]
        self._claim(manifest)

    def _claim(self, manifest: dict[str, Any]) -> None:
        """Write the manifest, or find it there."""
        import json

        text = json.dumps(manifest, indent=1, default=float)
        manifest = json.loads(text)
        self.path.mkdir(parents=True, exist_ok=True)
        file = self.path / MANIFEST
        if file.exists():
            try:
                found = json.loads(file.read_text(encoding="utf-8"))
            except ValueError:
                found = {}
            different = [key for key in manifest if found.get(key) != manifest[key]]
            if different:
                message = f"holds another sweep, which differs in {', '.join(different)}"
                raise FullcostError("impossible", "into", f"`{self.path}` {message}", "an empty folder")
            return
        if any(not _is_left_over(entry) for entry in self.path.iterdir()):
            raise FullcostError("impossible", "into", f"`{self.path}` holds no sweep", "an empty folder")
        self._put(file, lambda out: out.write(text.encode()))

    def file(self, part: int) -> Path:
        """Give the file of a part."""
        return self.path / f"part-{part:07}.parquet"

    def parts(self) -> range:
        """Give the numbers of all parts."""
        return range(max(1, -(-self.rows // self.chunk_rows)))

    def span(self, part: int) -> tuple[int, int]:
        """Give the first row of a part and how many it has."""
        first = part * self.chunk_rows
        return first, min(self.chunk_rows, self.rows - first)

    def holds(self, part: int) -> bool:
        """Say whether a part is there, and whole as far as its end can tell."""
        file = self.file(part)
        if not file.exists():
            return False
        try:
            rows: int = self.parquet.ParquetFile(file).metadata.num_rows
        except (OSError, ValueError):  # what pyarrow raises of a file that was cut is one of them
            return False
        return rows == self.span(part)[1]

    def write(self, part: int, table: object) -> None:
        """Write a part."""
        whole = arrow_of(table)
        self._put(self.file(part), lambda out: self.parquet.write_table(whole, out))

    def _put(self, file: Path, write: Any) -> None:
        """Write a file so that it is there whole or not at all."""
        unfinished = file.with_name(f".{file.name}.{_own()}")
        with open(unfinished, "wb") as out:
            write(out)
            out.flush()
            os.fsync(out.fileno())
        os.replace(unfinished, file)

    def clean(self) -> None:
        """Remove what this process, and those of this machine that died, have left. Others may be at work."""
        for entry in list(self.path.iterdir()):
            if _is_left_over(entry) and _is_over(entry.name):
                entry.unlink(missing_ok=True)

    def read(self, part: int) -> pa.Table:
        """Read a part."""
        file = self.file(part)
        try:
            found: pa.Table = self.parquet.ParquetFile(file).read()
        except (OSError, ValueError) as error:
            accepted = "the same sweep once more, without that file"
            raise FullcostError("impossible", "into", f"`{file}` cannot be read", accepted) from error
        return found


def _is_left_over(entry: Path) -> bool:
    return entry.name.startswith(".") and entry.name.endswith(".tmp")


def _own() -> str:
    """How files end that this process has not finished."""
    return f"{platform.node()}.{os.getpid()}.tmp"


def _is_over(name: str) -> bool:
    """Whether a file will not be finished: its process was on this machine, and is no more or is this one."""
    process = name.split(".")[-2]
    if not process.isdecimal() or not name.endswith(f".{platform.node()}.{process}.tmp"):
        return False
    if int(process) == os.getpid() or os.name != "posix":
        return int(process) == os.getpid()
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False  # somebody else's
    return False


def needed() -> Any:
    """Import what reads and writes Parquet."""
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise ImportError("pyarrow is needed for `into` and is not installed: pip install pyarrow") from error
    return parquet


def arrow_of(table: object) -> pa.Table:
    """Give a table as pyarrow's own. ``pyarrow.table`` would import pandas to see what it has before it."""
    import pyarrow as pa

    return pa.RecordBatchReader.from_stream(table).read_all()


class Parts:
    """A folder as the core of a table. A part is read when one of its rows is asked for."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._last: tuple[int, Held] | None = None

    @property
    def columns(self) -> list[tuple[str, str]]:
        """Names and kinds."""
        return self._part(0).columns

    def __len__(self) -> int:
        return self._folder.rows

    def column(self, name: str) -> list[Any]:
        """Give the cells of a column."""
        return [cell for part in self._folder.parts() for cell in self._part(part).column(name)]

    def row(self, place: int) -> dict[str, Any]:
        """Give a row."""
        part, inside = divmod(place, self._folder.chunk_rows)
        return self._part(part).row(inside)

    def take(self, places: Sequence[int]) -> Held:
        """Give some rows."""
        import pyarrow as pa

        runs: list[pa.Table] = [self._part(0).table[:0]]
        start = 0
        while start < len(places):
            part = places[start] // self._folder.chunk_rows
            end = start
            while end < len(places) and places[end] // self._folder.chunk_rows == part:
                end += 1
            runs.append(self._part(part).take([place % self._folder.chunk_rows for place in places[start:end]]).table)
            start = end
        return Held(pa.concat_tables(runs))

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        import pyarrow as pa

        def batches() -> Iterator[pa.RecordBatch]:
            for part in self._folder.parts():
                yield from self._folder.read(part).to_batches()

        reader = pa.RecordBatchReader.from_batches(self._part(0).table.schema, batches())
        return reader.__arrow_c_stream__(requested_schema)

    def _part(self, part: int) -> Held:
        if self._last is None or self._last[0] != part:
            self._last = part, Held(self._folder.read(part))
        return self._last[1]


class Held:
    """An Arrow table as the core of a table."""

    def __init__(self, table: pa.Table) -> None:
        self.table = table

    @property
    def columns(self) -> list[tuple[str, str]]:
        """Names and kinds."""
        kinds = {"double": "number", "string": "text"}
        return [(field.name, kinds[str(field.type)]) for field in self.table.schema]

    def __len__(self) -> int:
        rows: int = self.table.num_rows
        return rows

    def column(self, name: str) -> list[Any]:
        """Give the cells of a column."""
        cells: list[Any] = self.table[name].to_pylist()
        return cells

    def row(self, place: int) -> dict[str, Any]:
        """Give a row."""
        row: dict[str, Any] = self.table[place : place + 1].to_pylist()[0]
        return row

    def take(self, places: Sequence[int]) -> Held:
        """Give some rows."""
        return Held(self.table.take(list(places)))

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self.table.__arrow_c_stream__(requested_schema)
