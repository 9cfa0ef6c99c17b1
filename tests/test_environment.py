"""The quick way of drawing templates gives what Jinja's own way gives, on every page."""

import runpy
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import jinja2
import pytest
from markupsafe import Markup, escape

from bench import corpus
from command import ROOT
from grantsite.assets import Assets
from grantsite.compiled import shared_code
from grantsite.config import load_site
from grantsite.environment import PlainEnvironment, QuickEnvironment, escaped
from grantsite.i18n import Language
from grantsite.pages import Page
from grantsite.past import NOTHING
from grantsite.pipeline import Pipeline
from grantsite.planned import Components, Planned
from grantsite.render import Renderer
from grantsite.results import Options
from grantsite.search.table import WordTable


@pytest.fixture(params=[PlainEnvironment, QuickEnvironment])
def environment(request: pytest.FixtureRequest, tmp_path: Path) -> PlainEnvironment:
    """Both, with templates of the test's own."""
    kind: type[PlainEnvironment] = request.param
    for name, source in PARTS.items():
        (tmp_path / name).write_text(source)
    return kind(tmp_path)


def pipeline(folder: Path) -> Pipeline:
    nowhere = folder / "_site"  # nothing is written
    return Pipeline(Options(folder / "content", "content", nowhere, ROOT / "templates", ROOT / "static", None))


def planned(folder: Path) -> Planned:
    """The site of the records in a folder."""
    found, result = pipeline(folder).prepare(load_site(folder / "site.yaml"))
    assert found is not None, result.problems
    return found


@pytest.fixture(scope="module")
def real() -> Planned:
    return planned(ROOT)


def in_turn(pages: list[Page]) -> Iterator[tuple[Page, str]]:
    """Every page in one of the languages that it has: those of a template take turns. What no template draws is no
    matter here."""
    turns: Counter[str] = Counter()
    for page in filter(lambda page: page.template, pages):
        languages = list(page.address)
        yield page, languages[turns[page.template] % len(languages)]
        turns[page.template] += 1


def differing(site: Planned, pages: Iterable[tuple[Page, str]], assets: Assets) -> list[str]:
    """The paths of the pages that the two ways do not draw alike. Of pictures the words are drawn: the rest is the
    same. The plain way is without the store of compiled templates, which holds those of the quick one."""
    made: dict[tuple[str, type[PlainEnvironment]], Renderer] = {
        (code, kind): Renderer(
            ROOT / "templates", site.site, Language(code, site.site.languages), site.targets, assets.names, store, kind
        )
        for code in site.site.languages
        for kind, store in ((QuickEnvironment, shared_code()), (PlainEnvironment, None))
    }
    found = []
    for page, code in pages:
        quick, plain = (
            made[code, kind].render(page, page.address[code]) for kind in (QuickEnvironment, PlainEnvironment)
        )
        if quick != plain:
            found.append(dict(page.files)[code])
    return found


def test_both_ways_draw_every_page_of_the_real_records_alike(real: Planned) -> None:
    """Also those that are in one language, or in no language at all, such as the page of what is not found."""
    pages = list(in_turn(real.pages))
    assert {code for _, code in pages} == set(real.site.languages)
    assert {page.template for page, _ in pages} >= {"pages/short_link.html", "images/qr.svg", "pages/not_found.html"}
    assert differing(real, pages, Assets(ROOT / "static")) == []


def test_both_ways_draw_every_page_of_made_up_records_alike(tmp_path: Path) -> None:
    """Not those of municipalities that take no part: these are in the real ones too."""
    corpus.write(30, 8, tmp_path)
    site = planned(tmp_path)
    alone = {place.entry.path for place in site.catalog.places.values() if not place.takes_part}
    pages = [page for page in site.pages if page.origin not in alone]
    assert sum(page.template == "pages/project.html" for page in pages) == 30
    assert differing(site, in_turn(pages), Assets(ROOT / "static")) == []


def test_both_ways_draw_every_component_alike(real: Planned) -> None:
    components = Components(real.site, real.catalog, lambda: WordTable(ROOT / "content"), NOTHING)
    pages = [(page, code) for page in components.pages for code in page.address]
    assert sum(page.template == "components.html" for page, _ in pages) == len(real.site.languages)
    assert differing(components, pages, Assets(ROOT / "static", with_components=True)) == []


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


def test_without_what_markupsafe_keeps_to_itself_the_same_is_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "markupsafe._speedups", None)  # as if it were not there
    found = runpy.run_path(str(ROOT / "grantsite/environment.py"))
    assert found["_escaped"] is escape
    for value in ("<&'\">", Markup("<b>"), "", 3, None):
        assert found["QuickEnvironment"].shown(value) == QuickEnvironment.shown(value) == escape(value)
        assert found["escaped"](value) == escaped(value) == escape(value)


def test_function_that_wants_the_context_is_refused(tmp_path: Path) -> None:
    @jinja2.pass_context
    def greedy(context: jinja2.runtime.Context) -> str:
        return str(context.name)

    with pytest.raises(TypeError, match="greedy"):
        QuickEnvironment(tmp_path).add_globals({"greedy": greedy})
