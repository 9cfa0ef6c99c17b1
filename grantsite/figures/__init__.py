"""Figures: values of the catalog turned into geometry and the rows of a table, one module a figure.

A figure is a plain frozen view. Its drawing (``templates/figures/<name>.svg``), the table beside it and its file of CSV
are all made of that one view, so they cannot say different things. Texts are the templates'; lengths are integers, in
tenths of a pixel of a drawing that is 320 pixels wide: about as wide as the text of the narrowest phone.
"""

from grantsite.figures.applications import ApplicationsFigure, applications
from grantsite.figures.behind import Lists, Records
from grantsite.figures.classes import CLASSIFICATIONS, Class, address_of
from grantsite.figures.course import CourseFigure, call_course, project_course
from grantsite.figures.figure import LETTER, WIDTH, Figure, Grid, edges, grid, scaled, table
from grantsite.figures.group import Group, group
from grantsite.figures.joining import JoiningFigure, joining
from grantsite.figures.map import MapFigure, Maps
from grantsite.figures.network import NetworkFigure, network
from grantsite.figures.regions import InhabitantsFigure, RegionsFigure, by_region, inhabitants, regions
from grantsite.figures.spread import SpreadFigure, spread
from grantsite.figures.success import SuccessFigure, by_language, success
from grantsite.figures.ties import joint, municipal_ties
from grantsite.figures.tiles import TilesFigure, tiles

__all__ = [
    "CLASSIFICATIONS",
    "LETTER",
    "WIDTH",
    "ApplicationsFigure",
    "Class",
    "CourseFigure",
    "Figure",
    "Grid",
    "Group",
    "InhabitantsFigure",
    "JoiningFigure",
    "Lists",
    "MapFigure",
    "Maps",
    "NetworkFigure",
    "Records",
    "RegionsFigure",
    "SpreadFigure",
    "SuccessFigure",
    "TilesFigure",
    "address_of",
    "applications",
    "by_language",
    "by_region",
    "call_course",
    "edges",
    "grid",
    "group",
    "inhabitants",
    "joining",
    "joint",
    "municipal_ties",
    "network",
    "project_course",
    "regions",
    "scaled",
    "spread",
    "success",
    "table",
    "tiles",
]
