"""Numbers that cross into the core and back: a number stays a number, everything else becomes a numpy array."""

from __future__ import annotations

from .error import FullcostError, named, number
from .needed import needed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import SupportsFloat

    import numpy
    from numpy.typing import NDArray

    Array = NDArray[numpy.float64]
    Numbers = Sequence[SupportsFloat] | Array


def packed(values: Numbers, path: str = "") -> bytes:
    """Give numbers as the core takes them: doubles, the low byte first. ``path`` is a caller's name of them."""
    numpy = needed("numpy")
    if isinstance(values, (str, bytes)):
        raise FullcostError("wrong_type", path, f"must be numbers, got {values!r}", "an array of numbers")
    try:
        return bytes(numpy.asarray(values, dtype="<f8").tobytes())
    except (TypeError, ValueError, OverflowError):
        raise FullcostError("wrong_type", path, "must be numbers", "an array of numbers") from None


def array(data: bytearray) -> Array:
    """Give what the core answers as an array. Nothing is copied."""
    made: Array = needed("numpy").frombuffer(data, dtype="<f8")
    return made


def mapped(of: Callable[[bytes], bytearray], values: float | Numbers, path: str) -> float | Array:
    """Send numbers through the core: a number gives a number, an array an array of its shape."""
    from struct import pack, unpack

    if isinstance(values, (int, float)):
        with named(**{path: path}):
            return float(unpack("<d", of(pack("<d", number(values, path))))[0])
    data = packed(values, path)
    return array(of(data)).reshape(needed("numpy").shape(values))
