"""Libraries that are imported when something of them is used for the first time, though the modules that use them say
``import`` at their beginning like any other.

A build after a small change draws few pages, and needs no QR code, workbook or YAML library for them, or needs these in
one of its processes only; to import them all takes a quarter of the time until it begins. Until a library is used, an
empty module stands in for it, which fills itself; to whoever uses it there is no difference. What is subclassed or
asked for one by one (``from … import``) when a module is imported gains nothing from this and does not belong here.

Python's own ``importlib.util.LazyLoader`` fills a module as soon as anybody says ``import``.
"""

import sys
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from threading import RLock
from types import ModuleType
from typing import Any

# The names that modules import, a package before what is in it.
LIBRARIES = (
    *("importlib.metadata", "segno", "sqlite3", "xlsxwriter", "yaml"),
    *("PIL.Image", "PIL.ImageDraw", "PIL.ImageFont"),
)
# Modules of our own, which are large or make classes of a library's.
OWN = ("grantsite.syntax", "grantsite.prose", "grantsite.history.replay")
_PROGRAM = Path(__file__).parent.parent
_filling = RLock()


class _Later(ModuleType):
    """A module that is imported when something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        """What is not there yet."""
        with _filling:
            spec = self.__dict__["__spec__"]
            if type(self) is _Later and not self.__dict__.get("_is_filling"):
                self.__dict__["_is_filling"] = True
                _fill(self, spec)
        if name in self.__dict__:
            return self.__dict__[name]
        whole = self.__dict__.get("__getattr__")  # some modules make what they have themselves
        if whole is not None:
            return whole(name)
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}", name=name, obj=self)


def _fill(module: _Later, spec: ModuleSpec) -> None:
    """Import a module in its place."""
    loader = spec.loader
    try:
        if loader is not None:
            loader.exec_module(module)
    except BaseException:
        del module.__dict__["_is_filling"]  # whoever asks next sees the same
        raise
    del module.__dict__["_is_filling"]
    object.__setattr__(module, "__class__", ModuleType)


def put_off(names: tuple[str, ...] = LIBRARIES + OWN) -> None:
    """Stand in for these, unless they are imported already. One that is not there is missed where it is imported."""
    for name in names:
        parent, _, last = name.rpartition(".")
        spec = None if name in sys.modules else _spec(name)
        if spec is None:
            continue
        module = module_from_spec(spec)
        if type(module) is not ModuleType:  # of a library that is not written in Python
            continue
        module.__class__ = _Later
        sys.modules[name] = module
        if parent in sys.modules:
            setattr(sys.modules[parent], last, module)


def _spec(name: str) -> ModuleSpec | None:
    """Where a module is; None where it is nowhere."""
    try:
        if name in OWN:  # whose package need not be imported for that
            return PathFinder.find_spec(name, [str(_PROGRAM.joinpath(*name.split(".")[:-1]))])
        return find_spec(name)
    except ModuleNotFoundError:  # of its package
        return None
