"""What is wrong with the sentences of a result: numbers that are no figure of it, words of another language, directions
that the figures contradict, and assumptions that are not called so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aigf.decision.rules import Bound, tests_of
from aigf.register import load_register
from aigf.report.charts import Chart
from aigf.report.numbers import format_value
from aigf.report.questions.answering import known
from aigf.report.questions.sentences import Facts, Sentence, names_in
from aigf.report.summary import reading
from aigf.report.translations import catalogue, localised, translator
from aigf.study.result import Appraisal
from aigf.text import Text
from tests.report.chart_figures import OF_CHART
from tests.report.directions import ANSWERS, CHARTS, WARNINGS, Of, ruled
from tests.report.numbers_said import cites, same_year, tokens, wrongly_written
from tests.report.page_text import blocks
from tests.report.told import Told, answers_of, figures_of, literal, measures, within

Result = Mapping[str, Any]

#: Words that hold a sentence together, of the one language and not of the other.
_WORDS = {
    "nl": frozenset(
        ["the", "and", "with", "not", "from", "for", "than", "which", "are", "by", "that", "this"]
    ),
    "en": frozenset(
        ["de", "het", "een", "van", "niet", "voor", "wordt", "zijn", "naar", "ook", "dat", "deze"]
    ),
}
_POWER = re.compile(r" × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_ONE_OF_MANY = re.compile(
    r"(?<![\d.,])(?<!to )(?<!tot )1 (years|hours|days|months|accelerators|households|questions|outcomes|effects"
    r"|conditions|draws|jaren|maanden|dagen|vragen|uitkomsten|huishoudens|effecten|trekkingen|AI-processoren)\b"
)
_BROKEN = re.compile(
    r"[{}]|\bnan\b|\binf\b|\bNone\b(?! of )|/tmp/|/home/|/work/|[-−]0(?:[.,]0+)?(?![\d.,])|\d[eE][-+]?\d\d?\b"
)
#: The sentence on another form of contract than that of the figures.
_EARLIEST = "The earliest is with"
#: A number as programs write it, which a source may do.
_POWERED = re.compile(r"\d[eE][-+]?\d+")
#: Sections that quote sources and formulas.
_QUOTING = ("formulas", "assumed")
#: What the quotient, the difference or the product of two figures is in a warning: of the values that are filled in,
#: and of the figures of the result.
_DERIVED: Mapping[str, Any] = {
    "ratio": lambda v, of: v["stated"] / v["computed"],
    "gap": lambda v, of: v["peak"] - v["connection"],
    "given": lambda v, of: of("union_contribution") / of("capex"),
    "hours": lambda v, of: of("battery_energy") / (v["peak"] - v["connection"]),
    "share": lambda v, of: 1 - of("served_compute_share"),
    "oxides": lambda v, of: of("cut_electricity") * of("backup_nitrogen_oxides"),
    "throttled": lambda v, of: of("simulated_throttled_ratio") * of("electricity_use") * 1e6,
    "backup": lambda v, of: of("simulated_backup_ratio") * of("electricity_use") * 1e6,
    "left": lambda v, of: max(v["capex"] - v["public_contribution"], 0.0),
}


def faults(
    appraisal: Appraisal, result: Result, charts: Mapping[str, Chart], told: Sequence[Told], lang: str
) -> list[str]:
    """All that is wrong in the answers, warnings, reasons and findings of charts."""
    facts = known(result, lang)
    return [
        *_of_answers(result, facts),
        *_of_charts(result, charts, told, lang),
        *_of_warnings(appraisal, result, lang),
        *_of_reasons(appraisal, result, lang),
    ]


def _bare(text: str) -> str:
    """A text without its powers of ten, of which a figure has one."""
    return _POWER.sub("", text)


def _of_answers(result: Result, facts: Facts) -> Iterator[str]:
    of = Of(facts)
    for question, sentences in answers_of(facts):
        answer = result["questions"][question]["answer"]
        whole = " ".join(answer)
        for text, sentence in sentences:
            yield from _unfounded(text, sentence, facts, result)
            for words in ruled(sentence.template, ANSWERS):
                if not ANSWERS[words](of):
                    yield f"direction, {words!r}: {text}"
            yield from _unsaid(text, sentence, facts, whole)
        for text in answer:
            yield from (
                f"{token} is not how it is written: {text}"
                for token in wrongly_written(_bare(text), facts.lang)
            )


def _unfounded(text: str, sentence: Sentence, facts: Facts, result: Result) -> Iterator[str]:
    """The numbers of a sentence that are none of the figures that it names."""
    template = translator(facts.lang)(sentence.template)
    words = [str(facts.words[name]) for name in names_in(sentence.template) if name in facts.words]
    allowed = literal(template) | {token for word in words for token in tokens(word)}
    values = figures_of(sentence, facts, result, "value", "low", "median", "high")
    ends = figures_of(sentence, facts, result, "low", "high")
    for token in tokens(_bare(text)):
        if token not in allowed and not cites(token, facts.lang, values, ends):
            yield f"{token} is no figure that it names: {text}"


def _unsaid(text: str, sentence: Sentence, facts: Facts, answer: str) -> Iterator[str]:
    """The assumptions behind a sentence that its answer does not name."""
    if "assum" in sentence.template:
        return
    for cited in sentence.rests():
        name = cited.partition(".")[0]
        behind = (facts.quantities.get(name) or {}).get("rests_on", ())
        for assumption in (*behind, *([name] if name in facts.assumed else [])):
            item = facts.inputs.get(assumption) or facts.quantities.get(assumption)
            if item is None:
                continue
            title = localised(item["title"], facts.lang).text if "title" in item else str(item["label"])
            shown = reading(assumption, item, facts.lang, 3).value
            if title[1:] not in answer and shown not in text and shown not in answer:
                yield f"{assumption} is assumed, which is not said: {text}"


def _of_charts(result: Result, charts: Mapping[str, Chart], told: Sequence[Told], lang: str) -> Iterator[str]:
    for name, chart in charts.items():
        figures = OF_CHART[name](result)
        for one in told:
            if not one.text or one.text not in chart.finding or not set(_filled(one)) <= set(figures):
                continue
            cited = figures | {"year": figures["first"]} if _EARLIEST in one.template else figures
            yield from (f"{bad}, chart {name}: {one.text}" for bad in _unlike(one, cited, lang))
            for words in ruled(one.template, CHARTS):
                if not CHARTS[words](figures):
                    yield f"direction, {words!r}, chart {name}: {one.text}"
        for token in wrongly_written(_bare(chart.finding), lang):
            yield f"{token} is not how it is written, chart {name}: {chart.finding}"


def _filled(one: Told) -> list[str]:
    """The names of the figures in a text."""
    return [
        name
        for name in names_in(one.template)
        if not isinstance(one.values.get(name), Text) and tokens(str(one.values.get(name, "")))
    ]


def _unlike(one: Told, figures: Mapping[str, Any], lang: str) -> Iterator[str]:
    for name in _filled(one):
        found = figures[name]
        values = () if found is None else found if isinstance(found, tuple) else (found,)
        for token in tokens(_bare(str(one.values[name]))):
            exact = all(isinstance(value, int) for value in values) and same_year(token, values)
            if not exact and not cites(token, lang, values, found if isinstance(found, tuple) else ()):
                yield f"{name} is {token}, not {found}"


def _of_warnings(appraisal: Appraisal, result: Result, lang: str) -> Iterator[str]:
    everything = [*result["quantities"].values(), *result["inputs"].values()]
    pool = [item.get(key) for item in everything for key in ("value", "low", "high", "computed")]
    known_values = [value for value in pool if value is not None]

    def of(name: str) -> float:
        return float((result["quantities"].get(name) or result["inputs"][name])["value"])

    for warning, text in zip(appraisal.warnings, result["warnings"], strict=True):
        values = {name: measure.value for _, name, measure in measures(warning)}
        values |= {
            k: v for part in within(warning) for k, v in part.values.items() if isinstance(v, (int, float))
        }
        for _, name, measure in measures(warning):
            same = any(_close(measure.value, value) for value in known_values)
            if not same and not (name in _DERIVED and _close(measure.value, _DERIVED[name](values, of))):
                yield f"{name} is {measure.value}, no figure of the result: {text}"
            if format_value(measure.value, measure.unit, lang) not in text:
                yield f"{name} is not written as the house does: {text}"
        for part in within(warning):
            for words in ruled(part.template, WARNINGS):
                if not WARNINGS[words](values):
                    yield f"direction, {words!r}: {text}"
        yield from (
            f"{token} is not how it is written: {text}" for token in wrongly_written(_bare(text), lang)
        )


def _of_reasons(appraisal: Appraisal, result: Result, lang: str) -> Iterator[str]:
    thresholds = {name: entry.value for name, entry in load_register().entries.items()}
    for step in appraisal.verdict.path:
        text = step.because.render(translator(lang), lambda value, unit: format_value(value, unit, lang))
        tests = tests_of(appraisal.framework.questions[step.question].rule)
        limits = [test.against(thresholds) for test in tests if isinstance(test, Bound)]
        for _, name, measure in measures(step.because):
            if name == "limit" and not any(_close(measure.value, limit) for limit in limits):
                yield f"{measure.value} is no threshold of this question: {text}"
        for part in within(step.because):
            ends = [part.values[name].value for name in ("low", "high") if name in part.values]
            if len(ends) == 2 and not ends[0] <= ends[1]:
                yield f"a range that runs down: {text}"
        yield from (
            f"{token} is not how it is written: {text}" for token in wrongly_written(_bare(text), lang)
        )


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(abs(one), abs(other))


def faults_of_page(page: str, result: Result, lang: str) -> list[str]:
    """What no text of a page may have: words of the other language, what is unfilled, a path, no number."""
    quoted = _quoted(result)
    untranslated = {
        english for english, dutch in catalogue(lang).items() if english != dutch and " " in english
    }
    found = []
    for block in blocks(page):
        text = block.text
        exact = text if block.section not in _QUOTING else _POWERED.sub("", text)
        if _BROKEN.search(exact) or _ONE_OF_MANY.search(text) or text in untranslated:
            found.append(f"broken, {block.section}: {text}")
        if block.lang != lang or block.section in _QUOTING:
            continue
        for quote in quoted:
            text = text.replace(quote, " ")
        strange = _WORDS[lang] & set(re.findall(r"[a-zà-ÿ]+", text.casefold()))
        if strange:
            found.append(f"{strange} in {lang}, {block.section}: {block.text}")
    return found


def _quoted(result: Result) -> list[str]:
    """Titles of sources, and what the proposal says of itself, which keep their language; the longest first."""
    proposal = [value for value in result["proposal"].values() if isinstance(value, str)]
    sources = [
        part
        for item in result["inputs"].values()
        for part in (item["source"] or {}).values()
        if isinstance(part, str)
    ]
    models = [str(model["name"]) for model in result["frontier"]["models"]]
    titles = [str(model["source"]) for model in result["frontier"]["models"]]
    quoted = {" ".join(one.split()) for one in (*proposal, *sources, *models, *titles, "Het Hogeland")}
    return sorted((one for one in quoted if len(one) > 3), key=len, reverse=True)
