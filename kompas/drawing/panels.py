"""Where the panels of a figure stand: below each other over one axis, or many of them two beside each other on a wide screen."""

from dataclasses import dataclass

from kompas.drawing.size import WIDE, Size

FEW = 2  # panels that stand below each other whatever the screen
HEIGHTS = {True: 180, False: 120}  # pixels of a panel, where they are few, and where they are many
BETWEEN = 60  # pixels from one to the next below it
ASIDE = 0.08  # of the figure, from one to the next beside it


@dataclass(frozen=True)
class Panel:
    """From where to where a panel stands, as parts of the figure; and in which column, and whether no other stands below it there."""

    low: float = 0
    high: float = 1
    left: float = 0
    right: float = 1
    column: int = 0
    is_lowest: bool = True

    @property
    def x(self) -> str:
        """Its axis below, as Plotly calls it."""
        return f"x{self.column + 1 if self.column else ''}"


def placed(panels: int, size: Size) -> list[Panel]:
    """The place of each panel, the first on top; of a figure without panels the whole of it."""
    columns = 2 if size == WIDE and panels > FEW else 1
    whole, pitch = height(panels, size), HEIGHTS[panels <= FEW] + BETWEEN
    wide = (1 - ASIDE * (columns - 1)) / columns
    places = []
    for panel in range(max(panels, 1)):
        row, column = divmod(panel, columns)
        high = 1 - row * pitch / whole if panels else 1
        low = max(high - HEIGHTS[panels <= FEW] / whole, 0) if panels else 0
        left = column * (wide + ASIDE)
        places.append(Panel(low, high, left, left + wide, column, panel + columns >= panels))
    return places


def height(panels: int, size: Size) -> int:
    """Pixels of all panels."""
    rows = -(-panels // (2 if size == WIDE and panels > FEW else 1))
    return HEIGHTS[panels <= FEW] * rows + BETWEEN * (rows - 1)
