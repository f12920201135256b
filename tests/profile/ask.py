"""Stands in for the ASK CLI: the recorded response named as the utterance."""

import argparse
import sys
from pathlib import Path

parser = argparse.ArgumentParser(allow_abbrev=False)
parser.add_argument("words", nargs=2, choices=["smapi", "profile-nlu"])
for flag in ("--skill-id", "--locale", "--utterance"):
    parser.add_argument(flag, required=True)
parser.add_argument("--stage", required=True, choices=["development"])
options = parser.parse_args()

recorded = Path(__file__).parent / f"{options.utterance.replace(' ', '_')}.json"
if not recorded.exists():
    sys.exit("[Error]: no access token,\n run ask configure")
sys.stdout.write(recorded.read_text(encoding="utf-8"))
