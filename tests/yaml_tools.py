"""YAML as the programs read it that editors use, which know the schemas and not this generator."""

import re
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Yaml11(_Loader):
    """YAML 1.1, with dates as text, as programs that check a schema read them."""


Yaml11.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class Yaml12(_Loader):
    """The core schema of YAML 1.2, which VS Code uses."""


Yaml12.yaml_implicit_resolvers = {}
_CORE = {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
}
for _name, _pattern in _CORE.items():
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(f"^(?:{_pattern})$"), None)


def _integer(loader: Any, node: yaml.ScalarNode) -> int:
    text = node.value
    return int(text, 8 if text.startswith("0o") else 16 if text.startswith("0x") else 10)


Yaml12.add_constructor("tag:yaml.org,2002:int", _integer)
Yaml12.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(node.value.lower().replace(".inf", "inf")))

READERS = (Yaml11, Yaml12)


def read(text: str, reader: Any = Yaml12) -> Any:
    return yaml.load(text, reader)  # noqa: S506 (both are safe loaders)
