"""The endpoint: the Lambda function that Amazon calls, as the manifest names it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from skill.publishing.errors import PublishingError

ARN = re.compile(
    r"arn:aws:lambda:(?P<region>[a-z]{2}(-[a-z]+)+-\d):\d{12}:function:[\w-]{1,64}(:[\w-]{1,128})?",
    re.ASCII,
)

# The AWS regions from which Amazon calls a skill -> the part of the world each serves.
AREAS = {"us-east-1": "NA", "us-west-2": "FE", "eu-west-1": "EU", "ap-northeast-1": "FE"}


@dataclass(frozen=True)
class Endpoint:
    """A Lambda function by its ARN, and its area: NA, EU or FE."""

    arn: str
    area: str

    def to_json(self) -> Mapping[str, Any]:
        """What goes under apis.custom: this function for its area, and for all the others."""
        here = {"endpoint": {"uri": self.arn}}
        return {**here, "regions": {self.area: here}}


def endpoint_at(arn: str) -> Endpoint | None:
    """The endpoint of the ARN, or None where it is empty: the console can be told later.

    Raises PublishingError for what is no Lambda ARN, and for regions that skills cannot use.
    """
    if not arn:
        return None
    found = ARN.fullmatch(arn)
    if not found:
        form = "arn:aws:lambda:REGION:ACCOUNT:function:NAME"
        raise PublishingError(f"endpoint {arn!r}: expected {form}, as `make deploy` prints it")
    if found["region"] not in AREAS:
        raise PublishingError(f"endpoint {arn!r}: expected one of the regions {', '.join(AREAS)}")
    return Endpoint(arn, AREAS[found["region"]])
