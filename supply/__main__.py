"""The command line: the page of licences, and the audit of what is pinned."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from skill.content import SkillError
from supply.advisories import asked, listed
from supply.index import withdrawn
from supply.licences import licences_page, read_licences
from supply.pins import FILES, REQUIREMENTS, all_pins, versions
from supply.verdict import Verdict, worst

PAGE = REQUIREMENTS.parent / "docs" / "licences.md"


def licences(_: argparse.Namespace) -> int:
    """Builds docs/licences.md from requirements/."""
    PAGE.write_text(licences_page(all_pins(), read_licences()), encoding="utf-8")
    return 0


def audit(options: argparse.Namespace) -> int:
    """Asks after every pin. Exits with 1 for a finding, with 3 where nobody could be asked."""
    pins = versions(pin for found in all_pins().values() for pin in found)
    verdicts = []
    if options.database:
        verdicts.append(_said(listed(pins, Path(options.database), datetime.now(UTC).date())))
    else:
        service = ("--vulnerability-service", "osv", "--osv-url", options.osv_url)
        verdicts += [_said(withdrawn(REQUIREMENTS / file)) for file in FILES]
        verdicts.append(_said(asked(pins, service if options.osv_url else ())))
    return worst(verdicts)


def _said(verdict: Verdict) -> Verdict:
    print(verdict, flush=True)  # noqa: T201  # a command line prints
    return verdict


COMMANDS = {"licences": licences, "audit": audit}


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; errors of ours end in one line."""
    parser = argparse.ArgumentParser(prog="python -m supply", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    made = {
        name: commands.add_parser(name, help=run.__doc__, description=run.__doc__)
        for name, run in COMMANDS.items()
    }
    made["audit"].add_argument("--osv-url", metavar="URL", help="the OSV service, or your mirror")
    made["audit"].add_argument(
        "--database", metavar="DIR", help="no network: a clone of the PyPA advisory database"
    )
    options = parser.parse_args(arguments)
    try:
        return COMMANDS[options.command](options)
    except SkillError as error:
        print(f"error: {error}", file=sys.stderr)  # noqa: T201
        return 1


if __name__ == "__main__":
    sys.exit(main())
