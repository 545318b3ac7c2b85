"""Gaps that were filled, and columns that were dropped, are counted in an appraisal and in a dispatch."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigf.documents import InputError
from aigf.report.documents import result_object
from aigf.series import Filling
from aigf.study.appraise import appraise
from aigf.study.dispatch_site import read_site
from tests.series.files import ember, knmi
from tests.study.test_own_series import said

EXAMPLE = Path(__file__).parents[2] / "examples" / "eemshaven.yaml"


def station(folder: Path) -> Path:
    """A year of which two hours are not there, and the dew point of a day and a half is blank."""
    lines = knmi(8760).splitlines(keepends=True)
    for line in range(3000, 3036):
        cells = lines[line].split(",")
        cells[9] = "     "
        lines[line] = ",".join(cells)
    del lines[4000:4002]
    (folder / "uurgeg.txt").write_text("".join(lines))
    return folder / "uurgeg.txt"


@pytest.mark.slow
def test_an_appraisal_counts_what_was_filled_and_dropped(tmp_path: Path) -> None:
    path = station(tmp_path)
    with pytest.raises(InputError, match="--fill-gaps 3"):
        appraise(EXAMPLE, series=[path])
    found = appraise(EXAMPLE, series=[path], filling=Filling(weather=3))
    (source,) = result_object(found, "nl")["hourly_series"]
    assert source["filled_hours"] == {"temp_c": 2, "rh_pct": 2, "wind_10m_ms": 2, "ghi_wm2": 2}
    assert source["dropped_columns"] == ["dewpoint_c"]
    assert "temp_c: hours that were missing and lie on a line between their neighbours: 2" in said(found)
    assert "dewpoint_c is not used: 36 of its hours are missing" in said(found)


def test_a_dispatch_fills_prices_where_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text("load_mw: 100\ngrid_import_mw: 200\n")
    lines = ember(100).splitlines(keepends=True)
    del lines[40]
    (tmp_path / "prices.csv").write_text("".join(lines))
    with pytest.raises(InputError, match="hours are missing"):
        read_site(tmp_path / "site.yaml", [tmp_path / "prices.csv"], Filling(weather=3))
    site = read_site(tmp_path / "site.yaml", [tmp_path / "prices.csv"], Filling(price=1))
    assert len(site.hours.price) == 100
    assert any("price_eur_mwh" in str(note) for note in site.notes)
