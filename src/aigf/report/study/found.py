"""What a study found: the table and the regret, as objects and as sentences."""

from __future__ import annotations

import math
from typing import Any

from aigf.report.study.titles import alternative_title, titles_of
from aigf.study.table.outcomes import Outcome, Spread
from aigf.study.table.regret import Regret
from aigf.study.table.result import Study
from aigf.text import Measure, Text


def about_study(study: Study, lang: str) -> dict[str, Any]:
    """What a study is of."""
    return {
        "name": study.name,
        "alternatives": [
            {"name": name, "title": alternative_title(name, lang)} for name in study.alternatives
        ],
        "scenarios": [
            {"name": scenario.name, "title": title, "axes": dict(scenario.axes)}
            for scenario, title in zip(study.scenarios, _titles(study, lang).values(), strict=True)
        ],
        "draws": study.draws,
        "seed": study.seed,
    }


def table_object(found: tuple[Outcome, ...]) -> list[dict[str, Any]]:
    """The table, a row for every alternative in every world."""
    return [
        {
            "scenario": outcome.scenario,
            "alternative": outcome.alternative,
            "best": outcome.best,
            "quantities": {name: _spread(spread) for name, spread in outcome.quantities.items()},
        }
        for outcome in found
    ]


def regret_object(found: Regret, sentences: list[str], assumed: list[str]) -> dict[str, Any]:
    """The regret of every choice, in euro, with what it means and what is assumed."""
    return {
        "unit": "EUR",
        "minimax": found.minimax,
        "finding": sentences,
        "assumptions": assumed,
        "choices": {
            choice: {
                "worst": {"scenario": found.worst[choice][0], "value": found.worst[choice][1]},
                "largest": max(found.largest[world][choice] for world in found.scenarios),
                "best_in": list(found.worlds_of(choice)),
            }
            for choice in found.choices
        },
        "scenarios": {
            world: {
                "expected": dict(found.expected[world]),
                "largest": dict(found.largest[world]),
                "best_shares": dict(found.best[world]),
                "best": found.best_in[world],
            }
            for world in found.scenarios
        },
    }


def finding(study: Study, found: Regret, lang: str) -> list[Text]:
    """What the regret says: the minimax choice, and where each choice is best."""
    world, worst = found.worst[found.minimax]
    choice = alternative_title(found.minimax, lang)
    said = {
        "choice": choice,
        "world": _titles(study, lang)[world],
        "amount": Measure(worst, "EUR"),
        "worlds": len(found.scenarios),
    }
    first = Text(
        "Least to regret is '{choice}': in the world that is worst for it ({world}) it brings {amount} less than the "
        "best choice there.",
        said,
    )
    if worst == 0.0:
        first = Text("Nothing to regret is '{choice}': it is best in each of the {worlds} worlds.", said)
    best = {name: len(found.worlds_of(name)) for name in found.choices}
    where = [
        Text(
            "'{choice}' is best in {count} of {worlds} worlds.",
            {"choice": alternative_title(name, lang), "count": count, "worlds": len(found.scenarios)},
        )
        for name, count in sorted(best.items(), key=lambda item: -item[1])
        if count and worst
    ]
    return [first, *where]


def assumptions(found: Regret) -> list[Text]:
    """What the regret rests on, beside the model."""
    return [
        Text(
            "Expected regret is the mean over {draws} draws, which are as likely as each other and the same in every "
            "world and for every choice.",
            {"draws": found.draws},
        )
        if found.draws
        else Text("The regret is that of the point estimates: without draws nothing is known of its spread."),
        Text(
            "No world is taken to be more likely than another: the worst one decides, also where it is improbable, "
            "and worlds that come to the same count as often as they are listed."
        ),
        Text(
            "What counts is the balance for the Netherlands. Compared are the choices of this study; variants of the "
            "proposal are no choice of their own, and a choice that is not listed may be better."
        ),
    ]


def existing(value: Any) -> Any:
    """The value with null for every number that does not exist, at any depth."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {name: existing(inner) for name, inner in value.items()}
    return [existing(inner) for inner in value] if isinstance(value, list) else value


def _titles(study: Study, lang: str) -> dict[str, str]:
    return titles_of({scenario.name: scenario for scenario in study.scenarios}, lang)


def _spread(spread: Spread) -> dict[str, Any]:
    return {
        "value": spread.value,
        "low": spread.low,
        "median": spread.median,
        "high": spread.high,
        "unit": spread.unit,
    }
