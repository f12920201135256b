"""The ASK SDK piece by piece: the same classes as ever, and no others loaded than are used."""

import ast
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import ask_sdk_core
import pytest

from skill.alexa.sdk import PACKAGES, PieceByPiece, import_piece_by_piece, module_of
from tests.process import python

SITE = Path(ask_sdk_core.__file__).parents[1]
INITS = sorted(
    path for name in PACKAGES for path in SITE.joinpath(*name.split(".")).rglob("__init__.py")
)

LOADED = """
import sys
from skill.alexa import function
print(*sorted(name for name in sys.modules if not name.startswith("skill")))
"""


def exported(init: Path) -> Iterator[tuple[str, str]]:
    """The module and the name of all that a package of the SDK takes from its modules."""
    for node in ast.parse(init.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module != "__future__":
            for alias in node.names:
                yield str(node.module), alias.name


def package_of(init: Path) -> str:
    return ".".join(init.parent.relative_to(SITE).parts)


@pytest.mark.parametrize("init", INITS, ids=package_of)
def test_a_package_gives_the_classes_of_its_modules(init: Path) -> None:
    """The rule that finds a class by its name holds for all of the SDK's, in this version of it."""
    package = importlib.import_module(package_of(init))
    for module, name in exported(init):
        assert module.rpartition(".")[2] == module_of(name)
        if name != "ServiceClientFactory":
            assert getattr(package, name).__name__ == name, module


def test_a_name_that_the_sdk_does_not_have_is_an_import_error() -> None:
    with pytest.raises(ImportError, match="cannot import name 'Banana'"):
        from ask_sdk_model import Banana  # noqa: F401, PLC0415  # that is the test


def test_a_package_inside_is_an_attribute_as_ever() -> None:
    script = "import skill.alexa, ask_sdk_model; print(ask_sdk_model.ui.__name__)"
    assert python(script).strip() == "ask_sdk_model.ui"


def test_the_service_clients_are_there_for_who_asks() -> None:
    from ask_sdk_model.services import (  # noqa: PLC0415  # loaded now
        ApiConfiguration,
        ServiceClientFactory,
    )

    made = ServiceClientFactory(api_configuration=ApiConfiguration())
    assert type(made).__module__ == "ask_sdk_model.services.service_client_factory"


def test_it_is_set_up_once() -> None:
    import_piece_by_piece()
    assert len([one for one in sys.meta_path if isinstance(one, PieceByPiece)]) == 1


def test_what_the_sdk_prints_with_is_loaded_when_it_prints() -> None:
    script = """
import sys
from skill.alexa import function
from ask_sdk_model import Response
print("dataclasses" in sys.modules, Response(should_end_session=True))
"""
    assert python(script).startswith("False {'api_response': None,\n")


def test_what_the_function_loads_holds_no_network_and_no_parser() -> None:
    loaded = set(python(LOADED).split())
    assert "ask_sdk_core.skill" in loaded
    assert "ask_sdk_model.services.service_client_factory" not in loaded
    assert loaded.isdisjoint(
        {"ssl", "http.client", "urllib.request", "email", "dateutil", "xml.sax"}
    )
    assert len([name for name in loaded if name.startswith("ask_sdk_")]) < 100
