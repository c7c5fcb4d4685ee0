"""Flows use the window of the interface's tests."""

from tests.ui.conftest import demo, demo_file, window

__all__ = ["demo", "demo_file", "window"]
