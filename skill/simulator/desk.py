"""What the desk needs to talk to the skill: the Lambda function and a recogniser."""

import sys
from functools import cache
from importlib import util
from pathlib import Path

from skill.content import LOCALES, load
from skill.content.model import LEVELS
from skill.language.reading import Hints
from skill.language.recogniser import Recogniser
from skill.language.samples import Model
from skill.language.store import LanguageError, builtin, encoder, remembered
from skill.simulator.session import Handler

ROOT = Path(__file__).parents[2]
MODELS = ROOT / "interaction_model"
FUNCTION = ROOT / "lambda" / "lambda_function.py"
BUILD = ROOT / "build"
DOCS = ROOT / "docs"


def lambda_handler() -> Handler:
    """The very function that Lambda calls. Its folder bears a keyword's name, so load by path."""
    spec = util.spec_from_file_location("lambda_function", FUNCTION)
    assert spec is not None and spec.loader is not None  # noqa: S101, PT018  # the file is ours
    module = util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    handler: Handler = module.lambda_handler
    return handler


@cache
def recogniser(locale: str = "en-US") -> Recogniser:
    """A recogniser for the committed interaction model of *locale*."""
    path = MODELS / f"{locale}.json"
    if locale not in LOCALES:
        raise LanguageError(f"no interaction model for {locale}: there is {', '.join(LOCALES)}")
    content = load(locale)
    bearing = {
        topic: frozenset(
            name for name, fact in content.circumstances.items() if topic in fact.answers
        )
        for topic in content.topics
    }
    # A worry that names nothing gives way to what else is said, as a routine sign does.
    gravity = {
        name: LEVELS.index(sign.level if sign.row or sign.causes else "routine")
        for name, sign in content.signs.items()
    }
    listener, model = encoder(), Model.read(path)
    memory = remembered(model, path, listener, BUILD)
    return Recogniser(model, memory, listener, builtin(), Hints(bearing, gravity))
