"""The arithmetic of figures: whole numbers, in proportion, and nothing lost on the way."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grantsite.drawing import fitted, text_width
from grantsite.figures import CLASSIFICATIONS, WIDTH, edges, grid, scaled
from grantsite.figures.figure import step

AMOUNTS = st.integers(0, 10**13)


@given(AMOUNTS, AMOUNTS, st.integers(1, 5000))
def test_length_is_in_proportion(value: int, more: int, length: int) -> None:
    most = value + more
    drawn = scaled(value, most, length)
    if most == 0:
        assert drawn == 0
    else:
        assert abs(drawn - Fraction(value * length, most)) <= Fraction(1, 2)


@given(st.integers(0, 500), st.integers(1, 5000))
def test_parts_fill_the_length(count: int, length: int) -> None:
    parts = edges(count, length)
    if count:
        assert len(parts) == count
        assert parts[0][0] == 0
        assert sum(width for _, width in parts) == length
        assert all(a + width == b for (a, width), (b, _) in pairwise(parts))
        assert max(width for _, width in parts) - min(width for _, width in parts) <= 1


@given(st.integers(1, 10**12))
def test_scale_has_few_round_lines(most: int) -> None:
    distance = step(most)
    assert str(distance)[0] in "125"
    assert set(str(distance)[1:]) <= {"0"}
    assert most <= 4 * distance
    lines = grid(most, 100, 1000)
    assert [line.value for line in lines] == list(range(0, most + 1, distance))
    assert lines[0].at == 1100
    assert all(100 <= line.at <= 1100 for line in lines)


def test_scale_of_money_stands_at_whole_euros() -> None:
    assert [line.value for line in grid(109_010_000, 0, 100, 100)] == [0, 50_000_000, 100_000_000]


@given(st.text(max_size=80), st.integers(300, WIDTH))
def test_fitted_text_fits(text: str, width: int) -> None:
    shown = fitted(text, width, 140)
    assert shown == text or (shown.endswith("…") and text_width(shown) * 140 <= width * 11)


@pytest.mark.parametrize("kind", ["size", "partners", "members"])
def test_classes_have_no_gap_and_no_overlap(kind: str) -> None:
    classes = [one for one in CLASSIFICATIONS[kind][0] if one.kind == kind]
    assert classes[0].least == 0
    assert classes[-1].most is None
    assert [one.most for one in classes[:-1]] == [one.least - 1 for one in classes[1:]]
    assert len({one.value for one in classes}) == len(classes)
