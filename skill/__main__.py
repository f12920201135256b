"""The command line: talk to the skill, see how it understands, build its model."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from skill.content import LOCALES, TOPIC_IDS, SkillError, load

MOST_LINES = 64  # read together: more would only wait longer


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; errors of ours end in one line, not in a stack trace."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and given[0] not in COMMANDS and not given[0].startswith("-"):
        given = ["say", *given]
    options = _parser().parse_args(given)
    try:
        COMMANDS[options.command](options)
    except SkillError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except (BrokenPipeError, KeyboardInterrupt):
        return 130
    return 0


def say(options: argparse.Namespace) -> None:
    """Prints one answer."""
    from skill.simulator.desk import lambda_handler, recogniser
    from skill.simulator.session import Session

    session = Session(lambda_handler(), recogniser(options.locale), options.locale)
    print(session.say(" ".join(options.utterance)).speech)


def talk(options: argparse.Namespace) -> None:
    """The conversation, for people or, with --json, for programs."""
    from skill.simulator.desk import lambda_handler, recogniser
    from skill.simulator.session import Session
    from skill.simulator.terminal import Terminal

    session = Session(lambda_handler(), recogniser(options.locale), options.locale)
    if not options.json:
        Terminal(options.trace, options.hurry, options.speak).talk(session)
        return
    if options.launch:
        print(json.dumps(session.launch().to_json()), flush=True)
    for line in _lines():
        print(json.dumps(session.say(line).to_json()), flush=True)


def understand(options: argparse.Namespace) -> None:
    """What each line of standard input is taken for."""
    from skill.simulator.desk import recogniser
    from skill.simulator.understand import explained, understood

    content, listener = load(options.locale), recogniser(options.locale)
    asking = options.asking or ""
    for batch in _batches():
        for heard in listener.recognise_all(batch, asking):
            if options.json:
                print(json.dumps(understood(content, heard, asking)), flush=True)
            else:
                print(f"{heard.utterance}\n{explained(content, heard, asking)}\n", flush=True)


def model(_: argparse.Namespace) -> None:
    """Builds the interaction model of every locale from the sentences."""
    from skill.simulator.desk import ROOT, build_model_file, model_file

    for locale in LOCALES:
        path = model_file(locale)
        build_model_file(locale, path)
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")


def record(options: argparse.Namespace) -> None:
    """Replays golden dialogues and writes down what the skill says today."""
    from skill.simulator import golden
    from skill.simulator.desk import lambda_handler, recogniser
    from skill.simulator.session import Session

    handler = lambda_handler()
    for name in options.files:
        path = Path(name)
        dialogue = golden.read(path)
        session = Session(handler, recogniser(dialogue.locale), dialogue.locale)
        turns = golden.replay(dialogue, session)
        path.write_text(golden.written(dialogue.about, dialogue.locale, turns), encoding="utf-8")


def profile(options: argparse.Namespace) -> None:
    """Runs a CSV file through Amazon's own recogniser; needs the ASK CLI and an account."""
    from skill.alexa.intents import move_from
    from skill.language.profile import Profile, ask, profiles, read_cases, report

    content, cases = load(options.locale), read_cases(Path(options.file))
    found = profiles([case.utterance for case in cases], ask(options.skill_id, options.locale))

    def move(one: Profile) -> str:
        return move_from(content, one.intent, one.slots).name

    for line in report(cases, found, move):
        print(line, flush=True)


def crossvalidate(options: argparse.Namespace) -> None:
    """Leaves out a fifth of the samples and phrases, learns the rest, scores the left-out."""
    from skill.language.crossvalidate import cross_validate, table
    from skill.language.samples import Model
    from skill.language.store import builtin, encoder
    from skill.simulator.desk import model_file

    print(table(cross_validate(Model.read(model_file(options.locale)), builtin(), encoder())))


def skill_package(options: argparse.Namespace) -> None:
    """Builds the skill package from interaction_model/: manifest, models and icons."""
    from skill.publishing.arn import endpoint_at
    from skill.publishing.package import contents, write
    from skill.publishing.site import site_at
    from skill.simulator.desk import BUILD, MODELS, model_file

    site, endpoint = site_at(options.site), endpoint_at(options.endpoint)
    models = {locale: model_file(locale).read_bytes() for locale in LOCALES}
    folder = write(contents(MODELS, models, site, endpoint), BUILD)
    print(f"{folder}: send it with `ask deploy --target skill-metadata`, started in {BUILD}")
    if site.reserved:
        print(f"Before you submit: build with SITE=..., since nothing is published at {site.url}")


def console(options: argparse.Namespace) -> None:
    """The console in the browser: talk to the skill, and see how it comes to its replies."""
    from skill.console.guard import hosts
    from skill.console.port import serve
    from skill.console.routes import console as console_app
    from skill.simulator.desk import lambda_handler, recogniser

    recogniser()  # learns the interaction model, so that the page answers at once
    handler = lambda_handler()

    def ready(port: int) -> None:
        print(f"Open http://127.0.0.1:{port} in your browser. Ctrl-C ends.", flush=True)

    serve(options.port, lambda port: console_app(hosts(port), handler), ready)


def serve(options: argparse.Namespace) -> None:
    """The endpoint for Alexa on your own host, behind HTTPS: see docs/self-hosting.md."""
    from skill.endpoint import server

    bind = server.bind_at(options.bind)
    skill_id = options.skill_id or os.environ.get("SKILL_ID")
    app = server.application(skill_id, bind, insecure=options.insecure_local)
    note = server.INSECURE if options.insecure_local else ""
    server.serve(app, bind, options.workers, note)


def evidence(_: argparse.Namespace) -> None:
    """Builds docs/evidence.md from the content, for a clinician to review."""
    from skill.publishing.evidence import evidence_page
    from skill.simulator.desk import DOCS

    page = DOCS / "evidence.md"
    page.write_text(evidence_page(load(), DOCS), encoding="utf-8")
    print(f"{page.name}: {page.stat().st_size // 1024} KB")


def _lines() -> Iterator[str]:
    """Standard input, a line at a time, as soon as each arrives."""
    for batch in _batches():
        yield from batch


def _batches() -> Iterator[list[str]]:
    """Standard input, as many whole lines at a time as have arrived, at most MOST_LINES."""
    rest = b""
    while chunk := os.read(sys.stdin.fileno(), 1 << 16):
        *lines, rest = (rest + chunk).split(b"\n")
        yield from batched(lines)
    if rest:
        yield from batched([rest])


def batched(lines: list[bytes]) -> Iterator[list[str]]:
    """*lines* as text, MOST_LINES at a time; bytes that are not UTF-8 are replaced.

    A byte order mark, as editors put it before a file's first line, is no word of anybody's.
    """
    for start in range(0, len(lines), MOST_LINES):
        some = lines[start : start + MOST_LINES]
        yield [line.decode("utf-8", "replace").strip("\r\ufeff") for line in some]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m skill", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, run in COMMANDS.items():
        command = commands.add_parser(name, help=run.__doc__, description=run.__doc__)
        for flag, settings in FLAGS[name].items():
            command.add_argument(flag, **settings)
    return parser


COMMANDS = {
    "say": say,
    "talk": talk,
    "console": console,
    "understand": understand,
    "model": model,
    "record": record,
    "profile": profile,
    "crossvalidate": crossvalidate,
    "skill-package": skill_package,
    "serve": serve,
    "evidence": evidence,
}

Flags = dict[str, dict[str, Any]]

LOCALE: Flags = {"--locale": {"default": "en-US", "help": ", ".join(LOCALES)}}
JSON: Flags = {"--json": {"action": "store_true", "help": "one JSON object a line"}}

FLAGS: dict[str, Flags] = {
    "say": {**LOCALE, "utterance": {"nargs": "+", "help": "what you would say to the speaker"}},
    "talk": {
        **LOCALE,
        **JSON,
        "--launch": {"action": "store_true", "help": "with --json: open the skill first"},
        "--trace": {"action": "store_true", "help": "show intent and slots"},
        "--hurry": {"action": "store_true", "help": "do not wait during pauses"},
        "--speak": {"action": "store_true", "help": "speak through espeak-ng"},
    },
    "console": {"--port": {"type": int, "default": 8080, "help": "8080; 0 takes any free one"}},
    "understand": {
        **LOCALE,
        **JSON,
        "--asking": {"choices": TOPIC_IDS, "help": "the topic of the pending question"},
    },
    "model": {},
    "record": {"files": {"nargs": "+", "help": "dialogues in tests/conversations"}},
    "profile": {
        **LOCALE,
        "file": {"help": "CSV with the columns utterance and moves"},
        "--skill-id": {"required": True, "help": "from the Alexa developer console"},
    },
    "crossvalidate": LOCALE,
    "skill-package": {
        "--site": {
            "default": "",
            "metavar": "URL",
            "help": "where privacy and terms are published",
        },
        "--endpoint": {"default": "", "metavar": "ARN", "help": "the Lambda function"},
    },
    "serve": {
        "--bind": {
            "default": "127.0.0.1:5000",
            "metavar": "HOST:PORT",
            "help": "127.0.0.1:5000; or unix:/path",
        },
        "--skill-id": {"default": "", "help": "from the Alexa developer console; or set SKILL_ID"},
        "--workers": {"type": int, "default": 2, "help": "processes; 2"},
        "--insecure-local": {
            "action": "store_true",
            "help": "check no signature and no time, for this machine alone",
        },
    },
    "evidence": {},
}

if __name__ == "__main__":
    sys.exit(main())
