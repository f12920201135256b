"""What the desk needs to talk to the skill: the Lambda function and a recogniser."""

import sys
from functools import cache
from importlib import util
from pathlib import Path
from tempfile import NamedTemporaryFile

from skill.content import LOCALES, load
from skill.content.model import LEVELS
from skill.language.model import as_json, build_model
from skill.language.reading import Hints
from skill.language.recogniser import Recogniser
from skill.language.samples import Model
from skill.language.sentences import load_sentences
from skill.language.store import LanguageError, builtin, encoder, remembered
from skill.simulator.session import Handler

ROOT = Path(__file__).parents[2]
MODELS = ROOT / "interaction_model"
SENTENCES = MODELS / "sentences" / "en.yaml"
COMMITTED = "en-US"
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


def model_file(locale: str) -> Path:
    """The interaction model of *locale*: en-US as committed, the others built when they are wanted.

    Raises LanguageError for a locale that is not spoken, SentencesError for broken sentences.
    """
    if locale not in LOCALES:
        raise LanguageError(f"no interaction model for {locale}: there is {', '.join(LOCALES)}")
    if locale == COMMITTED:
        return MODELS / f"{locale}.json"
    path = BUILD / "models" / f"{locale}.json"
    if not path.exists() or path.stat().st_mtime < SENTENCES.stat().st_mtime:
        build_model_file(locale, path)
    return path


def build_model_file(locale: str, path: Path) -> None:
    """Writes the model of *locale* from the sentences, whole or not at all."""
    text = as_json(build_model(load_sentences(SENTENCES, locale)))
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as file:
        file.write(text)
    Path(file.name).replace(path)


@cache
def recogniser(locale: str = "en-US") -> Recogniser:
    """A recogniser for the interaction model of *locale*."""
    path = model_file(locale)
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
