"""The labels of labelled speech."""

import tomllib

from tests.conftest import ROOT

SPEECH = ROOT / "interaction_model" / "speech"
LABELS = tomllib.loads((SPEECH / "labels.toml").read_text(encoding="utf-8"))
CASE = {value for values in LABELS["case"].values() for value in values}
