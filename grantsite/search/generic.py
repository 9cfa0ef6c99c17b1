"""Words that say little beside others: whoever types "Tampereen kaupungin hankkeet" asks for Tampere.

They are searched like others when they stand alone; beside other words a result need not have them.
"""

GENERIC = frozenset(
    # Finnish base forms, Swedish and English words, folded
    "avustus hakemus hakija hanke hankinta ja joka kaupunki kuka kunta maakunta mika mikä myontaa myonnetty paljonko "
    "projekti rahoitus raha saada seka tai tukea valtionavustus "
    "ansokan av bidrag bidragen den det en ett for fran i kommun landskap och om pa projekt stad statsunderstod "
    "till understod vid "
    "a an and application city county for grant grants in municipality of on project projects region the to town".split()
)
