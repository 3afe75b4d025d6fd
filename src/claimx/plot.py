"""Two pictures of a score: precision against recall by confidence, and the reliability curve."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimx.errors import ClaimxError
from claimx.score import Score

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SUFFIXES = (".png", ".svg")
_BINS = 10


class Point(NamedTuple):
    """Precision and recall (value reading) of the rows at or above a confidence."""

    confidence: float
    precision: float
    recall: float


class Bin(NamedTuple):
    """Rows of like confidence: their mean confidence, the share that is right, how many."""

    confidence: float
    right: float
    n: int


def precision_recall(rows: Sequence[tuple[float, bool]], gold: int) -> list[Point]:
    """A point for every confidence that occurs, the highest first.

    >>> precision_recall([(0.9, True), (0.8, False), (0.8, True)], gold=4)[1]
    Point(confidence=0.8, precision=0.6666666666666666, recall=0.5)
    """
    points: list[Point] = []
    right = 0
    ordered = sorted(rows, reverse=True)
    for at, (confidence, is_right) in enumerate(ordered, 1):
        right += is_right
        if at == len(ordered) or ordered[at][0] != confidence:
            points.append(Point(confidence, right / at, right / gold if gold else 0.0))
    return points


def reliability(rows: Sequence[tuple[float, bool]]) -> list[Bin]:
    """Ten bins of equal width, those without rows left out, the lowest first.

    >>> reliability([(0.95, True), (0.93, False), (0.1, False)])
    [Bin(confidence=0.1, right=0.0, n=1), Bin(confidence=0.94, right=0.5, n=2)]
    """
    bins: dict[int, list[tuple[float, bool]]] = {}
    for row in rows:
        bins.setdefault(min(int(row[0] * _BINS), _BINS - 1), []).append(row)
    return [
        Bin(
            round(sum(confidence for confidence, _ in found) / len(found), 6),
            sum(right for _, right in found) / len(found),
            len(found),
        )
        for _, found in sorted(bins.items())
    ]


def plot(score: Score, path: str | Path, force: bool = False) -> None:
    """Draws both curves into a .png or .svg file; the same score gives the same bytes.

    `force`: overwrite the file. Raises: ClaimxError without matplotlib, for another suffix, for
    rows without confidence, and where the file exists or cannot be written.
    """
    if Path(path).suffix.lower() not in SUFFIXES:
        raise ClaimxError(f"{path}: cannot draw such a file; name one in .png or .svg")
    if Path(path).exists() and not force:
        raise ClaimxError(f"{path}: exists; choose another name, or --force to overwrite it")
    if not score.breakdown.reliability:
        raise ClaimxError(f"{path}: the rows carry no confidence; plot an output of `extract`")
    try:
        import matplotlib
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError:
        raise ClaimxError(
            f"{path}: plotting needs matplotlib; run `pip install 'claimx[plot]'`"
        ) from None
    with matplotlib.rc_context({"svg.hashsalt": "claimx", "font.size": 9}):
        figure = Figure(figsize=(9, 4.2), layout="constrained")
        FigureCanvasAgg(figure)
        left, right = figure.subplots(1, 2)
        _draw_precision_recall(left, score)
        _draw_reliability(right, score)
        figure.suptitle(score.signature, fontsize=6)
        metadata = {"Date": None} if str(path).lower().endswith(".svg") else {"Software": None}
        try:
            figure.savefig(path, dpi=150, metadata=metadata)
        except OSError as error:
            raise ClaimxError(f"{path}: cannot be written ({error.strerror})") from None


def _draw_precision_recall(axes: Axes, score: Score) -> None:
    line = score.line("value")
    points = precision_recall(score.breakdown.reliability, line.gold)
    axes.plot([p.recall for p in points], [p.precision for p in points], color="C0")
    for threshold in (0.9, 0.8, 0.5):
        above = [point for point in points if point.confidence >= threshold]
        if above:
            axes.plot(above[-1].recall, above[-1].precision, "o", color="C0")
            place = (above[-1].recall, above[-1].precision)
            axes.annotate(f"≥ {threshold}", place, (4, 4), textcoords="offset points")
    axes.set(xlim=(0, 1), ylim=(0, 1.02), xlabel="recall", ylabel="precision")
    axes.set_title("precision against recall by confidence (value)")
    axes.grid(alpha=0.3)


def _draw_reliability(axes: Axes, score: Score) -> None:
    bins = reliability(score.breakdown.reliability)
    axes.plot([0, 1], [0, 1], color="grey", linewidth=0.8, linestyle="--")
    axes.plot([b.confidence for b in bins], [b.right for b in bins], "o-", color="C0")
    for each in bins:
        axes.annotate(
            str(each.n), (each.confidence, each.right), (4, -9), textcoords="offset points"
        )
    axes.set(xlim=(0, 1), ylim=(0, 1.02), xlabel="confidence", ylabel="share right (value)")
    axes.set_title("reliability, with the number of rows")
    axes.grid(alpha=0.3)
