"""Flows use the window of the interface's tests."""

from tests.ui.conftest import collector, demo, demo_file, window

__all__ = ["collector", "demo", "demo_file", "window"]
