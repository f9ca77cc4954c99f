"""What milestones wait for: which rows point at which, and where they run in a circle."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from acctplan.model.naming import Pointed, RowNames, is_all
from acctplan.model.plan import Plan, once_per_plan
from acctplan.model.sections.engagement import Milestone


class Dependencies(NamedTuple):
    """The dependencies of a plan's milestones, all by 0-based position in their table.

    `needs` has for each row those that it waits for, `unknown` the texts that name none; both are empty for a
    cell that could not be read. `circles` has for each row the number of the circle that it is part of, or -1.
    """

    names: RowNames
    needs: Sequence[Sequence[int]]
    unknown: Sequence[Sequence[str]]
    circles: Sequence[int]

    def is_circular(self, row: int, needed: int) -> bool:
        """Whether this dependency is part of a circle."""
        return self.circles[row] >= 0 and self.circles[row] == self.circles[needed]


@once_per_plan
def dependencies(plan: Plan) -> Dependencies | None:
    """Who waits for whom; None without the table, its rows or the column."""
    table = plan.table(Milestone)
    if table is None or not table.rows or not table.has("dependencies"):
        return None
    names = RowNames(table)
    pointed = [
        Pointed((), ()) if is_all(row.text("dependencies")) else names.pointed(row, "dependencies")
        for row in table.rows
    ]
    needs = [each.rows for each in pointed]
    return Dependencies(names, needs, [each.unknown for each in pointed], _circles(needs))


def shortest_circle(links: Dependencies, row: int, needed: int) -> Sequence[int]:
    """The shortest way from `row` over `needed` back to `row`, which begins and ends it; part of one circle."""
    if needed == row:
        return [row, row]
    before: dict[int, int] = {needed: row}
    edge = [needed]
    while edge and row not in before:
        found = {each: at for at in edge for each in links.needs[at] if links.is_circular(at, each)}
        edge = [each for each in found if each not in before]
        before.update((each, found[each]) for each in edge)
    way = [row]
    while way[-1] != needed:
        way.append(before[way[-1]])
    return [row, *reversed(way)]


def _circles(needs: Sequence[Sequence[int]]) -> Sequence[int]:
    """For each row the number of its circle, or -1: strongly connected components that hold an edge."""
    circles = [-1] * len(needs)
    for number, members in enumerate(_components(needs)):
        if len(members) > 1 or members[0] in needs[members[0]]:
            for each in members:
                circles[each] = number
    return circles


def _components(needs: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Tarjan's components, without recursion, so that a long chain costs no stack."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    waiting: set[int] = set()
    for root in range(len(needs)):
        work = [(root, iter(needs[root]))] if root not in index else []
        while work:
            row, rest = work[-1]
            if row not in index:
                index[row] = low[row] = len(index)
                stack.append(row)
                waiting.add(row)
            for each in rest:
                if each not in index:
                    work.append((each, iter(needs[each])))
                    break
                if each in waiting:
                    low[row] = min(low[row], index[each])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[row])
                if low[row] == index[row]:
                    start = _place(stack, row)
                    members = stack[start:]
                    del stack[start:]
                    waiting.difference_update(members)
                    yield members


def _place(stack: list[int], row: int) -> int:
    """Where a row stands on the stack, looked for from its top."""
    place = len(stack) - 1
    while stack[place] != row:
        place -= 1
    return place
