"""A file that a colleague assessed comes back: what differs is looked at before anything is stored."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QCursor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from consult.assessment.returning import (
    ComparedRow,
    Comparison,
    FieldChange,
    RowState,
    compare,
    read_returned,
    take_back,
)
from consult.assessment.sending import sendings
from consult.documents.assessment_forms import ReturnedForm
from consult.documents.containers import read_file
from consult.errors import ConsultError, StaleEditError
from consult.labels import moment_text
from ui.app.case_session import CaseSession
from ui.app.jobs import Job, Jobs
from ui.app.theme import STEP
from ui.app.wording import language, sentence, word
from ui.assessment.accepting import Acceptance
from ui.assessment.return_faults import ReturnFaults
from ui.assessment.returned_fields import ReturnedFields
from ui.assessment.returned_rows import ReturnedRows
from ui.assessment.sent_files import SentFiles
from ui.widgets.form_dialog import FormDialog
from ui.widgets.text_label import TextLabel

SENT, COMPARED, SAME = range(3)
SMALL, LARGE = QSize(960, 400), QSize(1160, 690)


class TakeBackDialog(FormDialog):
    """Ctrl+Enter stores all that is ticked in one step; F8 goes to the next that both sides changed."""

    def __init__(self, parent: QWidget | None, session: CaseSession, jobs: Jobs) -> None:
        super().__init__(parent, self.tr("Ta tillbaka bedömning"), self.tr("Spara"), self._store)
        self._session, self._jobs = session, jobs
        self._file_name = ""
        self._form: ReturnedForm | None = None
        self._comparison: Comparison | None = None
        self._rows: dict[str, ComparedRow] = {}
        self._acceptance = Acceptance()
        sent = session.read(sendings)
        self.told = TextLabel(
            self.tr(
                "Välj filen som kom tillbaka, eller släpp den här. "
                "Inget sparas förrän du har sett vad som skiljer."
            )
            if sent
            else self.tr("Inga synpunkter har skickats för bedömning ur det här ärendet.")
        )
        self.choose_button = QPushButton(self.tr("&Välj fil …"))
        self.choose_button.setAutoDefault(False)
        self.choose_button.setProperty("main", True)
        self.sent = SentFiles(sent)
        self.rows = ReturnedRows()
        self.fields = ReturnedFields()
        self.faults = ReturnFaults()
        self.same = TextLabel(self.tr("Inget i filen skiljer sig från det som skickades."))
        self.summary = TextLabel(quiet=True)
        self.summary.hide()
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.do_button.hide()
        self.setAcceptDrops(True)
        self.resize(SMALL)
        self.choose_button.setFocus()

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(4 * STEP)
        above.addWidget(self.told, 1)
        above.addWidget(self.choose_button)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(2 * STEP)
        splitter.addWidget(self.rows)
        splitter.addWidget(self.fields)
        splitter.setSizes([340, 720])
        splitter.setStretchFactor(1, 1)
        legend = TextLabel(
            self.tr(
                "Understruket är nytt och struket är borta jämfört med det som skickades. "
                "Mellanslag kryssar, 1 och 2 väljer vad som ska gälla, F8 går till nästa val."
            ),
            quiet=True,
        )
        compared, same = QWidget(), QWidget()
        column = QVBoxLayout(compared)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * STEP)
        column.addWidget(splitter, 1)
        column.addWidget(legend)
        alone = QVBoxLayout(same)
        alone.addWidget(self.same)
        alone.addStretch(1)
        for page in (self.sent, compared, same):
            self.stack.addWidget(page)
        self.do_button.setToolTip(self.tr("Ctrl+Enter"))
        self.body.setSpacing(3 * STEP)
        self.body.insertLayout(0, above)
        self.body.insertWidget(1, self.stack, 1)
        self.body.insertWidget(2, self.faults)
        self.body.insertWidget(3, self.summary)

    def _connect(self) -> None:
        self.choose_button.clicked.connect(self.choose)
        self.sent.itemDoubleClicked.connect(lambda _: self.choose())
        self.rows.pointed.connect(self._show_row)
        self.rows.ticked.connect(self._tick)
        self.rows.decided.connect(self._decide)
        self.rows.entered.connect(self.fields.enter)
        self.fields.chosen.connect(self._choose_side)
        self.faults.pointed.connect(self.rows.go_to)
        keys = [
            (QKeySequence(Qt.KeyboardModifier.ControlModifier | key), self.do_button.click)
            for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ]
        for sequence, act in (*keys, (QKeySequence("F8"), self.go_to_next_choice)):
            QShortcut(sequence, self).activated.connect(act)

    def choose(self) -> None:
        """Ask which file came back."""
        folder = str(self._session.case.folder)
        kinds = self.tr("Excel och Word (*.xlsx *.xlsm *.docx)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Välj filen som kom tillbaka"), folder, kinds)
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Read a file that came back, and put it beside the case."""

        def work(_: Job) -> ReturnedForm | ConsultError:
            try:
                return read_returned(path.name, read_file(path))
            except ConsultError as error:
                # Told in the dialog, where another file can be chosen.
                return error

        self.fault.hide()
        title = self.tr("Läser {name}").format(name=path.name)
        self._jobs.run(title, work, lambda result: self._take_in(path.name, result))

    def _take_in(self, name: str, result: ReturnedForm | ConsultError) -> None:
        if not self.isVisible():
            return
        if isinstance(result, ConsultError):
            self.tell_fault(sentence(result))
            return
        before = self._file_name, self._form
        self._file_name, self._form = name, result
        try:
            self._compare()
        except ConsultError as error:
            self._file_name, self._form = before
            self.tell_fault(sentence(error))

    def _compare(self) -> None:
        """Put the file beside the case as it is now; what was chosen holds where the words are the same."""
        assert self._form is not None
        found = self._session.read(compare, self._file_name, self._form)
        if self._comparison is None or found.sending.id != self._comparison.sending.id:
            self._acceptance = Acceptance()
        self._comparison = found
        rows = [*found.of(RowState.CONFLICT), *found.of(RowState.CHANGED)]
        self._rows = {row.comment_id: row for row in rows}
        sent = found.sending
        parts = [
            self._file_name,
            self.tr("till {recipient}").format(recipient=sent.recipient) if sent.recipient else "",
            self.tr("skickad {moment}").format(moment=moment_text(sent.sent_at, language())),
            self.tr("ber om {asked}").format(asked=word(sent.asked).lower()),
        ]
        if sent.returned_at:
            parts.append(
                self.tr("togs tillbaka {moment}").format(moment=moment_text(sent.returned_at, language()))
            )
        self.told.setText("  ·  ".join(filter(None, parts)))
        self._make_room()
        self.stack.setCurrentIndex(COMPARED if rows else SAME)
        self.rows.show_rows(rows, sent.asked, self._acceptance)
        self.faults.show_faults(found.faults)
        self._count()
        (self.rows if rows else self.do_button).setFocus()

    def _make_room(self) -> None:
        """From here on the main thing is to store; what differs needs more room than the list of files."""
        if not self.do_button.isHidden():
            return
        self.choose_button.setText(self.tr("&Välj en annan fil …"))
        self.choose_button.setProperty("main", False)
        self.style().unpolish(self.choose_button)
        self.style().polish(self.choose_button)
        self.do_button.show()
        self.summary.show()
        middle = self.geometry().center()
        self.resize(self.size().expandedTo(LARGE))
        self.move(middle - self.rect().center())

    def _row(self) -> ComparedRow | None:
        return self._rows.get(self.rows.current_key())

    def _show_row(self, key: str) -> None:
        if self._comparison is not None:
            self.fields.show_row(self._rows.get(key), self._comparison.sending.asked, self._acceptance)

    def _tick(self, key: str, on: bool) -> None:
        self._acceptance.tick(self._rows[key], on=on)
        self._count()

    def _decide(self, returned: bool) -> None:
        row = self._row()
        if row is not None:
            for change in row.changes:
                if change.is_conflict:
                    self._acceptance.choose(row, change, returned=returned)
            self.fields.show_choices(row, self._acceptance)
            self._show_state(row)

    def _choose_side(self, change: FieldChange, returned: bool) -> None:
        row = self._row()
        if row is not None:
            self._acceptance.choose(row, change, returned=returned)
            self._show_state(row)

    def _show_state(self, row: ComparedRow) -> None:
        self.rows.show_state(row, self._acceptance)
        self._count()

    def go_to_next_choice(self) -> None:
        """Go to the next comment in which something is left to choose, from the start again at the end."""
        keys = list(self._rows)
        at = keys.index(self.rows.current_key()) if self.rows.current_key() in keys else -1
        for key in (*keys[at + 1 :], *keys[: at + 1]):
            if not self._acceptance.is_settled(self._rows[key]):
                self.rows.go_to(key)
                self.fields.enter()
                return

    def _count(self) -> None:
        if self._comparison is None:
            return
        taken = len(self._acceptance.taken(self._rows.values()))
        self.do_button.setText(
            self.tr("Spara %n synpunkter", "", taken) if taken else self.tr("Anteckna som tillbaka")
        )
        changed = len(self._rows)
        undecided = sum(not self._acceptance.is_settled(row) for row in self._rows.values())
        same = len(self._comparison.of(RowState.UNCHANGED))
        parts = [self.tr("%n ändrade", "", changed)]
        if undecided:
            parts.append(
                self.tr("%n med något att välja; det som står i ärendet gäller tills dess", "", undecided)
            )
        parts.append(self.tr("%n oförändrade", "", same))
        self.summary.setText("  ·  ".join(parts))

    def _store(self) -> bool:
        if self._comparison is None:
            return False
        taken = self._acceptance.taken(self._rows.values())
        QGuiApplication.setOverrideCursor(QCursor(Qt.CursorShape.WaitCursor))
        try:
            count = self._session.change(take_back, self._comparison.sending.id, taken)
        except StaleEditError:
            self._compare()
            self.tell_fault(
                self.tr(
                    "Ärendet har ändrats under tiden, och inget är sparat. "
                    "Se över vad som skiljer nu, och spara igen."
                )
            )
            return False
        finally:
            QGuiApplication.restoreOverrideCursor()
        told = self.tr("%n synpunkter bedömda ur {file}", "", count)
        if not count:
            told = self.tr("{file} är antecknad som tillbaka. Inget i ärendet är ändrat.")
        self._session.messages.tell(told.format(file=self._file_name))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button it stands on, or asks for the file; in a list it stores nothing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            elif self.stack.currentIndex() == SENT:
                self.choose()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file can be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.read(files[0])

    def holds_input(self) -> bool:
        """Whether the person has chosen between two sides."""
        return self._acceptance.has_choices
