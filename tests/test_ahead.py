"""Templates that a copy of the process compiles: taken over, never waited for in vain, and never a reason to fail."""

import os
import signal
from pathlib import Path
from typing import Any

import jinja2
import pytest

from grantsite import compiled as store
from grantsite.ahead import Ahead, compile_all
from grantsite.config import load_site
from grantsite.rendering import Renderers
from real_content import CONTENT

TEMPLATES = CONTENT.parent / "templates"
SITE = load_site(CONTENT.parent / "site.yaml")


@pytest.fixture(autouse=True)
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An empty store, and the names of what this process compiles itself."""
    monkeypatch.setattr(store, "_of_process", store.Compiled())
    names: list[str] = []
    whole = jinja2.Environment.compile

    def compile_(self: jinja2.Environment, source: Any, name: Any = None, *rest: Any, **more: Any) -> Any:
        names.append(name)
        return whole(self, source, name, *rest, **more)

    monkeypatch.setattr(jinja2.Environment, "compile", compile_)
    return names


def renderers(templates: Path) -> Renderers:
    return Renderers(templates, SITE, {}, {})


def test_what_the_copy_compiled_is_not_compiled_again(compiled: list[str]) -> None:
    ahead = Ahead(TEMPLATES, SITE)
    ahead.take()
    for language in SITE.languages:
        renderers(TEMPLATES).compile("pages/project.html", language)
    assert compiled == []


def test_every_template_of_a_site_is_compiled_ahead_and_no_other(compiled: list[str]) -> None:
    """The page of components is no part of a site, and long."""
    every = {file.relative_to(TEMPLATES).as_posix() for file in TEMPLATES.rglob("*") if file.is_file()}
    compile_all(TEMPLATES, SITE)
    assert {*compiled} == every - {"components.html"}


def test_each_copy_of_the_process_takes_what_is_compiled_when_it_needs_it(compiled: list[str]) -> None:
    """As the workers do that draw: they are forked before it is ready."""
    ahead = Ahead(TEMPLATES, SITE)
    workers = []
    for _ in range(2):
        worker = os.fork()
        if not worker:
            try:
                renderers(TEMPLATES).compile("pages/project.html", "fi")
                os._exit(len(compiled))
            finally:
                os._exit(1)
        workers.append(worker)
    assert [os.waitpid(worker, 0)[1] for worker in workers] == [0, 0]
    renderers(TEMPLATES).compile("pages/project.html", "fi")
    assert compiled == []
    ahead.end()


def test_template_that_changes_meanwhile_is_compiled_anew(compiled: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("{{ 1 }}", encoding="utf-8")
    (tmp_path / "b.html").write_text("{{ 2 }}", encoding="utf-8")
    ahead = Ahead(tmp_path, SITE)
    ahead.take()
    (tmp_path / "b.html").write_text("{{ 3 }}", encoding="utf-8")
    made = renderers(tmp_path)
    made.compile("a.html", "fi")
    made.compile("b.html", "fi")
    assert compiled == ["b.html"]


def test_template_with_a_mistake_is_left_for_whoever_draws_it(compiled: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("{% if %}", encoding="utf-8")
    (tmp_path / "b.html").write_text("{{ 2 }}", encoding="utf-8")
    (tmp_path / "c.html").write_bytes(b"\xff")
    ahead = Ahead(tmp_path, SITE)
    ahead.take()
    renderers(tmp_path).compile("b.html", "fi")
    assert compiled == []
    with pytest.raises(jinja2.TemplateSyntaxError):
        renderers(tmp_path).compile("a.html", "fi")


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_copy_that_is_ended_from_outside_is_done_without(compiled: list[str], how: signal.Signals) -> None:
    ahead = Ahead(TEMPLATES, SITE)
    os.kill(ahead.copy.process.pid or 0, how)
    ahead.take()
    renderers(TEMPLATES).compile("pages/home.html", "fi")
    assert "pages/home.html" in compiled


def test_copy_leaves_nothing_behind() -> None:
    ahead = Ahead(TEMPLATES, SITE)
    ahead.end()
    renderers(TEMPLATES).compile("pages/home.html", "fi")  # and nobody waits for it
    assert ahead.copy.process.exitcode is not None
    assert not ahead.copy.process.is_alive()
