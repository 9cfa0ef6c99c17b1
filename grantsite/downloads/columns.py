"""Every table of the downloads and its columns, in the order in which files list them: the one declaration.

A new column is declared in the table's module and gets its value in ``tables``; files, schemas, the data package,
the API's descriptions and the data page follow.
"""

from grantsite.downloads.column import Column, Table
from grantsite.downloads.columns_awards import AWARDS, CONDITIONS
from grantsite.downloads.columns_bodies import MUNICIPALITIES, ORGANISATIONS, REGIONS
from grantsite.downloads.columns_calls import CALLS, CODES, COLUMNS, DOCUMENTS, TARGET_AREAS
from grantsite.downloads.columns_follow_up import FOLLOW_UP
from grantsite.downloads.columns_participations import PARTICIPATIONS
from grantsite.downloads.columns_projects import APPLICATIONS, PROJECT_TARGET_AREAS, PROJECTS

TABLES: tuple[Table, ...] = (
    PROJECTS,
    APPLICATIONS,
    AWARDS,
    PARTICIPATIONS,
    MUNICIPALITIES,
    ORGANISATIONS,
    REGIONS,
    CALLS,
    DOCUMENTS,
    TARGET_AREAS,
    PROJECT_TARGET_AREAS,
    CONDITIONS,
    *FOLLOW_UP,
    CODES,
    COLUMNS,
)
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}


def column_of(name: str) -> Column:
    """The column of a name such as "projects.id". Raises LookupError."""
    table, _, column = name.partition(".")
    return BY_NAME[table].column(column)
