"""What a newcomer is told when something isn't there."""

import os
import shutil
import subprocess

import pytest

from tests.template_database import ROOT

PLAIN = "bash cat cut dirname env find ls mkdir mv rm sha256sum sort xargs".split()


@pytest.fixture
def machine(tmp_path):
    """A machine with the portal's files, and of commands only those that every machine has."""
    commands = tmp_path / "commands"
    commands.mkdir()
    for name in PLAIN:
        (commands / name).symlink_to(shutil.which(name))
    for name in ("bootstrap.sh", "requirements.lock", "bootstrap.lock", "package.json"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "portal" / "assets").mkdir(parents=True)

    def run(step):
        return subprocess.run(
            ["./bootstrap.sh", step],
            cwd=tmp_path,
            env={"PATH": str(commands), "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
        )

    def command(name, script):
        path = commands / name
        path.write_text(f"#!{shutil.which('bash')}\n{script}\n")
        os.chmod(path, 0o755)  # noqa: PTH101

    run.command = command
    return run


def test_a_missing_python_is_named_with_what_to_do(machine):
    told = machine("python")

    assert told.returncode == 1
    assert "The portal needs Python 3.12 or newer, and there is none here." in told.stderr
    assert "apt-get install python3" in told.stderr


def test_a_python_that_does_not_start_is_passed_over(machine):
    machine.command("python3.13", "exit 127")

    told = machine("python")

    assert "The portal needs Python 3.12 or newer" in told.stderr


def test_a_missing_node_is_named_with_what_to_do(machine):
    told = machine("assets")

    assert told.returncode == 1
    assert "The portal needs Node 20 or newer (with npm)" in told.stderr
    assert "apt-get install nodejs npm" in told.stderr


def test_a_node_too_old_is_named_with_its_version(machine):
    machine.command("npm", "exit 0")
    machine.command("node", '[ "$1" = --version ] && echo v18.1.0 || exit 1')

    told = machine("assets")

    assert told.returncode == 1
    assert "needs Node 20 or newer, and this is v18.1.0" in told.stderr
