"""What stands in the place of a response's text while it has none: the pages of its scanned file."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

from consult.comments.readings import correct_reading
from consult.errors import FileRefusedError
from consult.originals import original
from consult.responses.reading.scans import recognised_text, tesseract_available
from consult.responses.records import Response, ResponseDocument
from consult.vocabulary import DocumentRole
from ui.app.case_session import CaseSession
from ui.app.jobs import JobCancelledError, Jobs
from ui.app.theme import STEP
from ui.app.wording import sentence
from ui.responses.text_dialog import TextDialog
from ui.widgets.text_label import TextLabel
from ui.workbench.page_pictures import PagePictures
from ui.workbench.response_text import ResponseText


class TranscriptDialog(TextDialog):
    """The text dialog with the pages beside it, to be written off or compared."""

    def __init__(self, pane: "ScanPages", response: Response, file: tuple[str, bytes], read: str) -> None:
        """Make the dialog.

        Args:
            pane: Where the response is shown.
            response: Without a text.
            file: Name and bytes of its scanned file.
            read: The text as a program read it; empty when somebody will write.
        """

        def save(text: str) -> None:
            pane.session.change(correct_reading, response.id, text, version=response.version)

        super().__init__(pane, "", save)
        self.setWindowTitle(self.tr("Skriv in texten"))
        self.pages = PagePictures(pane.jobs)
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.setChildrenCollapsible(False)
        beside.addWidget(self.pages)
        beside.addWidget(self.field)
        beside.setSizes([540, 540])
        self.note = TextLabel(
            self.tr("Texten är avläst av en maskin (Tesseract). Jämför den med sidorna innan du sparar.")
        )
        self.note.setVisible(bool(read))
        self.body.insertWidget(0, self.note)
        self.body.insertWidget(1, beside, 1)
        if read:
            self.field.setPlainText(read)
            self.field.document().setModified(True)
        self.resize(1_120, 720)
        self.pages.show_file(*file)
        self.field.setFocus()


class ScanPages(QWidget):
    """Takes the text's place while a response has a PDF file and no text."""

    def __init__(self, session: CaseSession, jobs: Jobs, text: ResponseText) -> None:
        super().__init__()
        self.session = session
        self.jobs = jobs
        self._text = text
        self._response: Response | None = None
        self._document: ResponseDocument | None = None
        self._file: tuple[str, bytes] = ("", b"")
        self._machine_read: dict[str, str] = {}
        """By document: what the program read, kept until it is saved."""
        self.note = TextLabel(quiet=True)
        self.write_button = QPushButton(self.tr("Skriv in texten …"))
        self.write_button.clicked.connect(lambda: self._transcribe(""))
        self.read_button = QPushButton(self.tr("Läs av med Tesseract"))
        self.read_button.clicked.connect(self._recognise)
        self.pages = PagePictures(jobs)
        self.pages.refused.connect(self._tell_refused)
        self.pages.response_wanted.connect(text.response_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * STEP)
        for button in (self.write_button, self.read_button):
            button.setEnabled(not session.read_only)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * STEP)
        column.addWidget(self.note)
        column.addLayout(buttons)
        column.addWidget(self.pages, 1)
        self.hide()

    def show_response(self, response: Response) -> None:
        """Show the pages of a response that has no text, or give the text its place back."""
        document = None if response.text.strip() else _scanned(response)
        had_focus = self._text.hasFocus() or self.pages.hasFocus()
        self._response = response
        changed = document != self._document
        self._document = document
        self.setVisible(document is not None)
        self._text.setVisible(document is None)
        # Whoever goes to the text comes to what stands in its place.
        self._text.setFocusProxy(None if document is None else self.pages)  # type: ignore[arg-type]  # Qt takes none
        if changed and document is None:
            self.pages.clear()
        elif changed and document is not None:
            self.note.setText(
                self.tr("Filen är inskannad och har ingen text. Skriv av den eller klistra in den.")
            )
            self.read_button.setVisible(tesseract_available())
            self._file = self.session.read(original, document.id)
            self.pages.show_file(*self._file)
        if changed and had_focus:
            self._text.setFocus()

    def _tell_refused(self, problem: FileRefusedError) -> None:
        self.note.setText(sentence(problem))
        self.read_button.hide()

    def _transcribe(self, read: str) -> None:
        if self._response is not None:
            TranscriptDialog(self, self._response, self._file, read).exec()

    def _recognise(self) -> None:
        """Have the program read the pages; what it read is offered, and stored by nobody but the person."""
        document, file = self._document, self._file
        if document is None:
            return
        if document.id in self._machine_read:
            self._transcribe(self._machine_read[document.id])
            return

        def offer(read: str | FileRefusedError | None) -> None:
            if isValid(self):
                self._offer(document, read)

        self.read_button.setEnabled(False)
        title = self.tr("Läser av {name}").format(name=file[0])
        self.jobs.run(title, lambda job: _pages_read(file, job.progress), offer)

    def _offer(self, document: ResponseDocument, read: str | FileRefusedError | None) -> None:
        self.read_button.setEnabled(not self.session.read_only)
        if isinstance(read, FileRefusedError):
            self.session.messages.report(read)
        elif read is None:
            self.session.messages.tell(self.tr("Avläsningen avbröts."))
        elif not read.strip():
            self.session.messages.tell(
                self.tr("Tesseract fann ingen text i ”{name}”.").format(name=document.file_name)
            )
        else:
            self._machine_read[document.id] = read
            if self._document == document and self.isVisible() and QApplication.activeModalWidget() is None:
                self._transcribe(read)
            else:
                self.session.messages.tell(
                    self.tr(
                        "”{name}” är avläst. Gå till svaret och välj Läs av för att jämföra texten."
                    ).format(name=document.file_name)
                )


def _scanned(response: Response) -> ResponseDocument | None:
    """The PDF file that is most likely the answer itself."""
    found = [each for each in response.documents if each.file_name.lower().endswith(".pdf")]
    return min(found, key=lambda each: each.role is not DocumentRole.ANSWER, default=None)


def _pages_read(
    file: tuple[str, bytes], progress: Callable[[int, int], bool]
) -> str | FileRefusedError | None:
    """The words of all pages; None when the person cancelled."""
    try:
        return "\n\n".join(page for page in recognised_text(*file, progress) if page)
    except FileRefusedError as error:
        return error
    except JobCancelledError:
        return None
