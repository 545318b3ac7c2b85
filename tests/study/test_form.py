"""An appraisal of a form is that of the YAML it was made from, and is repeated from the copy that it keeps."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from aigf.proposal import read_proposal
from aigf.proposal.plainly import plain_data
from aigf.report.documents import result_object, write_appraisal
from aigf.report.form import form_workbook
from aigf.study.appraise import appraise
from tests.appraisals import EXAMPLES, appraised

SHARED = sorted(Path(__file__).parents[3].joinpath("shared/bids").glob("*.yaml"))
#: A place in a file, and the digest of its bytes.
PLACE = re.compile(r"\w+\.(?:yaml:\d+:\d+|xlsx, '?[\w ]+'?![A-Z]+\d+)|\b[0-9a-f]{64}\b")


def told(result: dict[str, Any]) -> Any:
    """A result without the places in the file that it is of."""
    stripped = {**result, "command": "", "proposal": {**result["proposal"], "file": ""}}
    return json.loads(PLACE.sub("", json.dumps(stripped)))


def form_of(path: Path, folder: Path) -> Path:
    form = folder / f"{path.stem}.xlsx"
    form.write_bytes(form_workbook("en", plain_data(read_proposal(path))))
    return form


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples(name: str, tmp_path: Path) -> None:
    of_form = appraise(form_of(EXAMPLES[name], tmp_path))
    assert told(result_object(of_form, "nl")) == told(result_object(appraised(name), "nl"))


@pytest.mark.slow
@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.stem)
def test_the_bids(path: Path, tmp_path: Path) -> None:
    told_of = partial(result_object, lang="en")
    assert told(told_of(appraise(form_of(path, tmp_path)))) == told(told_of(appraise(path)))


@pytest.mark.slow
def test_it_is_repeated_from_the_copy_that_is_kept(tmp_path: Path) -> None:
    form = form_of(EXAMPLES["federated"], tmp_path)
    write_appraisal(tmp_path / "out", appraise(form, settings={"finance.debt_share": "30%"}), form)
    kept = tmp_path / "out" / "proposal.xlsx"
    assert kept.read_bytes() == form.read_bytes()
    first = json.loads((tmp_path / "out" / "dossier.json").read_text(encoding="utf-8"))
    again = appraise(kept, settings={"finance.debt_share": "30%"}, hold=tmp_path / "out")
    assert again.quantities["project_npv"].value == first["quantities"]["project_npv"]["value"]
