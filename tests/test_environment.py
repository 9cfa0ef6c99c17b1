"""The quick way of drawing templates gives what Jinja's own way gives, on every page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2
import pytest
from markupsafe import Markup

from command import ROOT, files
from grantsite import rendering
from grantsite.config import load_site
from grantsite.environment import PlainEnvironment, QuickEnvironment
from grantsite.pages import Page
from grantsite.pipeline import Options, Pipeline
from grantsite.render import Renderer


@pytest.fixture(params=[PlainEnvironment, QuickEnvironment])
def environment(request: pytest.FixtureRequest, tmp_path: Path) -> PlainEnvironment:
    """Both, with templates of the test's own."""
    kind: type[PlainEnvironment] = request.param
    for name, source in PARTS.items():
        (tmp_path / name).write_text(source)
    return kind(tmp_path)


def plain_renderer(templates: Path, site: Any, language: Any, targets: Any, assets: Any, code: Any) -> Renderer:
    """Without the store of compiled templates: it holds those of the quick way."""
    return Renderer(templates, site, language, targets, assets, None, PlainEnvironment)


def both(monkeypatch: pytest.MonkeyPatch, build: Callable[[Path], object], folder: Path) -> list[dict[str, bytes]]:
    """What is built the quick way and the plain one. Of pictures only the words are compared: the rest is the same."""
    monkeypatch.setattr(rendering, "draw", str.encode)
    build(folder / "quick")
    monkeypatch.setattr(rendering, "Renderer", plain_renderer)
    build(folder / "plain")
    return [files(folder / "quick"), files(folder / "plain")]


def pipeline(folder: Path, output: Path) -> Pipeline:
    return Pipeline(Options(folder / "content", "content", output, ROOT / "templates", ROOT / "static", None))


def differing(found: list[dict[str, bytes]]) -> list[str]:
    quick, plain = found
    return sorted(name for name in quick.keys() | plain.keys() if quick.get(name) != plain.get(name))


def test_both_ways_draw_every_real_record_alike(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In one language, which is not that of the messages in templates; the components below are in all."""

    draw = rendering.Renderers.draw

    def in_swedish(self: rendering.Renderers, page: Page, language: str, path: str) -> bytes:
        return draw(self, page, language, path) if language == "sv" else b""

    monkeypatch.setattr(rendering.Renderers, "draw", in_swedish)
    site = load_site(ROOT / "site.yaml")
    found = both(monkeypatch, lambda output: pipeline(ROOT, output).build(site), tmp_path)
    pages = [name for name, data in found[0].items() if name.endswith("/index.html") and data]
    assert len(pages) > len(list((ROOT / "content/applications").rglob("*.yaml")))
    assert differing(found) == []


def test_both_ways_draw_every_component_alike(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    site = load_site(ROOT / "site.yaml")
    found = both(monkeypatch, lambda output: pipeline(ROOT, output).show_components(site), tmp_path)
    assert "index.html" in found[0]
    assert differing(found) == []


PARTS = {
    "part.html": "{% macro m(x) %}*{{ x }}{% endmacro %}{% macro n(x='', y='') %}{{ x }}{{ y }}{% endmacro %}"
    "{% set said = '<' %}<p>",
    "base.html": "({% block a %}<b>{% endblock %})",
}


def drawn(environment: PlainEnvironment, source: str, **values: object) -> str:
    environment.use_messages(
        {"100 %% of %(name)s": "%(name)s: 100 %%", "%(n)d left": "%(n)03d"}.get,  # type: ignore[arg-type]
        lambda one, many, number: one if number == 1 else many,
    )
    return environment.from_string(source).render(**values)


CASES = [
    ("{{ _('100 %% of %(name)s', name='<b>') }}", "&lt;b&gt;: 100 %"),
    ("{{ _('100 %% of %(name)s', name=safe) }}", "<i>: 100 %"),
    ("{{ _('100 %% of %(name)s', name=7) }}", "7: 100 %"),
    ("{{ _('%(n)d left', n=7) }}", "007"),
    ("{% for i in [1, 2] %}{{ ngettext('%(num)s day', '%(num)s days', i) }} {% endfor %}", "1 day 2 days "),
    ("{{ text }}{{ safe }}{{ 3 }}{{ none }}", "a &amp; &#34;b&#34;<i>3None"),
    ("{% macro m(x, y='&') %}<{{ x }}{{ y }}>{% endmacro %}{{ m('<') }}{{ m('a', y=safe) }}", "<&lt;&amp;><a<i>>"),
    ("{% macro m(x) %}{{ caller(x) }}{% endmacro %}{% call(y) m('<') %}{{ y }}!{% endcall %}", "&lt;!"),
    ("{% macro m() %}{{ kwargs.a }}{{ varargs[0] }}{% endmacro %}{{ m('v', a='k') }}", "kv"),
    ("{% macro m() %}{{ kwargs['class'] }}{% endmacro %}{{ m(class='c') }}", "c"),
    ("{{ '%s'|format(text) }}{{ text|upper }}", "a &amp; &#34;b&#34;A &amp; &#34;B&#34;"),
    ("{% macro m(x) %}{{ x }}{{ caller() }}{% endmacro %}{% call m(x='<') %}&{% endcall %}", "&lt;&"),
    ("{{ {'a': {'b': text}}.a.b }}{{ {'a': text}['a'] }}", "a &amp; &#34;b&#34;" * 2),
    ("{{ 'x' if text.nothing is defined else '<' }}{{ text.nothing|default('>') }}", "&lt;&gt;"),
    ("{{ '<' if none }}{{ safe if text else '' }}{{ '&' if text is not none else 'b' }}", "<i>&amp;"),
    ("{{ '  a '|trim }}{{ safe|trim('<>') }}{{ ' <'|trim }}", "ai&lt;"),
    ("{% set safe %}<b>{{ text }}{% endset %}{{ safe }}", "<b>a &amp; &#34;b&#34;"),
    ("{{ text ~ 1 }}{{ '<' ~ safe ~ 1 }}{{ 'a' ~ 'b' }}{{ none ~ '' }}", "a &amp; &#34;b&#34;1&lt;<i>1abNone"),
    ("{% block a %}<{{ text }}{% endblock %}{{ self.a() }}", "<a &amp; &#34;b&#34;" * 2),
    (
        "{% from 'part.html' import m, n as other, said %}{{ m(text) }}{{ other(y=1) }}{{ said }}",
        "*a &amp; &#34;b&#34;1&lt;",
    ),
    ("{% if text %}{% from 'part.html' import m %}{{ m(1) }}{% endif %}", "*1"),
    ("{% macro m(x) %}own{% endmacro %}{% if none %}{% from 'part.html' import m %}{% endif %}{{ m(1) }}", "own"),
    ("{% include 'part.html' %}{{ 1 }}", "<p>1"),
    (
        "{% extends 'base.html' %}{% set x = text %}{% block a %}{{ super() }}{{ x }}{% endblock %}",
        "(<b>a &amp; &#34;b&#34;)",
    ),
    ("{% for i in [1, [2]] recursive %}{{ loop(i) if i is iterable else i }}{% endfor %}", "12"),
]


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_what_templates_can_say(environment: PlainEnvironment, source: str, expected: str) -> None:
    assert drawn(environment, source, text='a & "b"', safe=Markup("<i>")) == expected


@pytest.mark.parametrize(
    "source",
    [
        "{{ nothing }}",
        "{{ nothing() }}",
        "{{ text.nothing }}",
        "{{ text.nothing() }}",
        "{{ _('100 %% of %(name)s', name=nothing) }}",
        "{{ text|nothing }}",
        "{% if text is nothing %}{% endif %}",
        "{% from 'part.html' import nothing %}{{ nothing() }}",
        "{{ {'a': 1}.nothing.b }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m() }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(1, 2) }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(1, y=2) }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}",
    ],
)
def test_what_does_not_exist_is_an_error(environment: PlainEnvironment, source: str) -> None:
    with pytest.raises((jinja2.TemplateError, AttributeError, TypeError)):
        drawn(environment, source, text="")


def test_message_without_its_value_is_an_error(environment: PlainEnvironment) -> None:
    with pytest.raises(KeyError):
        drawn(environment, "{{ _('100 %% of %(name)s') }}")


def test_name_of_all_templates_cannot_mean_something_else_on_one(tmp_path: Path) -> None:
    environment = QuickEnvironment(tmp_path)
    environment.add_globals({"root": str})
    with pytest.raises(jinja2.TemplateSyntaxError, match="'root' is a name of all templates"):
        environment.from_string("{% set root = 1 %}")
    assert environment.from_string("{% macro m(root) %}{{ root }}{% endmacro %}{{ m(1) }}").render() == "1"


def test_import_of_what_is_not_there_is_told_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "part.html").write_text("")
    (tmp_path / "page.html").write_text("\n\n{% from 'part.html' import nothing %}")
    with pytest.raises(jinja2.TemplateSyntaxError) as found:
        QuickEnvironment(tmp_path).get_template("page.html")
    assert (found.value.lineno, found.value.filename) == (3, str(tmp_path / "page.html"))
    assert found.value.message == "part.html has no 'nothing'"


def test_function_that_wants_the_context_is_refused(tmp_path: Path) -> None:
    @jinja2.pass_context
    def greedy(context: jinja2.runtime.Context) -> str:
        return str(context.name)

    with pytest.raises(TypeError, match="greedy"):
        QuickEnvironment(tmp_path).add_globals({"greedy": greedy})
