"""Quarter-hours in an appraisal: its year has hours, so they are averaged, which is said."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from aigf.study.own_series import read_own_series, warnings


def test_an_appraisal_averages_and_says_so(tmp_path: Path) -> None:
    price = np.round(60.0 + 40.0 * np.sin(np.arange(35_040) / 7.0), 2)
    first = datetime(2026, 1, 1)
    rows = (
        f"{first + timedelta(minutes=15 * number):%Y-%m-%d %H:%M},{value}"
        for number, value in enumerate(price.tolist())
    )
    path = tmp_path / "quarters.csv"
    path.write_text("\n".join(["time_utc,price_eur_mwh", *rows]))
    own = read_own_series([path])
    assert own is not None
    hours = price.reshape(-1, 4).mean(axis=1)
    assert own.given.price is not None
    np.testing.assert_allclose(own.given.price.ravel(), hours / hours.mean(), rtol=1e-12)
    assert own.sources[0].as_object(str)["hours"] == 8760
    said = " ".join(map(str, warnings(own, {}, 60.0, [])))
    assert "8760 hours are the mean of their parts, from 2026-01-01 00:00 UTC on." in said
