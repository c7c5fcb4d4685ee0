"""Start until the window is painted, beside a window that knows nothing but Qt."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.measure import Row

GOAL_RATIO = 1.3
RUNS = 7

_ENDING = """
from PySide6.QtCore import QTimer
QTimer.singleShot(0, lambda: (window.grab(), application.quit()))
application.exec()
"""
_QT_ONLY = """
import sys
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv[:1])
window = QMainWindow()
window.resize(1280, 800)
window.show()
"""
_OURS = """
from ui.app.application import make_application, show_window
application = make_application()
window = show_window()
"""


def rows() -> list[Row]:
    """Both starts in processes of their own, by turns."""
    times: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(RUNS):
            for program in (_OURS, _QT_ONLY):
                seconds = _seconds(program + _ENDING, Path(folder))
                times[program] = min(seconds, times.get(program, seconds))
    return [Row("start until the window is painted", times[_OURS], times[_QT_ONLY], GOAL_RATIO)]


def _seconds(program: str, home: Path) -> float:
    timed = f"import time; began = time.perf_counter()\n{program}\nprint(time.perf_counter() - began)"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(home)}
    ended = subprocess.run(
        [sys.executable, "-c", timed], env=environment, check=True, capture_output=True, text=True
    )
    return float(ended.stdout.split()[-1])
