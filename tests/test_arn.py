"""The endpoint: a Lambda function in a region from which Amazon calls skills."""

import pytest

from skill.publishing.arn import Endpoint, endpoint_at
from skill.publishing.errors import PublishingError

NAME = "123456789012:function:leg-cramp-guide-LegCrampGuideFunction-a1B2"


@pytest.mark.parametrize(
    ("region", "area"),
    [("us-east-1", "NA"), ("us-west-2", "FE"), ("eu-west-1", "EU"), ("ap-northeast-1", "FE")],
)
def test_each_region_serves_its_area_and_the_rest(region: str, area: str) -> None:
    """The name of the function may end with a version or an alias."""
    assert endpoint_at("") is None
    for arn in (f"arn:aws:lambda:{region}:{NAME}", f"arn:aws:lambda:{region}:{NAME}:live"):
        endpoint = endpoint_at(arn)
        assert endpoint == Endpoint(arn, area)
        here = {"endpoint": {"uri": arn}}
        assert endpoint.to_json() == {**here, "regions": {area: here}}


@pytest.mark.parametrize("region", ["eu-central-1", "us-gov-west-1", "us-east-2"])
def test_other_regions_are_refused(region: str) -> None:
    with pytest.raises(PublishingError, match="expected one of the regions us-east-1, us-west-2"):
        endpoint_at(f"arn:aws:lambda:{region}:{NAME}")


@pytest.mark.parametrize(
    "arn",
    [
        "https://example.org/skill",
        "arn:aws:s3:us-east-1:123456789012:function:x",
        "arn:aws:lambda:us-east-1:1234:function:x",
        "arn:aws:lambda:us-east-1:123456789012:layer:x",
        "arn:aws:lambda:us-east-1:123456789012:function:x y",
        "arn:aws:lambda:us-east-1:123456789012:function:x\n",
    ],
)
def test_what_is_no_function_is_refused(arn: str) -> None:
    with pytest.raises(PublishingError, match="expected arn:aws:lambda:REGION:ACCOUNT:function"):
        endpoint_at(arn)
