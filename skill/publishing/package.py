"""The package: the folder from which `ask deploy --target skill-metadata` makes the skill.

The ASK CLI wants ask-resources.json where it is started, and zips the folder named there. Amazon
knows every file that such a zip may hold, and ask-resources.json is none of them: it lies beside.
"""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from skill.content import LOCALES
from skill.publishing import icon, manifest
from skill.publishing.arn import Endpoint
from skill.publishing.listing import icon_uri
from skill.publishing.site import Site

FOLDER = "skill-package"
MODEL = "en-US.json"  # for every English: Amazon wants a copy under each locale
RESOURCES = {
    "askcliResourcesVersion": "2020-03-31",
    "profiles": {"default": {"skillMetadata": {"src": f"./{FOLDER}"}}},
}


def contents(sources: Path, site: Site, endpoint: Endpoint | None) -> dict[str, bytes]:
    """Every file of the package by its path, made from interaction_model/ at *sources*.

    Raises ContentError or PublishingError where something is missing or not true of the skill.
    """
    model = (sources / MODEL).read_bytes()
    shown = manifest.read(sources / manifest.FILE)
    manifest.check(shown, json.loads(model))
    icons = {name: icon.drawn(sources / "icon.svg", size) for name, size in icon.SIZES.items()}
    return {
        manifest.FILE: _as_json(manifest.ready(shown, site, endpoint)),
        **{f"interactionModels/custom/{locale}.json": model for locale in LOCALES},
        **{
            icon_uri(locale, name).removeprefix("file://"): png
            for locale in LOCALES
            for name, png in icons.items()
        },
    }


def write(files: Mapping[str, bytes], build: Path) -> Path:
    """Writes *files* into a fresh folder of *build*, ask-resources.json beside it.

    What the ASK CLI itself keeps in *build*, such as the skill's id in .ask/, stays.
    """
    folder = build / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (build / "ask-resources.json").write_bytes(_as_json(RESOURCES))
    return folder


def _as_json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()
