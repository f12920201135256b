"""The command line: builds docs/licences.md from requirements/."""

import sys

from skill.content import SkillError
from tools.supply.licences import licences_page, read_licences
from tools.supply.pins import REQUIREMENTS, all_pins

PAGE = REQUIREMENTS.parent / "docs" / "licences.md"


def main() -> int:
    """Writes the page; errors of ours end in one line."""
    try:
        PAGE.write_text(licences_page(all_pins(), read_licences()), encoding="utf-8")
    except SkillError as error:
        print(f"error: {error}", file=sys.stderr)  # noqa: T201  # a command line prints
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
