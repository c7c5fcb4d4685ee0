"""The pages of a PDF file as pictures below each other, drawn when they come into sight."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from consult.errors import FileRefusedError
from consult.responses.reading.scans import PagePicture, page_count, page_picture
from ui.app.jobs import Job, JobCancelledError, Jobs
from ui.app.theme import STEP, theme

DRAWN_WIDTH = 1_400
"""Pixels of a picture; it is shown at the width there is."""
WIDEST = 900
AT_ONCE = 4
"""Pages drawn in one job, so that a long scan does not keep others waiting."""
KEPT = 12
"""Pages before and after those in sight whose pictures are kept."""
PAPER = 842 / 595
"""Height of a page, of its width, before it is drawn."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    count: int = 0
    pictures: Mapping[int, PagePicture] = field(default_factory=dict)
    problem: FileRefusedError | None = None


class PagePictures(QScrollArea):
    """Shows one file; N and P ask for the next and the previous response."""

    response_wanted = Signal(int)
    refused = Signal(object)
    """The file cannot be drawn: `FileRefusedError`."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._file: tuple[str, bytes] | None = None
        self._drawing = False
        self.pages: list[QLabel] = []
        self._ratios: list[float] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Sidor"))
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(0, 0, 2 * STEP, 0)
        self._column.setSpacing(3 * STEP)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._sheet)
        # Scrolling past a hundred pages draws those where it ends.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(80)
        self._rest.timeout.connect(self._draw)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._rest.start())

    def show_file(self, file_name: str, content: bytes) -> None:
        """Show another file, from its first page.

        Args:
            file_name: Its name, for messages.
            content: Its bytes.
        """
        self.clear()
        self._file = (file_name, content)
        self._rest.start()

    def clear(self) -> None:
        """Show nothing."""
        self._file = None
        self._drawing = False
        for page in self.pages:
            self._column.removeWidget(page)
            page.deleteLater()
        self.pages, self._ratios = [], []
        self.verticalScrollBar().setValue(0)

    def _draw(self) -> None:
        """Draw what is in sight and has no picture yet, a few pages at a time."""
        if self._file is None or self._drawing or not self.isVisible():
            return
        file, known = self._file, bool(self.pages)
        wanted = [number for number in self._in_sight() if self.pages[number].pixmap().isNull()][:AT_ONCE]
        if known and not wanted:
            return

        def show(drawn: _Drawn) -> None:
            if isValid(self) and self._file is file:
                self._show(drawn)

        self._drawing = True
        self._jobs.run(self.tr("Visar sidor"), lambda job: _work(job, file, known, wanted), show)

    def _show(self, drawn: _Drawn) -> None:
        self._drawing = False
        if drawn.problem is not None:
            self.clear()
            self.refused.emit(drawn.problem)
            return
        for number in range(drawn.count):
            page = QLabel()
            page.setScaledContents(True)
            page.setStyleSheet(f"background: white; border: 1px solid {theme().line};")
            page.setAccessibleName(
                self.tr("Sida {number} av {count}").format(number=number + 1, count=drawn.count)
            )
            self.pages.append(page)
            self._ratios.append(PAPER)
            self._column.addWidget(page)
        for number, picture in drawn.pictures.items():
            image = QImage(
                picture.pixels,
                picture.width,
                picture.height,
                3 * picture.width,
                QImage.Format.Format_RGB888,
            )
            self.pages[number].setPixmap(QPixmap.fromImage(image))
            self._ratios[number] = picture.height / picture.width
        self._fit()
        self._let_go()
        if drawn.count or drawn.pictures:
            self._rest.start()

    def _in_sight(self) -> list[int]:
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        return [
            number
            for number, page in enumerate(self.pages)
            if page.y() < bottom and page.y() + page.height() > top
        ]

    def _let_go(self) -> None:
        """Forget pictures far from what is in sight: a picture takes megabytes."""
        seen = self._in_sight()
        for number, page in enumerate(self.pages):
            if seen and not seen[0] - KEPT <= number <= seen[-1] + KEPT and not page.pixmap().isNull():
                page.setPixmap(QPixmap())

    def _fit(self) -> None:
        width = max(80, min(self.viewport().width() - 2 * STEP, WIDEST))
        for page, ratio in zip(self.pages, self._ratios, strict=True):
            page.setFixedSize(QSize(width, max(1, round(width * ratio))))
        self._sheet.adjustSize()
        self._column.activate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages are as wide as there is room."""
        super().resizeEvent(event)
        self._fit()
        self._rest.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing is drawn before it can be seen."""
        super().showEvent(event)
        self._rest.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that lead from one response to the next work here as in the text."""
        if not event.modifiers() and event.key() in (Qt.Key.Key_N, Qt.Key.Key_P):
            self.response_wanted.emit(1 if event.key() == Qt.Key.Key_N else -1)
        else:
            super().keyPressEvent(event)


def _work(job: Job, file: tuple[str, bytes], known: bool, wanted: list[int]) -> _Drawn:
    """Draw pages; without knowledge of the file, count them and draw the first."""
    pictures: dict[int, PagePicture] = {}
    try:
        count = 0 if known else page_count(*file)
        for number in wanted if known else range(min(count, 2)):
            job.progress(len(pictures), AT_ONCE)
            pictures[number] = page_picture(*file, number, DRAWN_WIDTH)
    except FileRefusedError as error:
        return _Drawn(problem=error)
    except JobCancelledError:
        return _Drawn()
    return _Drawn(count, pictures)
