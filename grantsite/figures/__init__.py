"""Figures: values of the catalog turned into geometry and the rows of a table, one module a figure.

A figure is a plain frozen view. Its drawing (``templates/figures/<name>.svg``), the table beside it and its file of CSV
are all made of that one view, so they cannot say different things. Texts are the templates'; lengths are integers, in
tenths of a pixel of a drawing that is 320 pixels wide: about as wide as the text of the narrowest phone.
"""

from grantsite.figures.applications import ApplicationsFigure, applications
from grantsite.figures.behind import Lists, Records
from grantsite.figures.classes import CLASSIFICATIONS, Class, address_of
from grantsite.figures.figure import LETTER, WIDTH, Figure, Grid, edges, grid, scaled, table
from grantsite.figures.group import Group, group
from grantsite.figures.joining import JoiningFigure, joining
from grantsite.figures.map import MapFigure, Maps
from grantsite.figures.regions import InhabitantsFigure, RegionsFigure, by_region, inhabitants, regions
from grantsite.figures.spread import SpreadFigure, spread
from grantsite.figures.success import SuccessFigure, by_language, success
from grantsite.figures.tiles import TilesFigure, tiles

__all__ = [
    "CLASSIFICATIONS",
    "LETTER",
    "WIDTH",
    "ApplicationsFigure",
    "Class",
    "Figure",
    "Grid",
    "Group",
    "InhabitantsFigure",
    "JoiningFigure",
    "Lists",
    "MapFigure",
    "Maps",
    "Records",
    "RegionsFigure",
    "SpreadFigure",
    "SuccessFigure",
    "TilesFigure",
    "address_of",
    "applications",
    "by_language",
    "by_region",
    "edges",
    "grid",
    "group",
    "inhabitants",
    "joining",
    "regions",
    "scaled",
    "spread",
    "success",
    "table",
    "tiles",
]
