"""A proposal is the same in YAML and in a form, whichever way it went."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from aigf.proposal import Amount, ReadProposal, read_proposal
from aigf.proposal.as_yaml import as_yaml
from aigf.proposal.numbers import Language
from aigf.proposal.plainly import plain_data
from aigf.report.form import form_workbook
from tests.appraisals import EXAMPLES
from tests.proposal.form.proposals import proposals

SHARED = sorted(Path(__file__).parents[4].joinpath("shared/bids").glob("*.yaml"))


AS_YAML_HAS_IT = """
proposal: {name: F, signature_year: 2027}
factory:
  accelerator: b300
  it_load: 1.300
  facility_load: 2500,5 MW
energy:
  grid_connection: {laag: 1.400, verwacht: "1,5 GW"}
  electricity_price: 1.125
  grid_contract: PM
site: PM
"""


def said(read: ReadProposal) -> list[tuple[str, object, bool]]:
    """Whose each range is: of the bid, or of its reader."""
    return sorted(
        (found.field, found.read, found.read.own)
        for found in read.readings
        if isinstance(found.read, Amount) and found.read.own
    )


def there_and_back(read: ReadProposal, folder: Path, language: Language) -> tuple[ReadProposal, ReadProposal]:
    """The proposal as a form, and that form as YAML."""
    form, again = folder / "form.xlsx", folder / "again.yaml"
    form.write_bytes(form_workbook(language, plain_data(read)))
    of_form = read_proposal(form)
    again.write_text(as_yaml(plain_data(of_form)), encoding="utf-8")
    return of_form, read_proposal(again)


@pytest.mark.slow
@settings(
    max_examples=60,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
)
@given(proposals(), st.sampled_from(["nl", "en"]))
def test_any_proposal(data: dict[str, Any], language: Language) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "bid.yaml"
        path.write_text(as_yaml(data), encoding="utf-8")
        read = read_proposal(path)
        of_form, again = there_and_back(read, Path(name), language)
        assert of_form.proposal == read.proposal
        assert again.proposal == read.proposal
        assert said(of_form) == said(again) == said(read)
        assert of_form.document.remarks == ()


@pytest.mark.parametrize("path", [*EXAMPLES.values(), *SHARED], ids=lambda path: path.stem)
def test_the_examples(path: Path, tmp_path: Path) -> None:
    read = read_proposal(path)
    of_form, again = there_and_back(read, tmp_path, "en")
    assert of_form.proposal == again.proposal == read.proposal
    assert said(of_form) == said(again) == said(read)
    assert of_form.unknown == read.unknown


def test_what_yaml_leaves_to_its_reader_is_settled(tmp_path: Path) -> None:
    path = tmp_path / "bid.yaml"
    path.write_text(AS_YAML_HAS_IT, encoding="utf-8")
    read = read_proposal(path)
    assert read.proposal.factory.it_load == Amount(1300.0)
    of_form, again = there_and_back(read, tmp_path, "nl")
    assert of_form.proposal == again.proposal == read.proposal
