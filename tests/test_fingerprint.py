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
    assert None not in named, "a name that is computed cannot be followed"
    assert named <= references(source)
    # what is found besides is no template, so no page is drawn anew for it
    assert references(source) & NAMES == named


def test_names_in_either_kind_of_quotes() -> None:
    source = b"""{% include 'parts/a.html' %}{% import "parts/b-c.svg" as b %}{% extends ["d.txt", 'e.txt'] %}"""
    assert references(source) == {"parts/a.html", "parts/b-c.svg", "d.txt", "e.txt"}
