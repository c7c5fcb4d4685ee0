"""Starting where something is missing: a clear line instead of a crash."""

import ctypes

import pytest

from ui.__main__ import run
from ui.app import platform_check
from ui.app.platform_check import obstacle

SCREEN = {"DISPLAY": ":0"}


def test_a_machine_without_a_screen_is_told_so() -> None:
    assert "DISPLAY" in obstacle({}, "linux")


def test_other_systems_and_platforms_are_left_to_qt() -> None:
    assert obstacle({"QT_QPA_PLATFORM": "offscreen"}, "linux") == ""
    assert obstacle({}, "win32") == ""
    assert obstacle({}, "darwin") == ""


def test_a_missing_library_is_named_with_the_packages_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(_: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", missing)
    told = obstacle(SCREEN, "linux")
    assert "libxcb-cursor.so.0" in told
    assert "apt install libegl1" in told
    monkeypatch.setattr("ui.__main__.obstacle", lambda: told)
    assert run([]) == 1
    assert "libxcb-cursor.so.0" in capsys.readouterr().err


def test_the_packages_are_those_the_readme_names() -> None:
    from tests.test_house_rules import ROOT

    assert platform_check.PACKAGES in (ROOT / "README.md").read_text(encoding="utf-8")
