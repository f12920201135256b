"""What the desk needs to talk to the skill: the Lambda function, and something in Alexa's place."""

import sys
from functools import cache
from importlib import util
from pathlib import Path

from skill.content import LOCALES, SkillError
from skill.simulator.alexa import Alexa
from skill.simulator.session import Handler, Session

ROOT = Path(__file__).parents[2]
MODELS = ROOT / "interaction_model"
FUNCTION = ROOT / "lambda" / "lambda_function.py"
BUILD = ROOT / "build"
DOCS = ROOT / "docs"


class LocaleError(SkillError):
    """A locale that is not spoken here."""


@cache
def lambda_handler() -> Handler:
    """The very function that Lambda calls. Its folder bears a keyword's name, so load by path."""
    spec = util.spec_from_file_location("lambda_function", FUNCTION)
    assert spec is not None and spec.loader is not None  # noqa: S101, PT018  # the file is ours
    module = util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    handler: Handler = module.lambda_handler
    return handler


def model_file(locale: str) -> Path:
    """The interaction model: one for every English. Raises LocaleError for other locales."""
    if locale not in LOCALES:
        raise LocaleError(f"no interaction model for {locale}: there is {', '.join(LOCALES)}")
    return MODELS / "en-US.json"


def alexa(locale: str = "en-US") -> Alexa:
    """What stands in Alexa's place for *locale*."""
    return Alexa.of(model_file(locale))


def session(locale: str) -> Session:
    """A session that has not spoken yet. Raises LocaleError for a locale that is not spoken."""
    return Session(lambda_handler(), alexa(locale), locale)
