"""Imports point up one list, so that each module can be read knowing only those before it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = "grantsite"
FOLDER = Path(__file__).resolve().parent.parent / PACKAGE

# A module may import those above it. A package (grantsite/pages/) counts as one module.
ORDER = (
    "leaving",
    "later",
    "saying",
    "standing",
    "catalogue",
    "messages",
    "reasons",
    "codes",
    "errors",
    "progress",
    "stages",
    "copies",
    "early",
    "workers",
    "processes",
    "git",
    "kept",
    "generator",
    "arguments",
    "letters",
    "once",
    "textfile",
    "syntax_hints",
    "yaml_words",
    "syntax",
    "nodes",
    "plain_yaml",
    "yamlfile",
    "names",
    "gazetteer",
    "records",
    "fields",
    "scalars",
    "quantities",
    "field_names",
    "reader",
    "config",
    "schema",
    "folders",
    "content_files",
    "parse_cache",
    "published",
    "second_reader",
    "content",
    "alike",
    "load",
    "shares",
    "numerals",
    "projects",
    "catalog",
    "related",
    "urls",
    "policy",
    "files",
    "search",
    "side_by_side",
    "days",
    "version",
    "downloads",
    "vocabulary",
    "checks",
    "emitting",
    "importing",
    "drafts",
    "starting",
    "i18n",
    "events",
    "ics",
    "deadlines",
    "statuses",
    "comparison",
    "history",
    "past",
    "views",
    "drawing",
    "qr",
    "tm35fin",
    "figures",
    "citation",
    "linked_data",
    "pages",
    "naming",
    "standards",
    "families",
    "png",
    "picture",
    "template_names",
    "template_rules",
    "compiler",
    "repeated",
    "environment",
    "compiled",
    "prose",
    "render",
    "ahead",
    "assets",
    "removal",
    "former",
    "fingerprint",
    "output",
    "jinja_words",
    "rendering",
    "planned",
    "results",
    "pipeline",
    "verification",
    "watching",
    "beside",
    "preview",
    "serve",
    "building",
    "commands",
)

# Who alone may import what.
ONLY = {"yaml": "yamlfile"}
# Imports what a command needs within its function: no other has to wait for it.
LAZY = "commands"
# What holds beyond the order: pages are planned as data, before anything is drawn.
NEVER = {("pages", "render")}


def imported(node: ast.AST, package: list[str]) -> list[str]:
    """The dotted names that an import statement may mean, as seen from a module in `package`."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    parts = package[: len(package) - node.level + 1] if node.level else []
    source = ".".join([*parts, *(node.module or "").split(".")]).rstrip(".")
    # "from grantsite import urls" names a module, "from grantsite.urls import Urls" what is in one
    return [f"{source}.{alias.name}" for alias in node.names]


def hidden_imports(tree: ast.Module) -> Iterator[int]:
    """The lines of imports that only happen when a function is called."""
    for outer in ast.walk(tree):
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from (node.lineno for node in ast.walk(outer) if isinstance(node, ast.Import | ast.ImportFrom))
        if isinstance(outer, ast.Call) and ast.unparse(outer.func) in (
            "__import__",
            "importlib.import_module",
        ):
            yield outer.lineno


def problems(name: str, source: str, order: tuple[str, ...] = ORDER) -> list[str]:
    """What is wrong with the imports of the file `name`, a path in the package ("pages/home.py")."""
    parts = [PACKAGE, *name.removesuffix(".py").split("/")]
    module = parts[1]
    tree = ast.parse(source)
    found = [
        f"{name}:{line}: imports inside a function" for line in sorted(set(hidden_imports(tree))) if module != LAZY
    ]
    # grantsite/__init__.py stands above all: it may import none of them
    if module != "__init__" and module not in order:
        return [f"{name}: {module} is not in ORDER", *found]
    before = order[: order.index(module)] if module in order else ()
    for node in ast.walk(tree):
        for dotted in imported(node, parts[:-1]):
            top, _, rest = dotted.partition(".")
            other = rest.split(".")[0] if top == PACKAGE else ""
            place = f"{name}:{node.lineno}: {module} imports"
            if ONLY.get(top, module) != module:
                found.append(f"{place} {top}: only {ONLY[top]} may")
            if (module, other) in NEVER:
                found.append(f"{place} {other}: never")
            elif top == PACKAGE and other not in (*before, module, "__version__"):
                found.append(f"{place} {other or PACKAGE}, which is not above it")
    return found


def test_imports_point_up() -> None:
    files = sorted(FOLDER.rglob("*.py"))
    assert files
    found = []
    for path in files:
        found += problems(path.relative_to(FOLDER).as_posix(), path.read_text(encoding="utf-8"))
    assert found == []


def test_order_has_no_module_that_is_gone() -> None:
    there = {path.stem for path in FOLDER.iterdir()}
    assert [module for module in ORDER if module not in there] == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("load.py", "from .errors import Problem"),
        ("load.py", "from grantsite import errors, records"),
        ("load.py", "import grantsite.errors\nimport json"),
        ("yamlfile.py", "import yaml\nfrom yaml.nodes import Node"),
        ("pages/home.py", "from ..urls import Urls\nfrom .common import Page\nfrom . import common"),
        ("pages/__init__.py", "from .home import home\nfrom ..i18n import money"),
        ("__init__.py", '"""The generator."""'),
    ],
)
def test_good_import(name: str, source: str) -> None:
    assert problems(name, source) == []


@pytest.mark.parametrize(
    ("name", "source", "words"),
    [
        ("errors.py", "from .records import Call", "errors imports records, which is not above it"),
        ("errors.py", "from . import records", "errors imports records, which is not above it"),
        ("errors.py", "from grantsite.records import Call", "errors imports records"),
        ("errors.py", "import grantsite.records", "errors imports records"),
        ("errors.py", "from grantsite import *", "errors imports *"),
        ("pages/home.py", "from ..pipeline import run", "pages imports pipeline, which is not above it"),
        ("pages/home.py", "from ..render import render", "pages imports render: never"),
        ("records/call.py", "if TYPE_CHECKING:\n    from ..load import Load", "records imports load"),
        ("records/call.py", "import yaml", "records imports yaml: only yamlfile may"),
        ("pages/home.py", "from yaml import load", "pages imports yaml: only yamlfile may"),
        ("load.py", "def f():\n    import json", "load.py:2: imports inside a function"),
        ("load.py", "class A:\n    def f(self):\n        from .errors import B", "imports inside a function"),
        ("load.py", "importlib.import_module('json')", "load.py:1: imports inside a function"),
        ("other.py", "", "other is not in ORDER"),
        ("__init__.py", "from .errors import Problem", "__init__ imports errors, which is not above it"),
    ],
)
def test_bad_import_is_noticed(name: str, source: str, words: str) -> None:
    found = problems(name, source)
    assert len(found) == 1
    assert words in found[0]
