"""Formulas in case files: arithmetic on named arrays and nothing else."""

from __future__ import annotations

import ast

from .error import FullcostError
from .needed import needed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .arrays import Array

FUNCTIONS = {"sin": "sin", "cos": "cos", "exp": "exp", "ln": "log", "sqrt": "sqrt", "abs": "abs"}
"""The functions that a formula may call, and what numpy calls them."""
OPERATORS = {ast.Add: "add", ast.Sub: "subtract", ast.Mult: "multiply", ast.Div: "divide", ast.Pow: "power"}
LONGEST = 100_000
"""A longer formula is a mistake."""
ACCEPTED = "numbers, names of inputs, + - * / ^ ( ) sin cos exp ln sqrt abs"


class Expression:
    """A formula of named inputs.

    ``^`` is a power and groups from the right: ``2^3^2`` is 2^9, ``-x^2`` is -(x^2).

    Examples
    --------
    >>> from fullcost.expression import Expression
    >>> float(Expression("2*x1^2 + ln(x2)", ["x1", "x2"]).of({"x1": 3.0, "x2": 1.0}))
    18.0
    """

    def __init__(self, text: str, names: list[str]) -> None:
        if not isinstance(text, str):
            raise FullcostError("wrong_type", "expression", "must be text", ACCEPTED)
        if len(text) > LONGEST:
            raise FullcostError("too_large", "expression", f"has {len(text)} characters", f"at most {LONGEST}")
        if "**" in text:
            raise _wrong("`**` is no operator")
        try:
            # The brackets let a formula go on over lines.
            tree = ast.parse(f"({text.replace('^', '**')})", mode="eval")
            self._body = _checked(tree.body, names)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            if isinstance(error, FullcostError):
                raise
            raise _wrong("is no formula") from error

    def of(self, values: Mapping[str, Any]) -> Array:
        """Give its value for numbers or arrays. NaN or infinite where it has none."""
        numpy = needed("numpy")

        def value(node: ast.expr) -> Any:
            match node:
                case ast.Constant():
                    return numpy.float64(node.value)
                case ast.Name():
                    return values[node.id]
                case ast.UnaryOp():
                    operand = value(node.operand)
                    return -operand if isinstance(node.op, ast.USub) else operand
                case ast.BinOp():
                    return getattr(numpy, OPERATORS[type(node.op)])(value(node.left), value(node.right))
                case ast.Call(func=ast.Name(id=name)):
                    return getattr(numpy, FUNCTIONS[name])(value(node.args[0]))
            raise AssertionError("a formula holds nothing else")

        with numpy.errstate(all="ignore"):
            # An input that the formula does not name still says how many values there are.
            result: Array = value(self._body) + 0.0 * next(iter(values.values()), 0.0)
            return result


def _checked(node: ast.expr, names: list[str]) -> ast.expr:
    """Refuse what is neither arithmetic nor a known name."""
    match node:
        case ast.Constant() if type(node.value) in (int, float):
            float(node.value)  # type: ignore[arg-type]
        case ast.Name(id=name) if name in names:
            pass
        case ast.Name(id=name):
            raise FullcostError("unknown_name", "expression", f"`{name}` is no input", ", ".join(names))
        case ast.UnaryOp(op=ast.USub() | ast.UAdd()):
            _checked(node.operand, names)
        case ast.BinOp() if type(node.op) in OPERATORS:
            _checked(node.left, names)
            _checked(node.right, names)
        case ast.Call(func=ast.Name(id=name), args=[argument], keywords=[]) if name in FUNCTIONS:
            _checked(argument, names)
        case _:
            raise _wrong("holds something that is no arithmetic")
    return node


def _wrong(message: str) -> FullcostError:
    return FullcostError("syntax", "expression", message, ACCEPTED)
