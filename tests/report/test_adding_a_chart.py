"""A chart takes one module and its Dutch; the page finds it, in its place and in the list at the top."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from aigf.report.charts.placing import Place
from aigf.report.drawn import drawings
from tests.copied_package import ROOT, add, aigf, copied

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
    package = copied(tmp_path)
    (package / "report" / "charts" / "site_power.py").write_text(MODULE, encoding="utf-8")
    add(package / "report" / "locale" / "nl.po", DUTCH)
    aigf(tmp_path, "appraise", ROOT / "examples" / "reference.yaml", "--draws", "0", "-o", "kept")
    titles = {"nl": "Vermogen van de locatie, getekend", "en": "Power of the site, drawn"}
    for lang, title in titles.items():
        page = (tmp_path / "kept" / f"report.{lang}.html").read_text(encoding="utf-8")
        assert f'<a href="#site-power">{title}</a>' in page
        # Its place: after the statements, before the load that comes next in the same place.
        places = [page.index(f'<section id="{name}"') for name in ("statements", "site-power", "load")]
        assert places == sorted(places)
        assert page.count('download="aigf-site-power.csv"') == 1
