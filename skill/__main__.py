"""The command line: talk to the skill, see how it understands, build what the store needs."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from skill.content import LOCALES, TOPIC_IDS, SkillError, load

Flag = tuple[str, dict[str, Any]]
Run = Callable[[argparse.Namespace], None]
COMMANDS: dict[str, tuple[Run, tuple[Flag, ...]]] = {}  # name -> what runs it, and its flags


def command(*flags: Flag) -> Callable[[Run], Run]:
    """Makes a function a command of its name, which takes *flags*."""

    def keep(run: Run) -> Run:
        COMMANDS[run.__name__.replace("_", "-")] = run, flags
        return run

    return keep


def flag(name: str, help: str, **settings: Any) -> Flag:  # noqa: A002  # argparse's name
    """An argument, as argparse takes it."""
    return name, {"help": help, **settings}


def switch(name: str, help: str) -> Flag:  # noqa: A002  # argparse's name
    """An argument that is there or not."""
    return flag(name, help, action="store_true")


LOCALE = flag("--locale", ", ".join(LOCALES), default="en-US")
JSON = switch("--json", "one JSON object a line")
HEARD = switch("--heard", "each line is what Alexa made of the words, in JSON")


@command(LOCALE, flag("utterance", "what you would say to the speaker", nargs="+"))
def say(options: argparse.Namespace) -> None:
    """Prints one answer."""
    from skill.simulator.desk import session

    print(session(options.locale).say(" ".join(options.utterance)).speech)


@command(
    LOCALE,
    JSON,
    HEARD,
    switch("--launch", "with --json: open the skill first"),
    switch("--trace", "show what was understood"),
    switch("--hurry", "do not wait during pauses"),
    switch("--speak", "speak through espeak-ng"),
)
def talk(options: argparse.Namespace) -> None:
    """The conversation, for people or, with --json, for programs."""
    from skill.simulator.alexa import heard
    from skill.simulator.desk import session as new_session
    from skill.simulator.terminal import Terminal

    session = new_session(options.locale)
    if not options.json:
        Terminal(options.trace, options.hurry, options.speak).talk(session)
        return
    if options.launch:
        print(json.dumps(session.launch().to_json()), flush=True)
    for line in _lines():
        turn = session.hear(heard(line)) if options.heard else session.say(line)
        print(json.dumps(turn.to_json()), flush=True)


@command(
    LOCALE, JSON, HEARD, flag("--asking", "the topic of the pending question", choices=TOPIC_IDS)
)
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


@command(flag("files", "dialogues in tests/conversations", nargs="+"))
def record(options: argparse.Namespace) -> None:
    """Replays golden dialogues and writes down what the skill says today."""
    from skill.simulator import golden
    from skill.simulator.desk import session

    for name in options.files:
        path = Path(name)
        dialogue = golden.read(path)
        turns = golden.replay(dialogue, session(dialogue.locale))
        path.write_text(golden.written(dialogue.about, dialogue.locale, turns), encoding="utf-8")


@command(
    LOCALE,
    flag("file", "CSV with the columns utterance and moves"),
    flag("--skill-id", "from the Alexa developer console", required=True),
)
def profile(options: argparse.Namespace) -> None:
    """Runs a CSV file through Amazon's own recogniser; needs the ASK CLI and an account."""
    from skill.simulator.profile import ask, profiles, read_cases, report

    content, cases = load(options.locale), read_cases(Path(options.file))
    found = profiles([case.utterance for case in cases], ask(options.skill_id, options.locale))
    for line in report(content, cases, found):
        print(line, flush=True)


@command(
    flag("--site", "where privacy and terms are published", default="", metavar="URL"),
    flag("--endpoint", "the Lambda function", default="", metavar="ARN"),
)
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


@command(flag("--port", "8080; 0 takes any free one", type=int, default=8080))
def console(options: argparse.Namespace) -> None:
    """The console in the browser: talk to the skill, and see how it comes to its replies."""
    from skill.console.guard import hosts
    from skill.console.port import serve
    from skill.console.routes import console as console_app
    from skill.simulator.desk import lambda_handler

    def app(port: int) -> Any:
        print(f"Open http://127.0.0.1:{port} in your browser. Ctrl-C ends.", flush=True)
        return console_app(hosts(port), lambda_handler())

    serve(options.port, app)


@command(
    flag("--bind", "127.0.0.1:5000; or unix:/path", default="127.0.0.1:5000", metavar="HOST:PORT"),
    flag("--skill-id", "from the Alexa developer console; or set SKILL_ID", default=""),
    flag("--workers", "processes; 2", type=int, default=2),
    switch("--insecure-local", "check no signature and no time, for this machine alone"),
)
def serve(options: argparse.Namespace) -> None:
    """The endpoint for Alexa on your own host, behind HTTPS: see docs/self-hosting.md."""
    from skill.endpoint import server

    bind = server.bind_at(options.bind)
    skill_id = options.skill_id or os.environ.get("SKILL_ID")
    app = server.application(skill_id, bind, insecure=options.insecure_local)
    server.serve(app, bind, options.workers, server.INSECURE if options.insecure_local else "")


@command()
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
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").strip("\r\n\ufeff")


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; errors of ours end in one line, not in a stack trace."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and given[0] not in COMMANDS and not given[0].startswith("-"):
        given = ["say", *given]
    parser = argparse.ArgumentParser(prog="python -m skill", description=__doc__)
    commands = parser.add_subparsers(required=True)
    for name, (run, flags) in COMMANDS.items():
        one = commands.add_parser(name, help=run.__doc__, description=run.__doc__)
        one.set_defaults(run=run)
        for argument, settings in flags:
            one.add_argument(argument, **settings)
    options = parser.parse_args(given)
    try:
        options.run(options)
    except SkillError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except (BrokenPipeError, KeyboardInterrupt):
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
