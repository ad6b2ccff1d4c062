"""Reads what the core writes."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def decoded(text: str) -> dict[str, Any]:
    """Give a JSON object as a dict. The import waits until it is needed: it would be a third of ``import fullcost``."""
    import json

    data: dict[str, Any] = json.loads(text)
    return data
