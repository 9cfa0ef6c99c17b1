"""Who takes part: real municipalities, and organisations named after them, as a decision prints them."""

import random
from collections.abc import Iterator
from typing import Literal, NamedTuple

from bench.vocabulary import genitive_of_municipality, is_one_word
from grantsite.catalog import Catalog
from grantsite.load import slug_of
from grantsite.names import is_form_of
from grantsite.records import Municipality, Organisation, Participant, Text

# The number of partners of the 61 applications of 2020 (0–14), as often as they have it.
PARTNERS = (0,) * 4 + (1,) * 14 + (2,) * 13 + (3,) * 10 + (4,) * 6 + (5,) * 4 + (6,) * 3 + (7, 7, 8, 9, 10, 11, 14)
_Kind = Literal["library", "joint-authority", "municipal-enterprise", "company"]
# What an organisation is called behind its municipality's name, its kind, and whether it is a unit of it.
_BODIES: tuple[tuple[str, _Kind, bool], ...] = (
    ("kaupunginkirjasto", "library", True),
    ("seudun koulutuskuntayhtymä", "joint-authority", False),
    ("vesi -liikelaitos", "municipal-enterprise", True),
    ("seudun kehitys Oy", "company", False),
    ("tilapalvelut -liikelaitos", "municipal-enterprise", True),
    ("seudun kuntayhtymä", "joint-authority", False),
)


class Body(NamedTuple):
    """A body: what records call it, the name it is printed by, and the municipality that counts for it."""

    key: str
    printed: str
    municipality: str | None
    is_municipality: bool

    def participant(self, written: str = "") -> Participant:
        """The body as a record names it."""
        if self.is_municipality:
            return Participant(written or self.printed, municipality=self.key)
        return Participant(self.printed, organisation=self.key)


class Bodies:
    """Everyone who can take part. Large municipalities lead often; partners come from the lead's region mostly."""

    def __init__(self, catalog: Catalog, projects: int) -> None:
        records = [place.record for place in catalog.places.values()]
        self.municipalities = {record.code: record for record in records}
        self._bodies = {r.code: Body(r.code, r.name.every()[0], r.code, True) for r in records}
        self._weights = [float(record.population.count**0.7) for record in records]
        self._codes = [record.code for record in records]
        self._by_region: dict[str, list[str]] = {}
        for record in records:
            self._by_region.setdefault(record.region, []).append(record.code)
        self.organisations = dict(self._organisations(records, min(400, 8 + projects // 40)))
        self._others = [
            Body(slug, organisation.name.every()[0], organisation.unit_of, False)
            for slug, organisation in self.organisations.items()
        ]

    def _organisations(self, records: list[Municipality], number: int) -> Iterator[tuple[str, Organisation]]:
        largest = sorted(records, key=lambda record: (-record.population.count, record.code))
        able = [record for record in largest if self.genitive(record.code)]
        for index in range(number):
            record = able[index // len(_BODIES) % len(able)]
            name, kind, is_unit = _BODIES[index % len(_BODIES)]
            full = f"{self.genitive(record.code)} {name}"
            yield slug_of(full), Organisation(Text(fi=full), kind, unit_of=record.code if is_unit else None)

    def genitive(self, code: str) -> str:
        """The genitive of a municipality's name where the generator takes it for a form of that name, or ""."""
        name = self.municipalities[code].name.every()[0]
        genitive = genitive_of_municipality(name) if is_one_word(name) else ""
        return genitive if genitive and is_form_of(genitive, [name]) else ""

    def draw(self, dice: random.Random) -> tuple[Body, list[Body]]:
        """A lead and its partners, each body and each municipality once."""
        lead = self._bodies[dice.choices(self._codes, self._weights)[0]]
        if dice.random() < 0.04:
            lead = dice.choice(self._others)
        home = self.municipalities[lead.municipality or dice.choice(self._codes)].region
        number = dice.choice(PARTNERS)
        partners: list[Body] = []
        taken = {lead.municipality or lead.key}
        while len(partners) < number:
            codes = self._by_region[home] if dice.random() < 0.75 else self._codes
            body = self._bodies[dice.choice(codes)] if dice.random() > 0.02 else dice.choice(self._others)
            if (body.municipality or body.key) not in taken:
                taken.add(body.municipality or body.key)
                partners.append(body)
            elif len(taken) > len(self._by_region[home]):  # a small region is used up
                home = self.municipalities[dice.choice(self._codes)].region
        return lead, partners

    def written_lead(self, lead: Body, dice: random.Random) -> str:
        """How the annex prints a lead: "Oulun kaupunki", or the bare name."""
        genitive = self.genitive(lead.key) if lead.is_municipality else ""
        if not genitive or dice.random() < 0.4:
            return lead.printed
        town = self.municipalities[lead.key].type == "town"
        return f"{genitive} {'kaupunki' if town else 'kunta'}"

    def written_recipient(self, lead: Body) -> str:
        """How the decision prints a recipient: "Oulun kaupungille"."""
        genitive = self.genitive(lead.key) if lead.is_municipality else ""
        if not genitive:
            return lead.printed
        town = self.municipalities[lead.key].type == "town"
        return f"{genitive} {'kaupungille' if town else 'kunnalle'}"
