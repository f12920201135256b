"""The SAM template: who may call the function, and how it runs."""

import pytest
import yaml

from tests.conftest import ROOT

LONGEST = 8  # seconds that Alexa waits
REF = {"Ref": "SkillId"}


class Loader(yaml.SafeLoader):
    """Reads CloudFormation's short tags as their long forms: !Ref X as {"Ref": X}."""


Loader.add_multi_constructor("!", lambda _, tag, node: {tag: node.value})

TEMPLATE = Loader((ROOT / "template.yaml").read_text(encoding="utf-8")).get_single_data()
RESOURCES = TEMPLATE["Resources"]
FUNCTION = RESOURCES["LegCrampGuideFunction"]["Properties"]


@pytest.mark.rule(
    "The function cannot be deployed without the id of its skill.", source="Security Requirements"
)
@pytest.mark.rule(
    "Only this skill may call the function: the template's permission names its id.",
    source="Security Requirements",
)
@pytest.mark.rule(
    "No other way leads to the function: no address, no gateway, no permission beside.",
    source="Security Requirements",
)
def test_the_function_knows_its_skill_and_nobody_else_can_call_it() -> None:
    """From the event's SkillId, SAM makes the EventSourceToken of the permission."""
    parameter = TEMPLATE["Parameters"]["SkillId"]
    assert "Default" not in parameter
    assert parameter["AllowedPattern"].startswith(r"^amzn1\.ask\.skill\.")
    assert FUNCTION["Environment"]["Variables"]["SKILL_ID"] == REF
    (event,) = FUNCTION["Events"].values()
    assert event == {"Type": "AlexaSkill", "Properties": {"SkillId": REF}}
    assert "FunctionUrlConfig" not in FUNCTION
    kinds = {resource["Type"] for resource in RESOURCES.values()}
    assert kinds == {"AWS::Serverless::Function", "AWS::Logs::LogGroup"}


@pytest.mark.rule(
    "The function's time is up before Alexa's eight seconds are.",
    source="Request and Response JSON Reference",
)
@pytest.mark.rule("The function runs on Python 3.13.", source="AWS Lambda runtimes")
def test_the_function_stops_before_alexa_does_on_a_supported_python() -> None:
    assert 0 < FUNCTION["Timeout"] < LONGEST
    assert FUNCTION["Runtime"] == "python3.13"
