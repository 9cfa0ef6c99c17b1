"""Notes of records: one to three Finnish sentences, some of them in Swedish as well.

A record's texts are plain: the generator reads Markdown in pages of prose only, which a corpus takes over.
"""

import random

from grantsite.records import Text

_SENTENCES = (
    ("Hanke jatkaa aiempaa kokeilua.", "Projektet fortsätter ett tidigare försök."),
    ("Nimi on kirjoitettu niin kuin hakemuksessa.", "Namnet är skrivet som i ansökan."),
    ("Hankkeen tulokset ovat kaikkien kuntien käytettävissä.", "Alla kommuner kan använda projektets resultat."),
    ("Mukana on myös yrityksiä, joita liitteessä ei nimetä.", "Också företag som bilagan inte nämner deltar."),
    ("Hakemus on jätetty yhdessä naapurikuntien kanssa.", "Ansökan har gjorts tillsammans med grannkommunerna."),
    ("Lähteessä ”hanke” on kirjoitettu isolla alkukirjaimella.", "I källan är ”hanke” skrivet med stor bokstav."),
    ("Työ alkaa kartoituksella ja päättyy kokeiluun.", "Arbetet börjar med en kartläggning och slutar i ett försök."),
    ("Osa kustannuksista katetaan kuntien omalla rahalla.", "Kommunerna täcker en del av kostnaderna själva."),
    ("Palvelu avataan ensin yhdessä kunnassa ja sitten muissa.", "Tjänsten öppnas först i en kommun, sedan i andra."),
    ("Käyttäjät kutsutaan mukaan jo suunnitteluun.", "Användarna bjuds in redan när arbetet planeras."),
    ("Ratkaisu julkaistaan avoimella lisenssillä.", "Lösningen publiceras med öppen licens."),
    ("Kumppanien nimet ovat liitteen järjestyksessä.", "Parternas namn står i bilagans ordning."),
)


def note(dice: random.Random) -> Text:
    """A note that says nothing of anybody: it is as long as such notes are."""
    sentences = dice.sample(_SENTENCES, dice.choice((1, 1, 2, 3)))
    finnish, swedish = (" ".join(texts) for texts in zip(*sentences, strict=True))
    return Text(fi=finnish, sv=swedish if dice.random() < 0.3 else None)
