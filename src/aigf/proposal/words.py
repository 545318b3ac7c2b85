"""The words for every choice of a proposal, in Dutch and in English: one table, and the countries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from aigf.documents import nearest
from aigf.proposal.numbers import Language
from aigf.proposal.pasted import pasted

#: What a field knows it by, to what people write for it; in Dutch | in English.
_WRITTEN = {
    "yes": "ja, jawel, j, waar, ✓, ✔ | y, yep, true",
    "no": "nee, neen, n, onwaar | nope, false",
    "unknown": "onbekend, weet niet, weet ik niet, nog niet | not known, don't know, not yet",
    "nl": "nederlands, nederlandse | dutch, nld, nl-nl",
    "en": "engels, engelse | english, eng, en-gb, en-us",
    "liquid-dry": "droge koeling, vloeistof droog, vloeistofkoeling droog, vloeistofkoeling met droge koelers,"
    " droge koelers | dry cooling, dry coolers, liquid with dry coolers, liquid dry cooling",
    "liquid-hybrid": "hybride, hybride koeling, hybride koelers, vloeistof hybride, vloeistofkoeling hybride,"
    " vloeistofkoeling met hybride koelers | hybrid, hybrid cooling, hybrid coolers, liquid with hybrid coolers",
    "evaporative": "verdamping, verdampingskoeling, koeltoren, koeltorens, natte koeling"
    " | evaporation, evaporative cooling, cooling tower, cooling towers, wet cooling",
    "air": "lucht, luchtkoeling, luchtgekoeld | air cooling, air cooled",
    "offshore-wind": "wind op zee, zeewind, offshore, windpark op zee | wind offshore, wind at sea, offshore wind farm",
    "onshore-wind": "wind op land, landwind, onshore, windpark op land | wind onshore, wind on land, onshore wind farm",
    "solar": "zon, zonne-energie, zonnestroom, zon-pv, zonnepark, zonnepanelen, zon op dak, zon op land | pv, sun,"
    " solar pv, photovoltaic, solar power, solar farm",
    "nuclear": "kernenergie, kern, kerncentrale, nucleair, smr | nuclear power, nuclear energy, nuclear plant",
    "hydro": "waterkracht, water, waterkrachtcentrale | hydropower, hydroelectric, hydro power, hydroelectricity",
    "other": "anders, overig, overige, andere | others, something else, misc",
    "direct-line": "directe lijn, directe verbinding, directe lijn achter de meter, achter de meter, directe kabel"
    " | direct connection, direct wire, behind the meter, private wire",
    "same-station": "zelfde station, hetzelfde station, op hetzelfde station, zelfde hoogspanningsstation"
    " | the same station, at the same station, same substation, same grid node",
    "contract": "contract, overeenkomst, contractueel, stroomcontract, ppa, leveringscontract, getekende overeenkomst"
    " | agreement, signed contract, signed agreement, power purchase agreement, contractual",
    "pay-as-produced": "zoals geproduceerd, zoals opgewekt, naar productie, productieprofiel, op basis van productie"
    " | as produced, as generated, paid as produced, pap",
    "baseload": "basislast, vlak, vlak profiel, bandlevering, vast profiel | base load, flat, flat profile",
    "firm": "vast, vaste transportrechten, vast transportrecht, vast contract, vaste aansluiting, firm ato"
    " | fixed, firm capacity, firm contract, firm connection, firm transport",
    "time-duration": "tijdsduurgebonden, tijdsduurgebonden transportrecht, tijdsduurgebonden contract, tdtr,"
    " atr85 | time duration contract, time duration bound, duration bound",
    "capacity-limiting": "capaciteitsbeperkend, capaciteitsbeperkend contract, capaciteitsbeperking, cbc"
    " | capacity limiting contract, capacity limited, capacity restriction",
    "congestion-reliever": "congestieverzachter, congestieverzachtend, congestieverlichter"
    " | congestion reliever contract, congestion softener, congestion relief",
    "diesel": "dieselaggregaat, dieselaggregaten, dieselgenerator, dieselgeneratoren, noodstroomdiesel"
    " | diesel generator, diesel generators, diesel gensets",
    "gas": "aardgas, gasmotor, gasmotoren, gasturbine, gasturbines"
    " | natural gas, gas engine, gas engines, gas turbines",
    "hydrogen": "waterstof, brandstofcel, brandstofcellen | h2, fuel cell, fuel cells",
    "battery": "accu, accu's, batterij, batterijen, accupakket | batteries, bess",
    "hero-run": "grote training, grote trainingen, grote trainingsrun, zeer grote trainingen, hero-runs"
    " | hero training, large training, large training runs, very large training, hero runs",
    "mixed": "gemengd, mix, beide, gemengd gebruik, training en inferentie | mixed use, both, training and inference",
    "inference": "inferentie, toepassing, alleen inferentie | inferencing, serving, inference only",
    "letter": "brief, intentieverklaring, intentiebrief | letter of intent, loi, signed letter",
    "permit": "vergunning, omgevingsvergunning, milieuvergunning | licence, license, environmental permit",
    "study": "studie, onderzoek, rapport, onderzoeksrapport, analyse | report, research, analysis",
    "interview": "gesprek, vraaggesprek, interviews | conversation, interviews",
    "public": "openbaar, openbare bron, publiek, openbare informatie | public source, publication, public information",
    "statement": "verklaring, stelling, eigen verklaring, mededeling | declaration, own statement, claim",
    "gb200-nvl72": "gb200 nvl 72 | nvidia gb200 nvl72, grace blackwell gb200 nvl72",
    "gb300-nvl72": "gb300 nvl 72 | nvidia gb300 nvl72, grace blackwell gb300 nvl72",
    "rubin-nvl144": "rubin nvl 144 | vera rubin nvl144, nvidia rubin nvl144, nvidia vera rubin nvl144, vr nvl144",
    "h100-sxm": "h100 sxm5 | nvidia h100 sxm, nvidia h100 sxm5",
    "h200-sxm": "h200 sxm5 | nvidia h200 sxm, nvidia h200 sxm5",
    "a100-sxm": "a100 sxm4 | nvidia a100 sxm, nvidia a100 sxm4",
    "v100": "tesla v100 | nvidia v100, nvidia tesla v100",
    "b200": "blackwell b200 | nvidia b200, nvidia blackwell b200",
    "b300": "blackwell ultra b300 | nvidia b300, nvidia blackwell ultra b300",
    "mi300x": "instinct mi300x | amd mi300x, amd instinct mi300x",
    "mi325x": "instinct mi325x | amd mi325x, amd instinct mi325x",
    "mi355x": "instinct mi355x | amd mi355x, amd instinct mi355x",
    "tpu-v4": "google tpu v4 | tpuv4",
    "tpu-v5p": "google tpu v5p | tpuv5p",
    "tpu-v6e": "google tpu v6e, trillium | tpuv6e, tpu trillium",
    "tpu-v7": "google tpu v7, ironwood | tpuv7, tpu ironwood",
    "gaudi3": "intel gaudi 3, gaudi 3 | intel gaudi3, habana gaudi 3",
}
#: Country to its names in Dutch | in English; the code of the EU where it is another.
_COUNTRIES = {
    "NL": "Nederland, Holland, NLD, Koninkrijk der Nederlanden | Netherlands, the Netherlands",
    "BE": "België, Belgie, BEL | Belgium",
    "DE": "Duitsland, DEU, Bondsrepubliek Duitsland | Germany",
    "FR": "Frankrijk, FRA | France",
    "LU": "Luxemburg, LUX | Luxembourg",
    "AT": "Oostenrijk, AUT | Austria",
    "IT": "Italië, Italie, ITA | Italy",
    "ES": "Spanje, ESP | Spain",
    "PT": "Portugal, PRT | Portugal",
    "IE": "Ierland, IRL | Ireland, Republic of Ireland",
    "DK": "Denemarken, DNK | Denmark",
    "SE": "Zweden, SWE | Sweden",
    "FI": "Finland, FIN | Finland",
    "NO": "Noorwegen, NOR | Norway",
    "IS": "IJsland, ISL | Iceland",
    "EE": "Estland, EST | Estonia",
    "LV": "Letland, LVA | Latvia",
    "LT": "Litouwen, LTU | Lithuania",
    "PL": "Polen, POL | Poland",
    "CZ": "Tsjechië, Tsjechie, CZE | Czechia, Czech Republic",
    "SK": "Slowakije, SVK | Slovakia",
    "HU": "Hongarije, HUN | Hungary",
    "SI": "Slovenië, Slovenie, SVN | Slovenia",
    "HR": "Kroatië, Kroatie, HRV | Croatia",
    "RO": "Roemenië, Roemenie, ROU | Romania",
    "BG": "Bulgarije, BGR | Bulgaria",
    "GR": "Griekenland, GRC, EL | Greece",
    "CY": "Cyprus, CYP | Cyprus",
    "MT": "Malta, MLT | Malta",
    "GB": "Verenigd Koninkrijk, Groot-Brittannië, Groot-Brittannie, Engeland, GBR, VK | United Kingdom, Great Britain,"
    " UK, England, Scotland",
    "CH": "Zwitserland, CHE | Switzerland",
    "LI": "Liechtenstein, LIE | Liechtenstein",
    "UA": "Oekraïne, Oekraine, UKR | Ukraine",
    "TR": "Turkije, TUR | Turkey, Türkiye, Turkiye",
    "RS": "Servië, Servie, SRB | Serbia",
    "US": "Verenigde Staten, VS, USA, Verenigde Staten van Amerika | United States,"
    " United States of America, U.S.A., U.S.",
    "CA": "Canada, CAN | Canada",
    "MX": "Mexico, MEX | Mexico",
    "BR": "Brazilië, Brazilie, BRA | Brazil",
    "JP": "Japan, JPN | Japan",
    "KR": "Zuid-Korea, Korea, KOR | South Korea, Republic of Korea",
    "CN": "China, CHN | China, People's Republic of China",
    "TW": "Taiwan, TWN | Taiwan",
    "HK": "Hongkong, HKG | Hong Kong",
    "SG": "Singapore, SGP | Singapore",
    "IN": "India, IND | India",
    "AU": "Australië, Australie, AUS | Australia",
    "NZ": "Nieuw-Zeeland, NZL | New Zealand",
    "IL": "Israël, Israel, ISR | Israel",
    "AE": "Verenigde Arabische Emiraten, VAE, ARE | United Arab Emirates, UAE",
    "SA": "Saoedi-Arabië, Saoedi-Arabie, SAU | Saudi Arabia",
    "QA": "Qatar, QAT | Qatar",
    "ZA": "Zuid-Afrika, ZAF | South Africa",
}
#: The parts of a range, likewise.
_PARTS = {
    "low": "laag, van, minimaal, minimum, min, onder, ondergrens | lower, from, lowest",
    "central": "midden, centraal, verwacht, waarde, basis | middle, mid, expected, value, base, best",
    "high": "hoog, tot, maximaal, maximum, max, boven, bovengrens | higher, to, upper, highest",
}
_SEPARATORS = re.compile(r"[\s_./-]+")


def form(text: str) -> str:
    """What two writings of a word have in common: no capitals, spaces, hyphens and points."""
    return _SEPARATORS.sub("", pasted(text).casefold())


def _names(table: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {
        known: tuple(name.strip() for part in names.split("|") for name in part.split(","))
        for known, names in table.items()
    }


#: What people write for every choice, and for every country.
CHOICES = _names(_WRITTEN)
COUNTRY_NAMES = _names(_COUNTRIES)
PART_NAMES = {form(name): part for part, names in _names(_PARTS).items() for name in (part, *names)}
_COUNTRY_FORMS = {form(name): code for code, names in COUNTRY_NAMES.items() for name in names}


def usual(word: str, language: Language) -> str:
    """The word for a choice that a reader of a language would use, as ``chosen`` takes it; a type of chip as it is.

    >>> usual("offshore-wind", "nl"), usual("offshore-wind", "en"), usual("gb300-nvl72", "nl")
    ('wind op zee', 'offshore wind', 'gb300-nvl72')
    """
    if word not in _WRITTEN or any(character.isdigit() for character in word):
        return word
    if word in ("nl", "en"):
        return _WRITTEN[word].split("|")[language == "en"].split(",")[0].strip().capitalize()
    if language == "en":
        return word if word in ("hero-run", "pay-as-produced") else word.replace("-", " ")
    return _WRITTEN[word].split(",")[0].strip()


def countries(language: Language) -> list[str]:
    """The names of the countries that are known by name."""
    sides = [names.split("|")[language == "en"] for names in _COUNTRIES.values()]
    return sorted(side.split(",")[0].strip() for side in sides)


def chosen(text: str, words: Iterable[str]) -> str | None:
    """The one of ``words`` that a text says; None where it says none or several of them.

    >>> chosen("Wind op zee", ["offshore-wind", "solar"]), chosen("GB300 NVL72", ["gb300-nvl72"]), chosen("x", ["yes"])
    ('offshore-wind', 'gb300-nvl72', None)
    """
    said = form(text[:100])
    found = {word for word in words if said in _forms(word)}
    return found.pop() if len(found) == 1 else None


def _forms(word: str) -> set[str]:
    return {form(word), *map(form, CHOICES.get(word, ()))}


def nearest_choice(text: str, words: Iterable[str]) -> str | None:
    """The one of ``words`` whose name, or one of its other names, is most like a text; None where none resembles it."""
    named = {name: word for word in words for name in (*CHOICES.get(word, ()), word)}
    near = nearest(pasted(text[:100]), named)
    return None if near is None else named[near]


def country_code(text: str, codes: frozenset[str]) -> str | None:
    """The ISO 3166 code that a text says: the code in any capitals, or the country's name.

    >>> country_code("Nederland", frozenset({"NL"})), country_code("UK", frozenset())
    ('NL', 'GB')
    """
    clean = pasted(text[:100])
    return clean.upper() if clean.upper() in codes else _COUNTRY_FORMS.get(form(clean))


def nearest_country(text: str) -> str | None:
    """The code of the country whose name is most like a text."""
    near = nearest(pasted(text[:100]), (name for names in COUNTRY_NAMES.values() for name in names))
    return None if near is None else _COUNTRY_FORMS[form(near)]
