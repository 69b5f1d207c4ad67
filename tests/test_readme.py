"""The README's commands are those that CI runs and the program has; its map names the modules that exist."""

import re
import subprocess
from pathlib import Path

import pytest

from bot.cli import app, main

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(mark: str) -> list[str]:
    """The lines of the fenced block under a mark."""
    found = re.search(rf"^<!-- {mark} -->\n```\w*\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert found, f"the README has no block under <!-- {mark} -->"
    return found[1].splitlines()


def names() -> set[str]:
    """The commands of the program."""
    return {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}


def test_ci_runs_the_two_commands_of_the_readme() -> None:
    printed = subprocess.run(["bash", ".ci/run", "--commands"], cwd=ROOT, capture_output=True, text=True, check=True)
    commands = printed.stdout.splitlines()
    assert commands == block("ci: ask") + block("ci: test")
    assert len(commands) == 2


def test_the_readme_names_every_command_and_no_other() -> None:
    code = "\n".join(re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL))
    assert set(re.findall(r"\bbeleidsbot (\w+)", code)) == names()


@pytest.mark.parametrize("command", sorted(names()))
def test_the_readme_names_only_options_that_a_command_has(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    options = set(re.findall(r"--\w+", capsys.readouterr().out))
    assert {"--index", "--corpus"} <= options
    for line in re.findall(rf"\bbeleidsbot {command}\b(.*)", README):
        assert set(re.findall(r"--\w+", line.split("#")[0])) <= options


def test_the_map_names_every_module_and_no_other() -> None:
    named = [line.split()[0] for line in block("map") if line.strip()]
    assert len(named) == len(set(named))
    for path in named:
        assert (ROOT / path).exists(), f"{path} is on the map and not in the project"
    covered = tuple(path for path in named if path.endswith("/"))
    files = {str(file.relative_to(ROOT)) for folder in ("index", "bot") for file in ROOT.glob(f"{folder}/**/*.py")}
    modules = {file for file in files if not file.endswith(("__init__.py", "__main__.py"))}
    assert {file for file in modules if file not in named and not file.startswith(covered)} == set()


def test_nothing_is_left_to_fill_in() -> None:
    assert "TODO" not in README
