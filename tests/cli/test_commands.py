"""The commands as a user runs them: what they print, where, and with which exit code."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "examples" / "reference.yaml"

#: The quantities of the interface and their units.
QUANTITIES = {
    "accelerator_count": "accelerator",
    "peak_flops": "FLOP/s",
    "training_goodput": "",
    "frontier_window": "year",
    "cost_per_million_trained_tokens": "EUR/Mtoken",
    "water_use": "m3",
    "electricity_cost": "EUR",
    "grid_import_peak": "MW",
    "renewable_share_annual": "",
    "renewable_share_hourly": "",
    "emissions_location": "t",
    "emissions_market": "t",
    "heat_available": "PJ",
    "heat_delivered": "PJ",
    "built_floor_area": "ha",
    "time_to_power": "year",
    "project_irr": "",
    "equity_irr": "",
    "dscr_min": "",
    "debt": "EUR",
    "funding_gap": "EUR",
    "levelised_cost_per_gpu_hour": "EUR/accelerator/h",
    "construction_fte_years": "fte",
    "operation_fte_direct": "fte",
    "operation_fte_indirect": "fte",
    "gross_value_added": "EUR",
    "access_shortfall_abroad": "",
    "welfare_costs": "EUR",
    "welfare_benefits": "EUR",
    "welfare_balance": "EUR",
    "benefit_cost_ratio": "",
    "social_irr": "",
    "training_flop_per_month": "FLOP",
    "hero_run_duration": "year",
    "it_load": "MW",
    "pue": "",
    "facility_load": "MW",
    "electricity_use": "TWh",
    "household_equivalents": "household",
    "net_area": "ha",
    "capex": "EUR",
    "opex": "EUR",
    "revenue": "EUR",
    "project_npv": "EUR",
    "cost_per_gpu_hour": "EUR/accelerator/h",
}


def aigf(*arguments: object, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "aigf", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_appraise_json_has_the_interface() -> None:
    run = aigf("appraise", REFERENCE, "--json")
    assert run.returncode == 0, run.stderr
    result = json.loads(run.stdout)
    assert {
        "proposal",
        "register_version",
        "scenario",
        "alternative",
        "verdict",
        "quantities",
        "questions",
    } <= set(result)
    for name, unit in QUANTITIES.items():
        quantity = result["quantities"][name]
        assert quantity["unit"] == unit
        assert quantity["status"] in ("computed", "stated", "assumed", "simulated")
        assert quantity["label"]
    assert set(result["verdict"]) >= {"outcome", "reachable", "path", "missing"}
    assert {"question", "answer", "because", "evidence"} <= set(result["verdict"]["path"][0])
    assert re.fullmatch(r"(\w+ \d+/\d+\n)*", run.stderr), "nothing but progress, where the machine is slow"


def test_the_reports_own_inputs_give_its_own_arithmetic() -> None:
    found = json.loads(aigf("appraise", REFERENCE, "--json").stdout)["quantities"]
    assert found["accelerator_capex"]["value"] == pytest.approx(2.128e9)
    assert found["national_contribution"]["value"] == pytest.approx(700e6)
    # Section 4.1: 1.6 to 3.2 TWh are 0.6 to 1.3 million households.
    for use, households in ((1.6, 0.6e6), (3.2, 1.3e6)):
        run = aigf("appraise", REFERENCE, "--json", "--set", f"energy.electricity_use={use} TWh")
        value = json.loads(run.stdout)["quantities"]["household_equivalents"]["value"]
        assert round(value / 1e5) * 1e5 == pytest.approx(households)


@pytest.mark.parametrize("utilisation", [0.35, 0.45])
@pytest.mark.parametrize("goodput", [0.90, 0.95])
def test_training_compute_corrects_the_report(utilisation: float, goodput: float) -> None:
    run = aigf(
        *("appraise", REFERENCE, "--json"),
        *("--set", f"factory.model_flops_utilisation={utilisation}"),
        *("--set", f"factory.training_goodput={goodput}"),
    )
    found = json.loads(run.stdout)["quantities"]["training_flop_per_month"]["value"]
    assert 0.8e26 <= found <= 1.12e26


def test_the_reports_own_facts_yield_a_set() -> None:
    verdict = json.loads(aigf("appraise", REFERENCE, "--json").stdout)["verdict"]
    assert verdict["outcome"] is None
    assert {"ecosystem", "central-conditional"} <= set(verdict["reachable"])
    assert verdict["missing"]


def test_wrong_input_is_said_with_its_place_and_exit_code_3(tmp_path: Path) -> None:
    bid = tmp_path / "bid.yaml"
    bid.write_text(
        "proposal:\n  name: X\n  signature_year: 2027\n"
        "factory:\n  accelerator: h100-sxn\n  it_load: 250 MWh\n  pue: 0.9\n"
    )
    for command in ("check", "appraise"):
        run = aigf(command, bid)
        assert run.returncode == 3
        said = (run.stdout + run.stderr).splitlines()
        assert len(said) == 3
        assert said[0].startswith(f"{bid}:5:16: factory.accelerator: ")
        assert "h100-sxm" in said[0]
        assert said[1].startswith(f"{bid}:6:12: factory.it_load: ")
        assert said[2].startswith(f"{bid}:7:8: factory.pue: ")
        assert "Traceback" not in run.stderr


def test_problems_are_told_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    for command in ("check", "appraise"):
        run = aigf(command, tmp_path / "none.yaml", "--lang", "nl", LC_ALL="en_GB.UTF-8")
        assert "dit bestand bestaat niet" in run.stdout + run.stderr


def test_check_json(tmp_path: Path) -> None:
    run = aigf("check", REFERENCE, "--json")
    assert run.returncode == 0
    found = json.loads(run.stdout)
    assert found["ok"]
    assert "sold_share" in found["defaults"]
    assert "commitments.grid_agreement" in found["missing"]
    missing = tmp_path / "none.yaml"
    run = aigf("check", missing, "--json")
    assert run.returncode == 3
    assert json.loads(run.stdout)["problems"][0]["line"] == 1


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_new_proposal_passes_check_and_is_never_overwritten(tmp_path: Path, lang: str) -> None:
    bid = tmp_path / "bid.yaml"
    assert aigf("new", bid, "--lang", lang).returncode == 0
    before = bid.read_text()
    assert aigf("check", bid).returncode == 0
    assert aigf("appraise", bid, "--json").returncode == 0
    again = aigf("new", bid)
    assert again.returncode == 2
    assert "exists already" in again.stderr
    assert bid.read_text() == before


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--set", "finance.cap_ex=3 mld EUR"), "capex"),
        (("--set", "electricity_prise=60"), "electricity_price"),
        (("--set", "electricity_price=60 EUR/MW"), "EUR/MWh"),
        (("--set", "policy.acceptance=maybe"), "policy."),
        (("--set", "nothing"), "name=value"),
        (("--scenario", "acces=closed"), "access"),
        (("--scenario", "access=shut"), "closed"),
    ],
)
def test_wrong_options_name_the_nearest(arguments: tuple[str, str], word: str) -> None:
    run = aigf("appraise", REFERENCE, *arguments)
    assert run.returncode == 3
    assert word in run.stderr
    assert run.stdout == ""


def test_settings_and_scenarios_change_what_they_name() -> None:
    base = json.loads(aigf("appraise", REFERENCE, "--json").stdout)["quantities"]
    dear = json.loads(aigf("appraise", REFERENCE, "--json", "--scenario", "prices=high").stdout)["quantities"]
    same = json.loads(aigf("appraise", REFERENCE, "--json", "--set", "electricity_price=104").stdout)[
        "quantities"
    ]
    assert (
        dear["electricity_cost"]["value"]
        == same["electricity_cost"]["value"]
        > base["electricity_cost"]["value"]
    )
    assert dear["project_npv"]["value"] < base["project_npv"]["value"]


def test_appraisal_directory(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run = aigf("appraise", REFERENCE, "-o", out, "--lang", "nl")
    assert run.returncode == 0, run.stderr
    assert str(out / "report.nl.html") in run.stdout
    first = {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert first["proposal.yaml"] == REFERENCE.read_bytes()
    assert aigf("appraise", REFERENCE, "-o", out).returncode == 0
    again = {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert again == first, "same input, same bytes"
    assert [name for name in first if name.startswith("engines/")]
    page = out / "report.en.html"
    page.unlink()
    assert aigf("report", out, "--lang", "en").returncode == 0
    assert page.read_bytes() == first["report.en.html"]
    wrong = aigf("report", tmp_path)
    assert wrong.returncode == 3
    assert "no appraisal" in wrong.stderr


def test_sources_and_schema() -> None:
    run = aigf("sources", "electricity", "--json")
    (entry,) = [row for row in json.loads(run.stdout)["entries"] if row["name"] == "electricity_price"]
    assert entry["source"]["address"].startswith("http")
    assert "electricity_price" in aigf("sources", "electricity").stdout
    assert json.loads(aigf("schema").stdout)["properties"]["factory"]


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['aigf', '--help']\n"
        "from aigf.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'hamilton', 'pydantic', 'ruamel', 'jinja2', 'rich', 'babel', 'vl_convert'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "appraise" in run.stdout


def test_usage_errors_and_closed_pipes() -> None:
    assert aigf("appraise").returncode == 2
    assert aigf("apraise", "x").returncode == 2
    assert aigf("report", "x", "--format", "docx").returncode == 2
    schema = subprocess.Popen(
        [sys.executable, "-m", "aigf", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert schema.stdout is not None
    assert schema.stderr is not None
    schema.stdout.close()
    assert schema.stderr.read() == b""
    schema.stderr.close()
    schema.wait()


@pytest.mark.parametrize("buffered", ["", "1"])
@pytest.mark.parametrize("redirection", [">&-", ">/dev/full"])
def test_output_that_cannot_be_written_is_said(tmp_path: Path, redirection: str, buffered: str) -> None:
    for command in ("schema", f"check {REFERENCE}", f"check {tmp_path}/none.yaml", "--help"):
        run = shell(f"{command} {redirection}", PYTHONUNBUFFERED=buffered)
        assert run.returncode == 3, run.stderr
        assert re.fullmatch(r"The output cannot be written \(.+\)\.\n", run.stderr)
        assert run.stdout == ""


@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full"])
def test_the_exit_code_tells_where_stderr_cannot(tmp_path: Path, redirection: str) -> None:
    for command, code in ((f"appraise {tmp_path}/none.yaml", 3), ("apraise", 2), ("schema", 0)):
        run = shell(f"{command} {redirection}", PYTHONUNBUFFERED="")
        assert run.returncode == code
        assert run.stderr == ""
        assert (run.stdout == "") == (code != 0), "what is meant for stderr never goes to stdout"


def shell(arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S602
        f"exec {sys.executable} -m aigf {arguments}",
        shell=True,
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_name_that_is_no_utf_8_is_written_in_escapes(tmp_path: Path) -> None:
    bid = tmp_path / os.fsdecode(b"b\xff\x1b[1m\n.yaml")
    bid.write_bytes(REFERENCE.read_bytes())
    out = tmp_path / os.fsdecode(b"o\xff")
    for encoding in ("utf-8:strict", "ascii:strict"):
        run = aigf("appraise", bid, "--json", "--draws", 0, "-o", out, PYTHONIOENCODING=encoding)
        assert run.returncode == 0, run.stderr
        found = json.loads(run.stdout)
        assert found["proposal"]["file"] == r"b\xff\x1b[1m\n.yaml"
        assert r"$'b\xff\x1b[1m\n.yaml'" in found["command"]
        assert (out / "report.nl.html").is_file()
        assert aigf("report", out, PYTHONIOENCODING=encoding).returncode == 0
        run = aigf("check", bid, PYTHONIOENCODING=encoding)
        assert run.stdout.startswith(rf"{tmp_path}/b\xff\x1b[1m\n.yaml: no problems")
    run = aigf("check", tmp_path / os.fsdecode(b"none\xff"), PYTHONIOENCODING="utf-8:strict")
    assert (run.returncode, run.stdout) == (
        3,
        rf"{tmp_path}/none\xff:1:1: there is no such file, expected a YAML file" + "\n",
    )


def test_an_encoding_without_the_characters_still_prints() -> None:
    run = aigf("appraise", REFERENCE, "--draws", 0, "--lang", "nl", PYTHONIOENCODING="ascii")
    assert run.returncode == 0, run.stderr
    assert json.loads(aigf("schema", PYTHONIOENCODING="latin-1").stdout)


def test_no_colour_in_a_pipe() -> None:
    assert "\x1b" not in aigf("appraise", REFERENCE).stdout
