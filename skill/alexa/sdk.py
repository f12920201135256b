"""The ASK SDK, piece by piece: a class of its model is loaded when it is first used.

The SDK's packages load all they hold, several hundred classes, and with the service clients an HTTP
client, TLS and time zones. A function that is woken for one question pays for that each time.
The SDK is changed so for the whole process.
"""

import re
import sys
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from importlib.abc import Loader

# Each class of these packages lives in a module of its own, named like the class.
PACKAGES = ("ask_sdk_model", "ask_sdk_core.view_resolvers", "ask_sdk_runtime.view_resolvers")

# What the SDK imports but never uses in a skill without service clients.
UNUSED = {"ask_sdk_model.services": ("ServiceClientFactory",)}

# What prints its objects, which no conversation does: with all that stands behind it, it takes as
# long to load as the SDK.
PRINTER = "pprint"

WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def module_of(name: str) -> str:
    """The module that holds the class *name*: "IntentRequest" lives in "intent_request"."""
    return WORD.sub("_", name).lower()


class PieceByPiece:
    """Finder and loader: those packages are found as usual, but their `__init__` is left unread.

    So is what prints.

    A subclass of importlib.abc.MetaPathFinder by its methods alone: that module takes ten
    milliseconds to import.
    """

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The spec of PRINTER, of a package of PACKAGES or of one inside; None for all else."""
        ours = any(f"{fullname}.".startswith(f"{package}.") for package in PACKAGES)
        if not ours and fullname != PRINTER:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and (not ours or spec.submodule_search_locations is not None):
            spec.loader = cast("Loader", self)
        return spec

    def create_module(self, spec: ModuleSpec) -> None:
        """A plain module."""

    def exec_module(self, module: ModuleType) -> None:
        """Gives the module what is in it by name, loaded at the first use."""
        package = module.__name__

        def class_of(name: str) -> Any:
            if name in UNUSED.get(package, ()):
                return _later(package, name)
            try:
                module = import_module(f"{package}.{module_of(name)}")
                return module if name == module_of(name) else getattr(module, name)
            except ModuleNotFoundError:
                raise AttributeError(f"module {package!r} has no attribute {name!r}") from None

        module.__dict__["__getattr__"] = _of_printer if package == PRINTER else class_of


def _of_printer(name: str) -> Any:
    return getattr(_printer(), name)


@cache
def _printer() -> ModuleType:
    """PRINTER itself; of threads that come at once each may make one."""
    spec = cast(ModuleSpec, PathFinder.find_spec(PRINTER))
    module = module_from_spec(spec)
    cast("Loader", spec.loader).exec_module(module)
    return module


def _later(package: str, name: str) -> Callable[..., Any]:
    def make(*arguments: Any, **named: Any) -> Any:
        return getattr(import_module(f"{package}.{module_of(name)}"), name)(*arguments, **named)

    return make


def import_piece_by_piece() -> None:
    """From now on, once; what is loaded already stays as it is."""
    if not any(isinstance(finder, PieceByPiece) for finder in sys.meta_path):
        sys.meta_path.insert(0, PieceByPiece())
