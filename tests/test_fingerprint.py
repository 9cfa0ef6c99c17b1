"""What a page depends on: the templates that its own names, and everything that can change its bytes."""

import jinja2
import pytest
from jinja2 import meta

from command import ROOT
from grantsite.fingerprint import references

TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file())
SYNTAX = jinja2.Environment(autoescape=True, extensions=["jinja2.ext.i18n", "jinja2.ext.loopcontrols"])
NAMES = {path.relative_to(ROOT / "templates").as_posix() for path in TEMPLATES}


@pytest.mark.parametrize("source", [path.read_bytes() for path in TEMPLATES], ids=sorted(NAMES))
def test_templates_are_found_that_jinja_finds(source: bytes) -> None:
    named = set(meta.find_referenced_templates(SYNTAX.parse(source.decode())))
    assert None not in named, "where a name is computed, every change draws every page anew"
    assert references(source, NAMES) == named


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("""{% include 'parts/a.html' %}{%- import "parts/b-c.svg" as b -%}""", {"parts/a.html", "parts/b-c.svg"}),
        ("""it's{% from 'parts/a.html' import x with context %}""", {"parts/a.html"}),
        ("""{% include "osä 1.html" ignore missing %}{%+ extends"c.html"+%}""", {"osä 1.html", "c.html"}),
        ("""{{ "includes" }} {% set included = "c.html" %}""", {"c.html"}),
        ("no template", set()),
    ],
)
def test_names_in_quotes(source: str, named: set[str]) -> None:
    assert references(source.encode(), {"parts/a.html", "parts/b-c.svg", "osä 1.html", "c.html"}) == named


@pytest.mark.parametrize(
    "source",
    [
        "{% include name %}",
        """{% include "c" ~ ".html" %}""",
        """{% extends ["c.html", "d.html"] %}""",
        """{% include ("c.html") %}""",
        """{% import "c.html" if x else y as z %}""",
        r"""{% include "\x63.html" %}""",
        """{% include "c.html" %}{%-
            from name import macro %}""",
    ],
)
def test_name_that_is_computed_may_be_any(source: str) -> None:
    every = {"c.html", "d.html"}
    assert references(source.encode(), every) == every
