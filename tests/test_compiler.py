"""Templates that nobody has written yet: the quick way draws each as Jinja does, or refuses it and says why."""

from collections import Counter
from pathlib import Path

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from grantsite.environment import PlainEnvironment, QuickEnvironment

PARTS = {
    "part": "{% macro m(a='') %}p{{ a }}{% endmacro %}{% macro any() %}{{ varargs[0] }}{% endmacro %}"
    "{% macro asks() %}[{{ caller is defined }}{{ caller() if caller is defined }}]{% endmacro %}"
    "{% set said = '<' %}{% set cut = shorten %}{% set comma = joiner('<') %}{% set alias = m %}",
    "other": "{% macro m(a='') %}q{{ a }}{% endmacro %}",
    "base": "<{% block a %}A{% endblock %}{% block b %}{% endblock %}>",
    "needs": "<{% block a required %}{% endblock %}>",
    "deep": "{% extends 'base' %}{% block b %}{{ super() }}B{% endblock %}",
    "importing": "{% from 'other' import m %}{% block a %}{{ m(1) }}{% endblock %}",
    "setting": "{% set m = x %}{% block a %}{% endblock %}",
    "looping": "{% for m in [x] %}{% block a scoped %}{% endblock %}{% endfor %}",
    "shown": "({{ x }}{{ m is defined }})",
}
EVIL = "<script>alert(1)</script>"


class Both:
    """The two ways to draw a template, with parts to import, extend and include."""

    def __init__(self, folder: Path) -> None:
        for name, source in PARTS.items():
            (folder / name).write_text(source)
        self.plain, self.quick = PlainEnvironment(folder), QuickEnvironment(folder)
        for environment in (self.plain, self.quick):
            environment.use_messages(
                {"Hi %(n)s": "Moi %(n)s"}.get,  # type: ignore[arg-type]  # of the messages that are asked for
                lambda one, many, number: one if number == 1 else many,
            )
            environment.add_globals({"shorten": lambda text: text[:30], "root": "R"})

    @staticmethod
    def draw(environment: PlainEnvironment, source: str) -> str:
        row = QuickEnvironment.values_of({"k": "&", "d": QuickEnvironment.values_of({"k": 2})})
        return environment.from_string(source).render(
            x=EVIL, safe=Markup("<i>"), no=None, rows=[1, "<b>", Markup("<u>")], row=row, i=7, y="'", z=Markup("&lt;")
        )


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    return Both(tmp_path_factory.mktemp("templates"))


ALIKE = [
    # the same name imported twice: what is shown before the second import is the first one's
    "{% from 'part' import m %}{{ m(1) }}{% from 'other' import m %}{{ m(1) }}",
    "{% from 'part' import m %}{% from 'other' import m %}{{ m(1) }}",
    "{% if x %}{% from 'part' import m %}{% else %}{% from 'other' import m %}{% endif %}{{ m(1) }}",
    # a name used before it is imported, or imported in a place of its own
    "{{ m is defined }}{% from 'part' import m %}{{ m is defined }}",
    "{% macro o() %}{{ m(2) }}{% endmacro %}{% from 'part' import m %}{{ o() }}",
    "{% for i in [1] %}{% from 'part' import m %}{{ m(i) }}{% endfor %}{{ m is defined }}",
    "{% from 'part' import m %}{{ m(1) }}{% set m = 5 %}{{ m }}",
    "{% from 'part' import said, alias %}{{ said }}{{ alias(x) }}",
    "{% from 'part' import any %}{{ any(x) }}{{ any(safe) }}",
    "{% import 'part' as p %}{{ p.m(x) }}{{ p.cut(x) }}",
    "{% from 'part' import m %}{% include 'shown' %}",
    # a macro that looks for its caller
    "{% from 'part' import asks %}{{ asks() }}{% call asks() %}<{{ x }}{% endcall %}",
    "{% macro o(a, b='&') %}{{ a }}{{ b }}{{ caller is defined }}{% endmacro %}{{ o(1) }}{{ o(b=x, a=2) }}"
    "{% call o(1, b=2) %}{% endcall %}",
    "{% macro o(caller=none) %}{{ caller() if caller else 'n' }}{% endmacro %}{{ o() }}{% call o() %}<{% endcall %}",
    # templates that extend others
    "{% extends 'base' %}{% from 'part' import m %}{% block a %}{{ super() }}{{ m(x) }}{% endblock %}tail{{ 1 }}",
    "{% extends 'deep' %}{% set y %}{% include 'shown' %}{% endset %}{% block b %}{{ y }}{{ super() }}{% endblock %}",
    "{% extends 'base' %}{% if x %}{% set y = 1 %}{% block a %}k{{ y }}{% endblock %}{% endif %}",
    "{% extends 'needs' %}{% block a %}k{% endblock %}",
    "{% extends 'importing' %}{% from 'other' import m %}{% block a %}{{ super() }}{{ m(2) }}{% endblock %}",
    "{% extends 'importing' %}{% block a %}{{ m is defined }}{% endblock %}",
    "{% set ns = namespace(n=1) %}{% set ns.n = x %}{{ ns.n }}{{ 'ab'|trim(chars='a') }}",
    "{% include ('sho' ~ 'wn') %}{{ '<'|upper ~ '<'|e }}{{ '<' ~ '<'|e ~ x }}",
]


@pytest.mark.parametrize("source", ALIKE)
def test_both_ways_draw_it_alike(both: Both, source: str) -> None:
    assert both.draw(both.quick, source) == both.draw(both.plain, source)


FIRST = "extends stands before all else"
OUTSIDE = "shows nothing outside of blocks"
ONE = "include takes one template"
NO_MACRO = "is called and is no macro"
OTHERWISE = "means something else in"
OF_ALL = "is a name of all templates"
REFUSED = [
    ("{% from 'part' import cut %}{{ cut(x) }}", NO_MACRO),
    ("{% from 'part' import cut as m %}{% set y = m(x) %}", NO_MACRO),
    ("{% from 'part' import comma %}{{ comma() }}{{ comma() }}", NO_MACRO),
    ("{% if x %}{% extends 'base' %}{% endif %}{% block a %}k{% endblock %}tail", FIRST),
    ("{% if no %}{% extends 'base' %}{% endif %}{% block a %}k{% endblock %}tail", FIRST),
    ("before{% extends 'base' %}", FIRST),
    ("{% extends 'base' %}{% extends 'base' %}", FIRST),
    ("{% extends x %}", FIRST),
    ("{% extends ['base', 'deep'] %}", FIRST),
    ("{% extends 'base' %}{% include 'shown' %}", OUTSIDE),
    ("{% extends 'base' %}{% if x %}{% filter upper %}a{% endfilter %}{% endif %}", OUTSIDE),
    ("{% extends 'base' %}{% for i in rows %}{% block b %}{% endblock %}{% endfor %}", OUTSIDE),
    ("{% extends 'base' %}{% with %}{% macro m() %}{% endmacro %}{% call m() %}{% endcall %}{% endwith %}", OUTSIDE),
    ("{% extends 'base' %}{% for i in rows recursive %}{% else %}{% endfor %}", OUTSIDE),
    ("{% include 'shown' without context %}", ONE),
    ("{% include 'nothing' ignore missing %}", ONE),
    ("{% include ['nothing', 'shown'] %}", ONE),
    ("{% include ('nothing', 'shown') %}", ONE),
    ("{% autoescape false %}{{ x }}{% endautoescape %}", "everything is escaped"),
    ("{% macro m() %}{{ caller is defined }}{% endmacro %}{{ m(caller=no) }}", "by {% call %}"),
    ("{{ x }}{{ 1102|number }}", "in each language"),
    ("{% extends 'importing' %}{% from 'part' import m %}{% block a %}{{ m(1) }}{% endblock %}", OTHERWISE),
    ("{% extends 'setting' %}{% from 'part' import m %}{% block a %}{{ m(1) }}{% endblock %}", OTHERWISE),
    ("{% extends 'looping' %}{% from 'part' import m %}{% block a %}{{ m(1) }}{% endblock %}", OTHERWISE),
    ("{% extends 'importing' %}{% set m = 1 %}", OTHERWISE),
    ("{% set root = 1 %}", OF_ALL),
    ("{% macro root() %}{% endmacro %}", OF_ALL),
    ("{% from 'part' import m as root %}{{ root() }}", OF_ALL),
    ("{% import 'part' as root %}", OF_ALL),
    ("{% for root in rows %}{% include 'shown' %}{% endfor %}", OF_ALL),
    ("{% macro o(root) %}{% import 'part' as p with context %}{% endmacro %}", OF_ALL),
    ("{% for root in rows %}{% block c scoped %}{{ root }}{% endblock %}{% endfor %}", OF_ALL),
]


@pytest.mark.parametrize(("source", "why"), REFUSED)
def test_what_would_be_drawn_otherwise_is_refused_at_its_line(both: Both, source: str, why: str) -> None:
    """By a message that says what to write instead, where it stands; on the line after, because of extends."""
    with pytest.raises(jinja2.TemplateSyntaxError) as found:
        both.draw(both.quick, source if source.startswith("{% extends 'base") else "{#\n#}" + source)
    assert why in str(found.value.message)
    assert found.value.lineno == (1 if source.startswith("{% extends 'base") else 2)


@pytest.mark.parametrize(
    "source",
    [
        "{% macro m() %}[{{ caller }}]{% endmacro %}{{ m() }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}",
        "{% macro m(a) %}{{ a }}{{ caller is defined }}{% endmacro %}{{ m(1, 2) }}",
        "{% block q %}{{ m(2) }}{% endblock %}{% from 'part' import m %}",
        "{% extends 'needs' %}",
        "{% block a required %}{% endblock %}",
    ],
)
def test_both_ways_know_the_mistake(both: Both, source: str) -> None:
    for environment in (both.plain, both.quick):
        with pytest.raises((jinja2.TemplateError, TypeError)):
            both.draw(environment, source)


def test_macro_that_is_not_called_is_told(both: Both) -> None:
    """Jinja shows what the macro is for Python."""
    with pytest.raises(TypeError, match="by calling it"):
        both.draw(both.quick, "{% macro m() %}{% endmacro %}{{ m }}")


def test_functions_of_templates_return_lists(both: Both) -> None:
    """Another version of Jinja that begins or ends them otherwise would make generators of them."""
    for source in ("{% extends 'base' %}{% block a %}{{ x }}{% endblock %}", "{% block a %}{% endblock %}{{ x }}"):
        written = both.quick.compile(source, raw=True)
        assert "def root(" in written
        assert "def block_a(" in written
        assert "yield" not in written
    assert written.count("return t_") == 2


# -- templates that are made up

VALUES = st.sampled_from(
    ["x", "safe", "no", "1", "'<'", "rows", "row.k", "row['k']", "row.d.k", "rows[1]", "i", "y", "z"]
)
EXPRESSIONS = st.recursive(
    VALUES,
    lambda inner: st.one_of(
        st.just("nothing|default(x)"),
        st.just("nothing is defined"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]} ~ {two[1]})"),
        st.tuples(inner, VALUES).map(lambda two: f"({two[0]} if {two[1]} else '&')"),
        inner.map(lambda one: f"({one} if no)"),
        st.tuples(inner, VALUES).map(lambda two: f"({two[0]} == {two[1]})"),
        st.tuples(inner, st.sampled_from(["e", "upper", "default('<')", "trim", "string", "list"])).map(
            lambda two: f"({two[0]})|{two[1]}"
        ),
        st.tuples(inner, st.sampled_from(["defined", "none", "string", "not none"])).map(
            lambda two: f"({two[0]} is {two[1]})"
        ),
        inner.map(lambda one: f"_('Hi %(n)s', n={one})"),
        inner.map(lambda one: f"ngettext('%(num)s', '%(num)s', 2, n={one})"),
        inner.map(lambda one: f"m({one})"),
        inner.map(lambda one: f"own({one}, b=x)"),
        inner.map(lambda one: f"{{'k': {one}}}.k"),
        inner.map(lambda one: f"[{one}, 2]"),
    ),
    max_leaves=3,
)
SHOWN = EXPRESSIONS.map(lambda one: f"{{{{ {one} }}}}")
TEXTS = st.sampled_from(["<p>", " ", "&amp;", "{{ self.s() }}", "{% include 'shown' %}"])


def _around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    body = st.lists(inner, min_size=1, max_size=3).map("".join)
    return st.one_of(
        st.tuples(EXPRESSIONS, body).map(lambda two: f"{{% if {two[0]} %}}{two[1]}{{% else %}}-{{% endif %}}"),
        body.map(lambda one: f"{{% for i in rows %}}{{{{ loop.index }}}}{one}{{% endfor %}}"),
        body.map(
            lambda one: f"{{% for i in rows %}}{one}{{% if i == 1 %}}{{% continue %}}{{% endif %}}-{{% endfor %}}"
        ),
        st.tuples(EXPRESSIONS, body).map(lambda two: f"{{% for y in rows if y != {two[0]} %}}{two[1]}{{% endfor %}}"),
        st.tuples(EXPRESSIONS, body).map(lambda two: f"{{% with z = {two[0]} %}}{two[1]}{{% endwith %}}"),
        EXPRESSIONS.map(lambda one: f"{{% set y = {one} %}}"),
        body.map(lambda one: f"{{% set z %}}{one}{{% endset %}}{{{{ z }}}}"),
        body.map(lambda one: f"{{% filter upper %}}{one}{{% endfilter %}}"),
        body.map(lambda one: f"{{% call asks() %}}{one}{{% endcall %}}"),
        body.map(lambda one: f"{{% call(y) own('<') %}}{one}{{% endcall %}}"),
        st.tuples(EXPRESSIONS, EXPRESSIONS).map(
            lambda two: f"{{% trans n={two[0]} %}}Hi {{{{ n }}}}{{% endtrans %}}{{{{ {two[1]} }}}}"
        ),
    )


BODIES = st.lists(st.recursive(SHOWN | TEXTS, _around, max_leaves=4), min_size=1, max_size=4).map("".join)
HEADS = st.sampled_from(
    [
        "{% from 'part' import m, asks %}",
        "{% from 'other' import m %}{% from 'part' import asks %}",
        "{% from 'part' import m, asks %}{% from 'other' import m %}",
        "{% from 'part' import m, asks, said as y %}",
    ]
)
OWN = "{% macro own(a, b='&') %}{{ a }}{{ b }}{{ caller(a) if caller is defined }}{% endmacro %}"


def made_up(head: str, first: str, second: str, parent: str) -> str:
    """A template with blocks, which extends another or none."""
    block = f"{{% block s scoped %}}{second}{{% endblock %}}".replace("{{ self.s() }}", "{{ self.t() }}")
    if not parent:
        return f"{head}{OWN}{first}{block}{{% block t %}}T{{{{ x }}}}{{% endblock %}}"
    inside = f"{{% block a %}}{{{{ super() }}}}{first}{{% endblock %}}"
    return f"{{% extends '{parent}' %}}{head}{OWN}{inside}{{% block b %}}{block}{{% endblock %}}"


def test_both_ways_draw_what_is_made_up_alike(both: Both) -> None:
    """What Jinja draws is drawn alike, or is an error; and what it cannot draw is never drawn."""
    times = Counter[bool]()

    @settings(max_examples=100)
    @given(HEADS, BODIES, BODIES, st.sampled_from(["base", "deep", ""]))
    def draw_both_ways(head: str, first: str, second: str, parent: str) -> None:
        source = made_up(head, first, second, parent)
        drawn: list[str | type[Exception]] = []
        for environment in (both.plain, both.quick):
            try:
                drawn.append(both.draw(environment, source))
            except Exception as error:  # noqa: BLE001 (any)
                drawn.append(type(error))
        plain, quick = drawn
        assert quick == plain or isinstance(quick, type)
        times[isinstance(quick, str)] += 1

    draw_both_ways()
    assert times[True] > times[False]
