"""Tables of weights, made for a test."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from skill.hearing.features import key_of
from skill.hearing.table import Table


def table_of(
    weights: Mapping[str, Mapping[int, int]],
    names: Sequence[str],
    bias: Sequence[float],
    units: Sequence[float],
    judged: Sequence[str] = (),
) -> Table:
    """The table with *weights*: what is weighed -> label -> steps of the label's unit."""
    features = sorted((key_of(text.encode()), sorted(row.items())) for text, row in weights.items())
    labels = [[label for label, _ in row] for _, row in features]
    return Table(
        names=tuple(names),
        bias=tuple(bias),
        units=tuple(units),
        least=(0,) * len(names),
        moves=1,
        judged=frozenset(judged),
        source="",
        keys=[key for key, _ in features],
        starts=list(accumulate((len(row) for _, row in features), initial=0)),
        gaps=[label - before for row in labels for before, label in pairwise((-1, *row))],
        steps=[steps for _, row in features for _, steps in row],
    )
