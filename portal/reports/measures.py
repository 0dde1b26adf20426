"""Figures of a self-assessment, area by area."""

from dataclasses import dataclass

import pandas as pd

LEVELS = ["said", "confirmed", "needed"]


@dataclass(frozen=True)
class Measure:
    """Averages from 0 to 4, or None where there is nothing to average; and how many of the
    statements that are part of the job are confirmed at the level needed."""

    said: float | None
    confirmed: float | None
    needed: float | None
    at_level: int
    counted: int

    @property
    def is_met(self) -> bool:
        return self.at_level == self.counted


def measure_areas(rows: list[tuple]) -> dict[str, Measure]:
    """A measure an area. A row is a statement: (code of its area, said, confirmed, needed, whether
    it is part of the job); a level that there is not is None. What is not part of the job counts
    nowhere, so that all averages are of the same statements."""
    table = pd.DataFrame(rows, columns=["area", *LEVELS, "counts"])
    counted = table[table["counts"].astype(bool)]
    levels = counted[LEVELS].astype("Float64")
    averages = levels.groupby(counted["area"]).mean().round(1)
    at_level = levels["confirmed"].fillna(0) >= levels["needed"]
    counts = at_level.groupby(counted["area"]).agg(["sum", "count"])
    return {area: _measure(area, averages, counts) for area in table["area"].unique()}


def _measure(area, averages, counts) -> Measure:
    if area not in averages.index:
        return Measure(None, None, None, 0, 0)
    known = [None if pd.isna(value) else float(value) for value in averages.loc[area, LEVELS]]
    return Measure(*known, *(int(count) for count in counts.loc[area]))
