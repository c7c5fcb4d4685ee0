"""The line at the foot: saved when, which case, who, and the running job with its cancel."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from ui.app.jobs import Job, Jobs
from ui.app.theme import STEP


class StatusLine(QStatusBar):
    """Tells quietly how things stand."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.state = QLabel()
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setContentsMargins(2 * STEP, 0, 0, 0)
        self.addWidget(self.state, 1)
        self.job_name = QLabel()
        self.cancel = QPushButton(self.tr("Avbryt"))
        self.cancel.setProperty("flat", True)
        self.addPermanentWidget(self.job_name)
        self.addPermanentWidget(self.cancel)
        self.bar: QProgressBar | None = None
        self._job: Job | None = None
        self._end()
        jobs.started.connect(self._begin)
        jobs.idle.connect(self._end)
        self.cancel.clicked.connect(self._cancel)

    def show_state(self, *parts: str) -> None:
        """Show how things stand; empty parts are left out."""
        self.state.setText("  ·  ".join(part for part in parts if part))

    def _begin(self, job: Job) -> None:
        self._job = job
        self.job_name.setText(job.title)
        if self.bar is None:
            # Making one takes longer than anything else in the frame, and the first job comes later.
            self.bar = QProgressBar()
            self.bar.setFixedWidth(160)
            self.bar.setTextVisible(False)
            self.insertPermanentWidget(1, self.bar)
        self.bar.setRange(0, 0)
        job.progressed.connect(self._progress)
        for widget in (self.job_name, self.bar, self.cancel):
            widget.show()

    def _progress(self, done: int, total: int) -> None:
        if self.bar is not None:
            self.bar.setRange(0, max(total, 1))
            self.bar.setValue(done)

    def _end(self) -> None:
        self._job = None
        for widget in (self.job_name, self.bar, self.cancel):
            if widget is not None:
                widget.hide()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
