"""The audit: what a reader of everything that is published can work out about what is hidden.

A linear program with whole numbers (HiGHS): every number is a variable between the bounds that its rounding leaves, every sum and every
share that is told is a constraint. The least and the most of a hidden number are what a reader with enough patience knows of it.
"""

from collections.abc import Collection, Sequence

import highspy
import numpy as np

from kompas.editions.cube import Cube, Place, Share
from kompas.editions.policy import EURO_STEP, SHARE_STEP, Policy, rounded_euros, rounded_share

OPTIONS = {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0}
MOST_TOGETHER = 6  # times that all cells that may not be safe are looked at together
BEYOND = 3  # times the largest number of a cube: so much a hidden one can be, if nothing that is told keeps it lower


def unsafe(
    cube: Cube, hidden: Collection[Place], policy: Policy, looked_at: Collection[Place] = (), *, is_quick: bool = False
) -> dict[Place, tuple[float, float]]:
    """The hidden cells (of those `looked_at`, or else of all) that can be worked out too well, with the least and the most of each.

    A count is safe where a reader must think at least as many numbers possible as `least_count`; an amount where these lie as far apart as
    the amount itself. Nought is never hidden, and a reader is taken to know that. The quick audit lets a reader think of half persons too:
    it finds most, in a tenth of the time, and never what is safe.
    """
    program = _Program(cube, hidden, policy, is_quick)
    needed = {place: room_needed(cube, place, policy) for place in looked_at or hidden}

    def narrow() -> list[Place]:
        return [place for place in needed if program.room(place) < needed[place]]

    left = narrow()
    for _ in range(MOST_TOGETHER):  # most are safe, and one solution shows that of many
        program.push(left, up=True)
        program.push(left, up=False)
        if len(narrow()) == len(left):
            break
        left = narrow()
    for place in left:
        if program.room(place) < needed[place]:
            program.push([place], up=True)
        if program.room(place) < needed[place]:
            program.push([place], up=False)
    return {place: program.bounds(place) for place in narrow()}


def room_needed(cube: Cube, place: Place, policy: Policy) -> float:
    """How far apart the least and the most of a hidden cell must lie."""
    cell = cube.cells[place]
    return abs(cell.value) if cell.is_money else policy.least_count - 1


def published_shares(cube: Cube, hidden: Collection[Place], policy: Policy) -> tuple[Share, ...]:
    """The shares that are published: of a whole that is large enough, where neither it nor the part is hidden."""
    return tuple(
        share
        for share in cube.shares
        if policy.has_share(cube.cells[share.whole].value) and share.part not in hidden and share.whole not in hidden
    )


class _Program:
    """The program of one cube, and between which bounds each cell was seen in its solutions so far; the first solution is how it is."""

    def __init__(self, cube: Cube, hidden: Collection[Place], policy: Policy, is_quick: bool) -> None:
        self.at = {place: number for number, place in enumerate(cube.cells)}
        values = np.array([cell.value for cell in cube.cells.values()], dtype=float)
        most = max(BEYOND * float(np.abs(values).max(initial=0)), 10 * policy.least_count)
        bounds = [_bounds(cube, place, place in hidden, policy, most) for place in cube.cells]
        low, high = (np.array(side, dtype=float) for side in zip(*bounds, strict=True))
        self.low, self.high = values.copy(), values.copy()
        rows = [{self.at[each.whole]: 1.0} | {self.at[part]: -1.0 for part in each.parts} for each in cube.sums]
        limits = [(0.0, 0.0)] * len(rows)
        for share in published_shares(cube, hidden, policy):
            published = rounded_share(cube.cells[share.part].value / cube.cells[share.whole].value)
            part, whole = self.at[share.part], self.at[share.whole]
            rows += [{part: 1.0, whole: -(published + SHARE_STEP / 2)}, {part: 1.0, whole: -(published - SHARE_STEP / 2)}]
            limits += [(-highspy.kHighsInf, 0.0), (0.0, highspy.kHighsInf)]
        for each in cube.among:
            rows.append({self.at[place]: 1.0 for place in each.wholes} | {self.at[place]: -1.0 for place in each.parts})
            limits.append((0.0, highspy.kHighsInf))
        self.solver = _solver(low, high, rows, limits, [not (is_quick or cell.is_money) for cell in cube.cells.values()])

    def room(self, place: Place) -> float:
        at = self.at[place]
        return round(self.high[at] - self.low[at], 6)

    def bounds(self, place: Place) -> tuple[float, float]:
        at = self.at[place]
        return float(round(self.low[at], 6)), float(round(self.high[at], 6))

    def push(self, places: Sequence[Place], *, up: bool) -> None:
        """Make these cells together as large, or as small, as they can be."""
        if not places:
            return
        for place in places:
            self.solver.changeColCost(self.at[place], -1.0 if up else 1.0)
        self.solver.run()
        status = self.solver.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            raise ValueError(f"no audit: {self.solver.modelStatusToString(status)}")
        solution = np.array(self.solver.getSolution().col_value)
        self.low, self.high = np.minimum(self.low, solution), np.maximum(self.high, solution)
        for place in places:
            self.solver.changeColCost(self.at[place], 0.0)


def _bounds(cube: Cube, place: Place, is_hidden: bool, policy: Policy, most: float) -> tuple[float, float]:
    """What a reader knows of one number by itself."""
    cell = cube.cells[place]
    if cell.value == 0 and not is_hidden:
        return 0.0, 0.0
    if is_hidden:
        return (0.0 if cell.is_money else 1.0), most
    if cell.is_money:
        published = rounded_euros(cell.value)
        return published - EURO_STEP / 2, published + EURO_STEP / 2
    return policy.between(policy.rounded(cell.value))


def _solver(
    low: np.ndarray, high: np.ndarray, rows: list[dict[int, float]], limits: list[tuple[float, float]], are_whole: list[bool]
) -> highspy._Highs:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(low), len(rows)
    model.col_cost_ = np.zeros(len(low))
    model.col_lower_, model.col_upper_ = low, high
    model.row_lower_, model.row_upper_ = (np.array([limit[side] for limit in limits], dtype=float) for side in (0, 1))
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *(len(row) for row in rows)])
    model.a_matrix_.index_ = np.array([at for row in rows for at in row], dtype=np.int32)
    model.a_matrix_.value_ = np.array([value for row in rows for value in row.values()], dtype=float)
    model.integrality_ = [highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous for whole in are_whole]
    solver = highspy._Highs()  # without what listens to it: beginning to listen prints a line
    for option, value in OPTIONS.items():
        solver.setOptionValue(option, value)
    if solver.passModel(model) == highspy.HighsStatus.kError:
        raise ValueError("no audit: this is no program")
    return solver
