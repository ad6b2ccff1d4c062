"""Reads what the core writes."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def decoded(text: str) -> Any:
    """Give a JSON object as a dict, of whatever type the caller knows it to be.

    The import waits until it is needed: it would be a third of ``import fullcost``.
    """
    import json

    return json.loads(text)
