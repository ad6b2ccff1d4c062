"""Packages that fullcost does not require."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def needed(package: str) -> Any:
    """Import a package that fullcost does not require.

    Raises
    ------
    ImportError
        It is not installed.
    """
    import importlib

    try:
        return importlib.import_module(package)
    except ImportError as error:
        message = f'{package} is needed here and is not installed: pip install "fullcost[{package}]"'
        raise ImportError(message, name=package) from error
