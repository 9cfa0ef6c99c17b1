"""The code lists of the downloads: every code of a column that has few of them, with its name in three languages."""

from grantsite.records import Text

STATUSES = {
    "awarded": Text(fi="sai avustusta", sv="fick understöd", en="awarded"),
    "not-awarded": Text(fi="ei saanut avustusta", sv="fick inget understöd", en="not awarded"),
    "undecided": Text(fi="ei vielä päätetty", sv="inte ännu avgjord", en="not decided yet"),
}
CODE_LISTS: dict[str, dict[str, Text]] = {
    "status": STATUSES,
    "role": {
        "lead": Text(fi="hankehallinnoija tai toinen hakija", sv="projektadministratör eller annan sökande", en="lead"),
        "partner": Text(fi="kumppani", sv="partner", en="partner"),
    },
    "kind": {
        "municipality": Text(fi="kunta", sv="kommun", en="municipality"),
        "joint-authority": Text(fi="kuntayhtymä", sv="samkommun", en="joint municipal authority"),
        "hospital-district": Text(fi="sairaanhoitopiiri", sv="sjukvårdsdistrikt", en="hospital district"),
        "company": Text(fi="yhtiö", sv="bolag", en="company"),
        "library": Text(fi="kirjasto", sv="bibliotek", en="library"),
        "municipal-enterprise": Text(
            fi="kunnallinen liikelaitos", sv="kommunalt affärsverk", en="municipal enterprise"
        ),
    },
    "municipality-type": {
        "town": Text(fi="kaupunki", sv="stad", en="town"),
        "municipality": Text(fi="kunta", sv="kommun", en="municipality"),
    },
    "language": {
        "fi": Text(fi="suomi", sv="finska", en="Finnish"),
        "sv": Text(fi="ruotsi", sv="svenska", en="Swedish"),
        "en": Text(fi="englanti", sv="engelska", en="English"),
    },
    "municipality-languages": {
        "fi": Text(fi="suomenkielinen", sv="finskspråkig", en="Finnish-speaking"),
        "sv": Text(fi="ruotsinkielinen", sv="svenskspråkig", en="Swedish-speaking"),
        "fi-sv": Text(
            fi="kaksikielinen, enemmistö suomenkielisiä",
            sv="tvåspråkig med finskspråkig majoritet",
            en="bilingual with a Finnish-speaking majority",
        ),
        "sv-fi": Text(
            fi="kaksikielinen, enemmistö ruotsinkielisiä",
            sv="tvåspråkig med svenskspråkig majoritet",
            en="bilingual with a Swedish-speaking majority",
        ),
    },
    "currency": {"EUR": Text(fi="euro", sv="euro", en="euro")},
    "source": {
        "source": Text(
            # A project's row joins its application and its award, which stand in different documents.
            fi="lähdeasiakirja; sen nimeävät rivin source-sarakkeet, avustuksen tiedoista taulun awards",
            sv="källdokumentet; radens source-kolumner nämner det, för uppgifter om ett understöd de i tabellen awards",
            en="the source document; the row’s source columns name it, for facts of an award those of the table awards",
        ),
        "record": Text(
            fi="tämän sivuston tietueet: tunnukset, selitykset ja luokitukset",
            sv="den här webbplatsens poster: id:n, förklaringar och klassificeringar",
            en="this site’s records: ids, explanations and classifications",
        ),
        "statistics": Text(
            fi="viralliset luokitukset ja tilastot",
            sv="officiella klassificeringar och statistik",
            en="official classifications and statistics",
        ),
        "computed": Text(
            fi="laskettu muista tiedoista", sv="beräknat ur de andra uppgifterna", en="computed from the other data"
        ),
    },
}
