"""The command as a process: what it imports, writes to which stream in which encoding, and ends with."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import REFERENCE, aigf, process, python, shell


def test_an_appraisal_goes_to_stdout_and_progress_to_stderr() -> None:
    run = process("appraise", REFERENCE, "--draws", 0, "--json")
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["draws"] == 0
    assert re.fullmatch(r"(\w+ \d+/\d+\n)*", run.stderr), "nothing but progress, where the machine is slow"
    assert run.stdout == aigf("appraise", REFERENCE, "--draws", 0, "--json").stdout


@pytest.mark.slow
def test_without_a_word_about_draws_there_are_enough_for_a_range() -> None:
    run = process("appraise", REFERENCE, "--json")
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert found["draws"] == 250
    welfare = found["quantities"]["welfare_balance"]
    assert welfare["low"] < welfare["median"] < welfare["high"]
    assert re.fullmatch(r"(\w+ \d+/\d+\n)*", run.stderr)


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    out = tmp_path / "out"

    def files() -> dict[str, bytes]:
        return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}

    words = ("appraise", REFERENCE, "-o", out, "--draws", 3, "--jobs", 1, "--lang", "nl")
    run = aigf(*words)
    assert run.returncode == 0, run.stderr
    assert str(out / "report.nl.html") in run.stdout
    first = files()
    assert first["proposal.yaml"] == REFERENCE.read_bytes()
    assert [name for name in first if name.startswith("engines/")]
    assert process(*words, PYTHONHASHSEED="7").returncode == 0
    assert files() == first, "same input, same bytes"
    page = out / "report.en.html"
    page.unlink()
    assert aigf("report", out, "--lang", "en").returncode == 0
    assert page.read_bytes() == first["report.en.html"]
    wrong = aigf("report", tmp_path)
    assert wrong.returncode == 3
    assert "no appraisal" in wrong.stderr


def test_help_imports_nothing_heavy() -> None:
    run = python(
        "import sys; sys.argv = ['aigf', '--help']\n"
        "from aigf.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'pydantic', 'ruamel', 'jinja2', 'rich', 'babel', 'vl_convert'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    assert run.returncode == 0, run.stderr
    assert "appraise" in run.stdout


def test_wrong_input_and_wrong_usage_end_a_process(tmp_path: Path) -> None:
    wrong = process("appraise", tmp_path / "none.yaml")
    assert (wrong.returncode, wrong.stdout) == (3, "")
    assert wrong.stderr.endswith("there is no such file, expected a YAML file\n")
    usage = process("apraise", "x")
    assert (usage.returncode, usage.stdout) == (2, "")
    assert "No such command" in usage.stderr


def test_a_reader_who_has_left_is_no_fault() -> None:
    schema = subprocess.Popen(
        [sys.executable, "-m", "aigf", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert schema.stdout is not None
    assert schema.stderr is not None
    schema.stdout.close()
    assert schema.stderr.read() == b""
    schema.stderr.close()
    schema.wait()


#: Print much, end with an error, print what was found, leave printing to click.
PRINTING = ("schema", "check {none}", f"check {REFERENCE}", "--help")


@pytest.mark.parametrize(
    ("redirection", "unbuffered", "commands"),
    [
        (">&-", "", PRINTING[:2]),
        (">&-", "1", PRINTING[2:]),
        (">/dev/full", "", PRINTING[2:]),
        (">/dev/full", "1", PRINTING[:2]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.slow
def test_output_that_cannot_be_written_is_said(
    tmp_path: Path, redirection: str, unbuffered: str, commands: tuple[str, ...]
) -> None:
    for command in commands:
        run = shell(
            f"{command.format(none=tmp_path / 'none.yaml')} {redirection}", PYTHONUNBUFFERED=unbuffered
        )
        assert run.returncode == 3, run.stderr
        assert re.fullmatch(r"The output cannot be written \(.+\)\.\n", run.stderr)
        assert run.stdout == ""


@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full"])
@pytest.mark.slow
def test_the_exit_code_tells_where_stderr_cannot(tmp_path: Path, redirection: str) -> None:
    for command, code in ((f"appraise {tmp_path}/none.yaml", 3), ("apraise", 2), ("schema", 0)):
        run = shell(f"{command} {redirection}", PYTHONUNBUFFERED="")
        assert run.returncode == code
        assert run.stderr == ""
        assert (run.stdout == "") == (code != 0), "what is meant for stderr never goes to stdout"


@pytest.mark.parametrize("encoding", ["utf-8:strict", "ascii:strict"])
@pytest.mark.slow
def test_a_name_that_is_no_utf_8_is_written_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    bid = tmp_path / os.fsdecode(b"b\xff\x1b[1m\n.yaml")
    bid.write_bytes(REFERENCE.read_bytes())
    run = process("check", bid, PYTHONIOENCODING=encoding)
    assert run.stdout.startswith(rf"{tmp_path}/b\xff\x1b[1m\n.yaml: no problems")
    run = process("appraise", tmp_path / os.fsdecode(b"none\xff"), PYTHONIOENCODING=encoding)
    assert run.returncode == 3
    assert run.stderr.startswith(rf"{tmp_path}/none\xff:1:1: there is no such file")


@pytest.mark.slow
def test_an_encoding_without_the_characters_still_prints_and_a_pipe_has_no_colour() -> None:
    run = process("appraise", REFERENCE, "--draws", 0, "--lang", "nl", PYTHONIOENCODING="ascii")
    assert run.returncode == 0, run.stderr
    assert run.stdout.isascii()
    assert "\\u20ac" in run.stdout or "\\xb2" in run.stdout or "\\u" in run.stdout
    assert "\x1b" not in run.stdout
    assert json.loads(process("schema", PYTHONIOENCODING="latin-1").stdout)
