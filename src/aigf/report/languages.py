"""Which language a text is in that comes without one: the title of a source, a section of it."""

from __future__ import annotations

import re
from functools import lru_cache

#: Words that tell: those that hold a sentence together, and those of the titles that sources have.
_WORDS = {
    "nl": """
        aan aandeel aanpassing aansluiting aardgas artikel bedrijventerreinen beide besluit bij binnen boven
        brief consumentenprijzen de door doorlooptijd drempel een eigen elektriciteit elektriciteitsproductie
        en energierekening evenals figuur gas geen gemiddelde geschat getal gigafabriek grijs hernieuwbare het
        hoofdstuk hoogspanning jaar jaargemiddelden ketenemissies kosten kostenmodel leidraad levering
        loonkosten markt marktvraag meerwaarde ministerie mogelijk naar netcode niet niveau of om onder
        onderzoek oordeel oorzaak op opdracht openbare opslag opstellen paragraaf particuliere prijs prijzen
        procedure projecten rapport rekeningen restwarmte scenario's schatting schijf spreiding
        standaarddiscontovoet stroom tabel tarief tarieven tarievencode te ten termijnstructuur tot uit van
        vanaf vennootschapsbelasting verbruik verbruiksgegevens verdeling verdubbeling verordening vloer
        volgens voor waardering warmte warmtepompen werkgelegenheidseffecten werkgroep wet windenergie
        windparken zee zeventien zichtjaar zijn zoals zonder één
    """,
    "en": """
        a about above according accounts after against air algorithmic an and announcement annual any article
        as assumed assumption at average backup battery below between building by call capacity capital cells
        centre centres chapter charge cheapest cluster companies conclusions connection contract contracted
        coolers cooling cost costs data dense depreciation design difference digital each early economics
        efficiency electricity energy estimated facility figure figures first for found from garden gas
        goodput grid growth half heat high highest hour hours index inference issued its language large least
        limit loss lot lowest market mean measured model models monetary more national network networks no
        none not of on one only operational other output own page performance pipeline point policy power
        preliminary price prices published rack range record regulation report requirements rights rule
        scaling section sheet source steam strategy sun supply survey table target tariffs tender term than
        that the through time to training transport usual utilisation value very water weather week wet when
        where which with without year years
    """,
}
_TELLING = {lang: frozenset(words.split()) for lang, words in _WORDS.items()}


@lru_cache(maxsize=4096)
def language_of(text: str) -> str | None:
    """The language of a text, None where its words do not tell: names, numbers, words of both.

    >>> language_of("Epoch AI, data on notable AI models"), language_of("CBS, energierekening januari 2025")
    ('en', 'nl')
    >>> language_of("Brown et al. (2020)") is None
    True
    """
    words = re.findall(r"[a-zà-ÿ]+", text.casefold())
    count = {lang: sum(word in telling for word in words) for lang, telling in _TELLING.items()}
    best = max(count, key=count.__getitem__)
    others = max(number for lang, number in count.items() if lang != best)
    return best if count[best] > others else None
