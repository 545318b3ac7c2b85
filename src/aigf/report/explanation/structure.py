"""The shape of a recorded formula: which of its parts are the same, and which are written out apart."""

from __future__ import annotations

from collections import Counter

from aigf.trace import Expression
from aigf.trace.operations import over_years

#: A part that returns is written out apart if it has this many operations.
_WORTH_A_LETTER = 2


class Structure:
    """Gives equal parts of a formula the same place, however often they were made."""

    def __init__(self) -> None:
        self._places: dict[object, int] = {}
        self._of_node: dict[int, int] = {}

    def place(self, node: Expression) -> int:
        """The place of a node: equal for nodes that say the same."""
        known = self._of_node.get(id(node))
        if known is not None:
            return known
        inside = tuple(self.place(argument) for argument in node.arguments)
        own = repr(float(node.value)) if node.operation == "literal" else node.name
        body = node.settings.get("body")
        settings = self.place(body) if isinstance(body, Expression) else node.settings.get("years")
        key = (node.operation, own, settings, inside)
        place = self._places.setdefault(key, len(self._places))
        self._of_node[id(node)] = place
        return place

    def apart(self, root: Expression) -> list[Expression]:
        """The parts that are written out apart, in order of appearance.

        Those that return, and those over all years inside a larger formula.
        """
        seen: Counter[int] = Counter()
        order: dict[int, Expression] = {}
        worth: dict[int, int] = {}

        def visit(node: Expression) -> None:
            place = self.place(node)
            seen[place] += 1
            if seen[place] > 1 or not node.arguments:
                return
            order[place] = node
            for inside in _read(node):
                visit(inside)

        def operations(node: Expression) -> int:
            """How many operations a reader sees in a node; a part with a letter of its own counts as none."""
            place = self.place(node)
            if place not in worth:
                own = 0 if guarded(node) or not node.arguments else 1
                worth[place] = own + sum(operations(inside) for inside in _read(node))
                if apart(node, worth[place]):
                    found.append(place)
                    worth[place] = 0
            return worth[place]

        def apart(node: Expression, size: int) -> bool:
            if node is root or node.boolean or guarded(node):
                return False
            return (seen[self.place(node)] > 1 and size >= _WORTH_A_LETTER) or _long(node)

        found: list[int] = []
        visit(root)
        operations(root)
        return [node for place, node in order.items() if place in found]


def guarded(node: Expression) -> bool:
    """True where a formula only guards against a value at which it would break down.

    That is ``where(x > 0, x, y)`` or ``where(isfinite(x), x, y)`` with a bare number for y.
    """
    if node.operation != "where":
        return False
    condition, yes, no = node.arguments
    plain = condition.operation == "isfinite" or (
        condition.operation in ("greater", "not_equal") and condition.arguments[1].operation == "literal"
    )
    return plain and no.operation == "literal" and same(condition.arguments[0], yes)


def same(one: Expression, other: Expression) -> bool:
    """True where two expressions say the same."""
    if one is other:
        return True
    if one.operation != other.operation or one.name != other.name:
        return False
    structure = Structure()
    return structure.place(one) == structure.place(other)


def _read(node: Expression) -> tuple[Expression, ...]:
    """What a reader sees of a node's operands: a guarded expression once."""
    return node.arguments[1:2] if guarded(node) else node.arguments


def _long(node: Expression) -> bool:
    """True for what is taken over the years of something that is a formula itself."""
    if node.operation == "scan":
        return True
    return over_years(node.operation) and bool(node.arguments[0].arguments)
