"""The wheel works by itself: without the checkout, without make, and where nothing can be written beside it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from aigf.version import version
from tests.appraisals import EXAMPLES

ROOT = Path(__file__).parents[1]
#: What a build starts from; nothing else of the checkout is at hand.
BUILT_FROM = (
    *("src", "examples", "pyproject.toml", "hatch_build.py"),
    *("README.md", "LICENSE", "NOTICE.md", ".gitignore"),
)
COPY = ".parsed.json"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip(
        "hatchling", reason="the wheel is built with hatchling, which the extra test installs"
    )
    folder = tmp_path_factory.mktemp("build")
    for name in BUILT_FROM:
        if (ROOT / name).is_dir():
            left_out = shutil.ignore_patterns("__pycache__", f"*{COPY}")
            shutil.copytree(ROOT / name, folder / name, ignore=left_out)
        else:
            shutil.copy(ROOT / name, folder)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    done = subprocess.run(build, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return next((folder / "dist").glob("*.whl"))


Run = Callable[..., str]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """The folder of the packages of a new environment with the wheel in it, and what runs a command of that."""
    place = tmp_path_factory.mktemp("installed")
    environment, empty = place / "venv", place / "empty"
    empty.mkdir()
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    scheme = {"base": str(environment), "platbase": str(environment)}
    scripts = Path(sysconfig.get_path("scripts", "venv", scheme))
    packages = Path(sysconfig.get_path("purelib", "venv", scheme))
    # The libraries are those of this environment; of its .pth files, which lead to the checkout, none is followed.
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    options = [
        "--no-deps",
        "--no-index",
        "--quiet",
        "--disable-pip-version-check",
        "--prefix",
        str(environment),
    ]
    command = [sys.executable, "-m", "pip", "install", "--ignore-installed", *options, str(wheel)]
    subprocess.run(command, check=True, cwd=empty)
    # pip of this environment names its own Python in what it installs, so the command is started by its module.
    assert any(path.stem == "aigf" for path in scripts.iterdir())
    python = next(path for path in scripts.iterdir() if path.stem == "python")
    outside = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(*words: str, code: int = 0) -> str:
        settings: Mapping[str, str] = {**outside, "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
        started = [str(python), *words] if words[0] == "-c" else [str(python), "-m", "aigf", *words]
        done = subprocess.run(started, cwd=empty, env=settings, capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stderr
        return done.stdout

    return packages, run


def test_it_holds_what_it_needs_and_no_more(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"aigf/py.typed", *(f"aigf/examples/{name}.yaml" for name in EXAMPLES)} <= names
    assert {name.rpartition("/")[2] for name in names if ".dist-info/licenses/" in name} == {
        "LICENSE",
        "NOTICE.md",
    }
    assert {name.partition("/")[0] for name in names} == {"aigf", f"{wheel.name.rsplit('-', 3)[0]}.dist-info"}
    copies = {name for name in names if name.endswith(COPY)}
    assert len(copies) >= 9
    assert {name.removesuffix(COPY) for name in copies if "register/data/" not in name} <= names


def test_it_is_the_code_of_the_checkout(installed: tuple[Path, Run]) -> None:
    packages, run = installed
    found = run("-c", "import aigf; print(aigf.__file__)").strip()
    assert Path(found).is_relative_to(packages)
    assert version() in run("--version")


def test_from_an_empty_folder_to_an_appraisal(installed: tuple[Path, Run]) -> None:
    packages, run = installed
    before = {path: path.stat().st_mtime_ns for path in (packages / "aigf").rglob("*") if path.is_file()}
    run("new", "empty.yaml", "--lang", "en")
    run("check", "empty.yaml")
    run("new", "bid.yaml", "--example", "rotterdam")
    run("check", "bid.yaml", "--json")
    found = json.loads(run("appraise", "bid.yaml", "--draws", "0", "-o", "bid", "--json"))
    assert found["quantities"]["accelerator_count"]["value"] == 100_000
    page = run("-c", "print(open('bid/report.nl.html', encoding='utf-8').read())")
    assert "<html" in page
    run("explain", "bid", "pue", "--lang", "nl")
    run("new", "form.xlsx", "--example", "narvik")
    run("check", "form.xlsx")
    after = {path: path.stat().st_mtime_ns for path in (packages / "aigf").rglob("*") if path.is_file()}
    assert after == before, "a copy that the wheel lacks was made on first use"


def test_in_python_it_gives_its_examples(installed: tuple[Path, Run]) -> None:
    _, run = installed
    code = "import aigf; print(*aigf.examples()); print(aigf.appraise(aigf.examples()['reference'], draws=0).verdict)"
    assert run("-c", code).split("\n")[0].split() == sorted(EXAMPLES)
