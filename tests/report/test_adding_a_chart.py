"""A chart takes one module and its Dutch; the page finds it, in its place and in the list at the top."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from aigf.report.charts.placing import Place
from aigf.report.drawn import drawings

ROOT = Path(__file__).parents[2]

MODULE = """
from aigf.report.charts.drawing import ACCENT, Chart, Key, both, csv_link, figure, told
from aigf.report.charts.placing import Drawing
from aigf.report.translations import translator


def site_power(result, lang, assumed):
    translate = translator(lang)
    megawatts = result["quantities"]["facility_load"]["value"]
    title, finding = translate("Power of the site, drawn"), told(translate("The site takes power."), assumed)
    bar = {"data": {"values": [{"power": megawatts}]}, "mark": {"type": "bar", "color": ACCENT},
           "encoding": {"x": {"field": "power", "type": "quantitative"}}}
    wide, narrow = both("site-power", title, finding, lang, {
        layout: figure([bar], layout, (80, 80)) for layout in ("wide", "narrow")
    })
    rows = [("MW", megawatts)]
    return [Chart("site-power", title, finding, wide, narrow, (Key(title, ACCENT, "bar"),), "MW", "", (title,),
                  (("MW", str(megawatts)),), csv_link(["", title], rows, lang))]


DRAWINGS = (Drawing("site-power", site_power, ("facility_load",), "load", order=0),)
"""
DUTCH = """
msgid "Power of the site, drawn"
msgstr "Vermogen van de locatie, getekend"

msgid "The site takes power."
msgstr "De locatie neemt vermogen af."
"""


def test_every_drawing_has_a_name_of_its_own_and_a_place_that_is_one() -> None:
    found = drawings()
    assert len({drawing.name for drawing in found}) == len(found)
    assert {drawing.place for drawing in found} <= {None, *get_args(Place)}
    assert all(drawing.shows for drawing in found)


@pytest.mark.slow
def test_one_module_is_enough(tmp_path: Path) -> None:
    package = tmp_path / "aigf"
    left_out = shutil.ignore_patterns("__pycache__", "*.parsed.json")
    shutil.copytree(ROOT / "src" / "aigf", package, ignore=left_out)
    (package / "report" / "charts" / "site_power.py").write_text(MODULE, encoding="utf-8")
    with (package / "report" / "locale" / "nl.po").open("a", encoding="utf-8") as out:
        out.write(DUTCH)
    proposal = str(ROOT / "examples" / "reference.yaml")
    run = subprocess.run(
        [sys.executable, "-m", "aigf", "appraise", proposal, "--draws", "0", "-o", "kept"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    titles = {"nl": "Vermogen van de locatie, getekend", "en": "Power of the site, drawn"}
    for lang, title in titles.items():
        page = (tmp_path / "kept" / f"report.{lang}.html").read_text(encoding="utf-8")
        assert f'<a href="#site-power">{title}</a>' in page
        # Its place: after the statements, before the load that comes next in the same place.
        places = [page.index(f'<section id="{name}"') for name in ("statements", "site-power", "load")]
        assert places == sorted(places)
        assert page.count('download="aigf-site-power.csv"') == 1
