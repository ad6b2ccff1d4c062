"""Numbers that cross into the core and back: a number stays a number, everything else becomes a numpy array."""

from __future__ import annotations

from .needed import needed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import SupportsFloat

    import numpy
    from numpy.typing import NDArray

    Array = NDArray[numpy.float64]
    Numbers = Sequence[SupportsFloat] | Array


def packed(values: Numbers) -> bytes:
    """Give numbers as the core takes them: doubles, the low byte first."""
    return bytes(needed("numpy").asarray(values, dtype="<f8").tobytes())


def array(data: bytearray) -> Array:
    """Give what the core answers as an array. Nothing is copied."""
    made: Array = needed("numpy").frombuffer(data, dtype="<f8")
    return made


def mapped(of: Callable[[bytes], bytearray], values: float | Numbers) -> float | Array:
    """Send numbers through the core: a number gives a number, an array an array of its shape."""
    from struct import pack, unpack

    if isinstance(values, (int, float)):
        return float(unpack("<d", of(pack("<d", values)))[0])
    shape = needed("numpy").shape(values)
    return array(of(packed(values))).reshape(shape)
