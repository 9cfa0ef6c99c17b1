"""The objects of the API: projects, municipalities and calls."""

from grantsite.downloads.column import OF_MUNICIPALITIES
from grantsite.downloads.columns import BY_NAME, column_of
from grantsite.downloads.provenance import record_fields, sources_field
from grantsite.downloads.row import Row
from grantsite.downloads.shape import Field, Group, Index, Leaf, Many, One, Pick, Shape, Texts
from grantsite.records import Text

_NAME = Text(fi="Nimi kielittäin.", sv="Namnet på varje språk.", en="The name in each language.")
_NOTE = Text(fi="Huomautus tiedoista.", sv="En anmärkning om uppgifterna.", en="A note on the facts.")
_REGION = Text(fi="Maakunnan nimi.", sv="Landskapets namn.", en="The region’s name.")
_SOURCE = Text(fi="Missä tieto on.", sv="Var uppgiften finns.", en="Where the facts stand.")
_PAGES = Text(
    fi="Sivun osoite kullakin kielellä sivuston juuresta lukien.",
    sv="Sidans adress på varje språk, räknat från webbplatsens rot.",
    en="The address of the page in each language, relative to the site’s root.",
)


def _leaves(table: str, *names: str) -> tuple[Leaf, ...]:
    """Fields with the names of their columns; "call:call_id" is a field ``call`` of the column ``call_id``."""
    pairs = (name.partition(":") for name in names)
    return tuple(Leaf(name, f"{table}.{column or name}") for name, _, column in pairs)


def _url(table: str) -> Texts:
    return Texts("url", f"{table}.url", _PAGES)


def _source(table: str) -> Group:
    names = ("document:source_document", "section:source_section", "item:source_item", "row:source_row")
    return Group("source", _SOURCE, _leaves(table, *names))


def _body(table: str, prefix: str = "") -> tuple[Field, ...]:
    return (
        Texts("name", f"{table}.{prefix}name", _NAME),
        *_leaves(
            table,
            f"as_written:{prefix}as_written",
            f"kind:{prefix}kind",
            f"municipality:{prefix}municipality_code",
            f"organisation:{prefix}organisation_id",
        ),
    )


_PARTICIPANT: tuple[Field, ...] = (
    *_body("participations"),
    *_leaves("participations", "repeated_as_written"),
    Texts("note", "participations.note", _NOTE, optional=True),
)


def _participants(role: str, first: bool | None = None) -> Pick:
    """The bodies of a role; ``first`` takes only the first of all, or only the others."""

    def pick(index: Index, row: Row) -> list[Row]:
        found = index.where("participations", "project_id", row["id"])
        return [r for r in found if r["role"] == role and (first is None or (r["number"] == 1) == first)]

    return pick


def _of_project(table: str, key: str = "id") -> Pick:
    return lambda index, row: index.where(table, "project_id", row[key])


def _follow_up(name: str) -> Many:
    """A table of what followed, without the columns that repeat whose it is."""
    table = BY_NAME[name]
    fields: list[Field] = []
    for column in table.columns:
        stem, _, language = column.name.rpartition("_")
        if column.name in ("project_id", "project_name", "number"):
            continue
        if language == "fi":
            fields.append(Texts(stem, f"{name}.{stem}", _WHAT[stem], optional=True))
        elif language not in ("sv", "en"):
            fields.append(Leaf(column.name, f"{name}.{column.name}"))
    return Many(name, table.about, _of_project(name), tuple(fields))


_WHAT = {
    "name": _NAME,
    "reason": Text(fi="Syy kielittäin.", sv="Orsaken på varje språk.", en="The reason in each language."),
    "results": Text(fi="Tulokset kielittäin.", sv="Resultaten på varje språk.", en="The results in each language."),
}

PROJECT = Shape(
    "project",
    Text(
        fi="Hakemus ja sen mahdollinen avustus.",
        sv="En ansökan och det eventuella understödet.",
        en="An application with its award, if any.",
    ),
    "projects",
    (
        *_leaves("projects", "id", "call:call_id", "name", "language", "name_corrected", "status"),
        *_leaves("projects", "requested", "awarded", "currency", "decision_date", "decision_item"),
        One(
            "lead",
            Text(
                fi="Hankehallinnoija, jolle avustus maksetaan.",
                sv="Projektadministratören, till vilken understödet betalas.",
                en="The lead, to whom a grant is paid.",
            ),
            _PARTICIPANT,
            _participants("lead", first=True),
        ),
        Many(
            "co_leads",
            Text(
                fi="Muut hakijat, jos lähteessä on niitä useita.",
                sv="Övriga sökande, om källan anger flera.",
                en="Further leads, where the source prints more than one.",
            ),
            _participants("lead", first=False),
            _PARTICIPANT,
        ),
        Many(
            "partners",
            Text(
                fi="Kumppanit lähteen järjestyksessä, kukin kerran.",
                sv="Partnerna i källans ordning, var och en en gång.",
                en="The partners as the source lists them, each once.",
            ),
            _participants("partner"),
            _PARTICIPANT,
        ),
        Leaf("region", "projects.region_code"),
        Texts("region_name", "projects.region_name", _REGION, optional=True),
        Many(
            "target_areas",
            column_of("projects.target_areas").about,
            _of_project("project_target_areas"),
            column="project_target_areas.target_area_id",
        ),
        One(
            "application",
            Text(
                fi="Mitä hakemuksesta on lisäksi talletettu.",
                sv="Vad som i övrigt har sparats om ansökan.",
                en="What else is recorded of the application.",
            ),
            (
                *_leaves("applications", "applicant_as_written"),
                Texts("note", "applications.note", _NOTE, optional=True),
            ),
            lambda index, row: index.where("applications", "id", row["id"]),
        ),
        One(
            "award",
            Text(
                fi="Avustus niin kuin päätös sen luettelee. Tyhjä (null), jos avustusta ei myönnetty.",
                sv="Understödet så som beslutet anger det. Tomt (null) om inget understöd beviljades.",
                en="The award as the decision lists it; null where there is none.",
            ),
            (
                Leaf("project_as_written", "awards.project_as_written"),
                Group(
                    "recipient",
                    Text(
                        fi="Se, jolle päätös myöntää avustuksen.",
                        sv="Den som beslutet beviljar understödet.",
                        en="The body that the decision gives the grant to.",
                    ),
                    _body("awards", "recipient_"),
                ),
                *_leaves("awards", "paid", "repaid"),
                Texts("note", "awards.note", _NOTE, optional=True),
                Many(
                    "conditions",
                    BY_NAME["conditions"].about,
                    _of_project("conditions", "project_id"),
                    (
                        Texts("text", "conditions.text", BY_NAME["conditions"].about),
                        *_leaves("conditions", "section:source_section", "item:source_item"),
                    ),
                ),
                _source("awards"),
                *record_fields("award", "project_id"),
            ),
            _of_project("awards"),
            optional=True,
        ),
        *(_follow_up(n) for n in ("payments", "interim_reports", "final_reports", "repayments", "outputs")),
        _source("projects"),
        sources_field(),
        *record_fields("application", "id"),
        _url("projects"),
    ),
)


def _projects_of(role: str) -> Pick:
    """The projects in which a municipality, or a unit of it, has a role: one that it leads it is no partner of."""

    def pick(index: Index, row: Row) -> list[Row]:
        rows = index.where("participations", "municipality_code", row["code"])
        led = {r["project_id"] for r in rows if r["role"] == "lead"}
        found = {r["project_id"]: r for r in rows if (r["project_id"] in led) == (role == "lead")}
        return list(found.values())

    return pick


MUNICIPALITY = Shape(
    "municipality",
    Text(
        fi="Kunta tietueiden kuntajaossa ja sen hankkeet.",
        sv="En kommun i posternas kommunindelning, med dess projekt.",
        en="A municipality of the records’ division, with its projects.",
    ),
    "municipalities",
    (
        Leaf("code", "municipalities.code"),
        Texts("name", "municipalities.name", _NAME, OF_MUNICIPALITIES),
        *_leaves("municipalities", "type", "languages", "region:region_code"),
        Texts("region_name", "municipalities.region_name", _REGION),
        Leaf("latest_region", "municipalities.latest_region_code"),
        Texts("latest_region_name", "municipalities.latest_region_name", _REGION),
        *_leaves("municipalities", "population", "population_date", "latitude", "longitude"),
        Leaf("successor", "municipalities.successor_code"),
        Texts("successor_name", "municipalities.successor_name", _NAME, OF_MUNICIPALITIES, optional=True),
        Leaf("successor_date", "municipalities.successor_date"),
        Many(
            "as_lead",
            Text(
                fi="Hankkeet, joita se hallinnoi, itse tai yksikkönsä kautta.",
                sv="Projekten som den administrerar, själv eller genom en enhet.",
                en="The projects that it leads, itself or through a unit.",
            ),
            _projects_of("lead"),
            column="participations.project_id",
        ),
        Many(
            "as_partner",
            Text(
                fi="Muut hankkeet, joissa se on mukana. Sen osuutta avustuksesta ei ole julkaistu.",
                sv="Andra projekt som den deltar i. Dess andel av understödet har inte publicerats.",
                en="The other projects that it takes part in. Its share of a grant is not published.",
            ),
            _projects_of("partner"),
            column="participations.project_id",
        ),
        *_leaves("municipalities", "requested_as_lead", "awarded_as_lead"),
        *record_fields("municipality", "code"),
        _url("municipalities"),
    ),
)


def _of_call(table: str) -> Pick:
    return lambda index, row: index.where(table, "call_id", row["id"])


_SUMS = ("applications", "requested", "awards", "awarded", "municipalities", "municipalities_awarded")
CALL = Shape(
    "call",
    Text(
        fi="Haku, sen päätös ja summat.",
        sv="En utlysning, beslutet och summorna.",
        en="A call, the decision on it and its sums.",
    ),
    "calls",
    (
        Leaf("id", "calls.id"),
        Texts("name", "calls.name", _NAME),
        Texts(
            "authority",
            "calls.authority",
            Text(fi="Valtionapuviranomainen.", sv="Statsbidragsmyndigheten.", en="The government grant authority."),
        ),
        *_leaves("calls", "currency", "budget_item", "appropriation", "deadline", "decision_date", "project_end"),
        *_leaves("calls", "final_report_due", "highest_share", "instalments", "interim_report_months"),
        *_leaves("calls", "rectification_days", *_SUMS),
        Many(
            "documents",
            BY_NAME["documents"].about,
            _of_call("documents"),
            (Leaf("id", "documents.id"), Texts("name", "documents.name", _NAME), *_leaves("documents", "date", "link")),
        ),
        Many(
            "target_areas",
            BY_NAME["target_areas"].about,
            _of_call("target_areas"),
            (
                Leaf("id", "target_areas.id"),
                Texts("name", "target_areas.name", _NAME),
                Texts("short_name", "target_areas.short_name", _NAME),
                *_leaves("target_areas", "section:source_section", "projects"),
            ),
        ),
        Many(
            "projects",
            Text(fi="Haun hankkeet.", sv="Utlysningens projekt.", en="The projects of the call."),
            _of_call("projects"),
            column="projects.id",
        ),
        *record_fields("call", "id"),
        _url("calls"),
    ),
)
SHAPES = (PROJECT, MUNICIPALITY, CALL)
