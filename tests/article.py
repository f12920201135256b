"""The statements of the article that the skill answers: docs/article.toml."""

import tomllib

from tests.conftest import ROOT

ARTICLE = ROOT / "docs" / "article.toml"
STATEMENTS = tomllib.loads(ARTICLE.read_text(encoding="utf-8"))["statement"]
