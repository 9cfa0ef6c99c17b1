"""Figures: values of the catalog turned into geometry and the rows of a table, one module a figure.

A figure is a plain frozen view. Its drawing (``templates/figures/<name>.svg``), the table beside it and its file of CSV
are all made of that one view, so they cannot say different things. Texts are the templates'; lengths are integers, in
tenths of a pixel of a drawing that is 320 pixels wide: as wide as the text of the narrowest phone.
"""

from grantsite.figures.course import CourseFigure, call_course, project_course
from grantsite.figures.figure import LETTER, WIDTH, Figure, Grid, edges, grid, scaled, table
from grantsite.figures.network import NetworkFigure, network
from grantsite.figures.spread import SpreadColumn, SpreadFigure, spread
from grantsite.figures.ties import municipal_ties

__all__ = [
    "LETTER",
    "WIDTH",
    "CourseFigure",
    "Figure",
    "Grid",
    "NetworkFigure",
    "SpreadColumn",
    "SpreadFigure",
    "call_course",
    "edges",
    "grid",
    "municipal_ties",
    "network",
    "project_course",
    "scaled",
    "spread",
    "table",
]
