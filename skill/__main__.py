"""The command line: talk to the skill, see how it understands, build what the store needs."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from skill.content import LOCALES, TOPIC_IDS, SkillError, load


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
    from skill.simulator.desk import alexa, lambda_handler
    from skill.simulator.session import Session

    session = Session(lambda_handler(), alexa(options.locale), options.locale)
    print(session.say(" ".join(options.utterance)).speech)


def talk(options: argparse.Namespace) -> None:
    """The conversation, for people or, with --json, for programs."""
    from skill.simulator.alexa import heard
    from skill.simulator.desk import alexa, lambda_handler
    from skill.simulator.session import Session
    from skill.simulator.terminal import Terminal

    session = Session(lambda_handler(), alexa(options.locale), options.locale)
    if not options.json:
        Terminal(options.trace, options.hurry, options.speak).talk(session)
        return
    if options.launch:
        print(json.dumps(session.launch().to_json()), flush=True)
    for line in _lines():
        turn = session.hear(heard(line)) if options.heard else session.say(line)
        print(json.dumps(turn.to_json()), flush=True)


def understand(options: argparse.Namespace) -> None:
    """What each line of standard input is taken for."""
    from skill.simulator.alexa import heard
    from skill.simulator.desk import alexa
    from skill.simulator.understand import explained, understood

    content, hear = load(options.locale), heard if options.heard else alexa(options.locale).hear
    asking = options.asking or ""
    for line in _lines():
        said = hear(line)
        if options.json:
            print(json.dumps(understood(content, said, asking)), flush=True)
        else:
            print(f"{said.say}\n{explained(content, said, asking)}\n", flush=True)


def record(options: argparse.Namespace) -> None:
    """Replays golden dialogues and writes down what the skill says today."""
    from skill.simulator import golden
    from skill.simulator.desk import alexa, lambda_handler
    from skill.simulator.session import Session

    handler = lambda_handler()
    for name in options.files:
        path = Path(name)
        dialogue = golden.read(path)
        session = Session(handler, alexa(dialogue.locale), dialogue.locale)
        turns = golden.replay(dialogue, session)
        path.write_text(golden.written(dialogue.about, dialogue.locale, turns), encoding="utf-8")


def profile(options: argparse.Namespace) -> None:
    """Runs a CSV file through Amazon's own recogniser; needs the ASK CLI and an account."""
    from skill.simulator.profile import ask, profiles, read_cases, report

    content, cases = load(options.locale), read_cases(Path(options.file))
    found = profiles([case.utterance for case in cases], ask(options.skill_id, options.locale))
    for line in report(content, cases, found):
        print(line, flush=True)


def skill_package(options: argparse.Namespace) -> None:
    """Builds the skill package from interaction_model/: manifest, models and icons."""
    from skill.publishing.arn import endpoint_at
    from skill.publishing.package import contents, write
    from skill.publishing.site import site_at
    from skill.simulator.desk import BUILD, MODELS

    site, endpoint = site_at(options.site), endpoint_at(options.endpoint)
    folder = write(contents(MODELS, site, endpoint), BUILD)
    print(f"{folder}: send it with `ask deploy --target skill-metadata`, started in {BUILD}")
    if site.reserved:
        print(f"Before you submit: build with SITE=..., since nothing is published at {site.url}")


def console(options: argparse.Namespace) -> None:
    """The console in the browser: talk to the skill, and see how it comes to its replies."""
    from skill.console.guard import hosts
    from skill.console.port import serve
    from skill.console.routes import console as console_app
    from skill.simulator.desk import lambda_handler

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
    """Standard input, a line at a time, as soon as each arrives; bytes that are not UTF-8 replaced.

    A byte order mark, as editors put it before a file's first line, is no word of anybody's.
    """
    rest = b""
    while chunk := os.read(sys.stdin.fileno(), 1 << 16):
        *lines, rest = (rest + chunk).split(b"\n")
        yield from map(_text, lines)
    if rest:
        yield _text(rest)


def _text(line: bytes) -> str:
    return line.decode("utf-8", "replace").strip("\r\ufeff")


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
    "record": record,
    "profile": profile,
    "skill-package": skill_package,
    "serve": serve,
    "evidence": evidence,
}

Flags = dict[str, dict[str, Any]]

LOCALE: Flags = {"--locale": {"default": "en-US", "help": ", ".join(LOCALES)}}
JSON: Flags = {"--json": {"action": "store_true", "help": "one JSON object a line"}}

HEARD: Flags = {
    "--heard": {
        "action": "store_true",
        "help": "each line is what Alexa made of the words, in JSON",
    }
}

FLAGS: dict[str, Flags] = {
    "say": {**LOCALE, "utterance": {"nargs": "+", "help": "what you would say to the speaker"}},
    "talk": {
        **LOCALE,
        **JSON,
        **HEARD,
        "--launch": {"action": "store_true", "help": "with --json: open the skill first"},
        "--trace": {"action": "store_true", "help": "show intent and slots"},
        "--hurry": {"action": "store_true", "help": "do not wait during pauses"},
        "--speak": {"action": "store_true", "help": "speak through espeak-ng"},
    },
    "console": {"--port": {"type": int, "default": 8080, "help": "8080; 0 takes any free one"}},
    "understand": {
        **LOCALE,
        **JSON,
        **HEARD,
        "--asking": {"choices": TOPIC_IDS, "help": "the topic of the pending question"},
    },
    "record": {"files": {"nargs": "+", "help": "dialogues in tests/conversations"}},
    "profile": {
        **LOCALE,
        "file": {"help": "CSV with the columns utterance and moves"},
        "--skill-id": {"required": True, "help": "from the Alexa developer console"},
    },
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
