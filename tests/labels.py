"""The labels of labelled speech."""

import tomllib

from skill.content import Content
from tests.conftest import ROOT

SPEECH = ROOT / "interaction_model" / "speech"
LABELS = tomllib.loads((SPEECH / "labels.toml").read_text(encoding="utf-8"))
CASE = {value for values in LABELS["case"].values() for value in values}


def facts(content: Content) -> set[str]:
    """Every fact that may be a label: ids of the content, other signs, and features."""
    kinds = (content.circumstances, content.causes, content.signs, content.remedies, content.mimics)
    features = {f"f_{feature}" for feature in LABELS["features"]}
    return {id_ for kind in kinds for id_ in kind} | set(LABELS["signs"]) | features
