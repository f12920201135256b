"""The manifest: all that the store is told about the skill, checked and made ready."""

import json
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from skill.content import LOCALES, ContentError
from skill.publishing.arn import Endpoint
from skill.publishing.listing import faults
from skill.publishing.site import Site

FILE = "skill.json"


def read(path: Path) -> dict[str, Any]:
    """The manifest as JSON. Raises ContentError where the file holds none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ContentError(path.name, "(whole file)", f"a manifest as JSON ({error})") from None
    if not isinstance(found, dict) or list(found) != ["manifest"]:
        raise ContentError(path.name, "(whole file)", 'one key, "manifest"')
    return found


def check(manifest: Mapping[str, Any], model: Mapping[str, Any]) -> None:
    """Raises ContentError, naming the key, where the manifest is not true of the skill.

    *model* is the interaction model as JSON: one for all locales.
    """
    try:
        publishing = manifest["manifest"]["publishingInformation"]
        privacy = manifest["manifest"]["privacyAndCompliance"]
        _same("publishingInformation.locales", publishing["locales"], LOCALES)
        _same("privacyAndCompliance.locales", privacy["locales"], LOCALES)
        countries = [locale.partition("-")[2] for locale in LOCALES]
        _same("distributionCountries", publishing["distributionCountries"], countries)
        for locale in LOCALES:
            shown, pages = publishing["locales"][locale], privacy["locales"][locale]
            for key, expected in faults(locale, shown, pages, model):
                raise ContentError(FILE, f"{locale}.{key}", expected)
    except KeyError as missing:
        raise ContentError(FILE, missing.args[0], "this key, which is missing") from None


def ready(manifest: Mapping[str, Any], site: Site, endpoint: Endpoint | None) -> dict[str, Any]:
    """A copy of *manifest* with the pages of *site*, and with *endpoint* where there is one."""
    made = deepcopy(dict(manifest))
    for locale in made["manifest"]["privacyAndCompliance"]["locales"].values():
        locale.update(site.pages)
    if endpoint:
        made["manifest"]["apis"]["custom"].update(endpoint.to_json())
    return made


def _same(key: str, found: Any, wanted: Any) -> None:
    if sorted(found) != sorted(wanted):
        raise ContentError(FILE, key, f"exactly {', '.join(wanted)}")
