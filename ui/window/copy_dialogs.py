"""Forms of the two ways of a copy, and what came in by it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from consult.case import ENDING, Case
from consult.errors import CaseProblem, CaseRefusedError, ConsultError
from consult.merge.copies import Merged, merge_copy, times_out_of_reason
from consult.merge.pairs import duplicate_numbers, pairs
from ui.app.theme import STEP, reading_font
from ui.app.wording import sentence
from ui.widgets.form_dialog import FormDialog
from ui.widgets.text_label import TextLabel


@dataclass(frozen=True, slots=True)
class Brought:
    """What came in by a copy, what waits for a person after it, and how the copy itself fared."""

    name: str
    merged: Merged
    pairs: int
    twice_numbered: int
    odd_times: int
    updated: bool
    refused: ConsultError | None


def bring(case: Case, copy: Path, *, update: bool) -> Brought:
    """Bring what was done in a copy into a case, and the case into the copy if that is wanted.

    Raises:
        ConsultError: The copy was not merged; the case is as before.
    """
    merged = merge_copy(case, copy)
    refused = None
    if update:
        try:
            with Case.open(copy, author=case.author) as other:
                other.merge(case)
        except ConsultError as error:
            refused = error
    return Brought(
        copy.name,
        merged,
        len(case.read(pairs)),
        len(case.read(duplicate_numbers)),
        case.read(times_out_of_reason),
        update and refused is None,
        refused,
    )


class TakeAlongDialog(FormDialog):
    """Asks whether the files go along, then where the copy is to lie."""

    def __init__(self, parent: QWidget, case: Path, make: Callable[[Path, bool, bool], None]) -> None:
        super().__init__(parent, self.tr("Ta med en kopia"), self.tr("Välj plats och spara …"), self._choose)
        self._case, self._make = case, make
        told = TextLabel(
            self.tr(
                "Kopian är ett helt ärende som du kan arbeta i på en annan dator eller utan nät. Efteråt "
                "läggs den ihop med det här ärendet. Inget som har gjorts på något av ställena går förlorat."
            )
        )
        self.without_originals = QCheckBox(self.tr("&Utan originalfiler (mindre fil)"))
        self.without_originals.setToolTip(self.tr("Svarens texter följer med, men inte filerna de kom i"))
        self.encrypted = QCheckBox(self.tr("&Kryptera kopian"))
        self.encrypted.setToolTip(
            self.tr("Kopian kan bara öppnas med sin nyckel. Är nyckeln borta är kopian borta.")
        )
        self.form.addRow(told)
        self.form.addRow(self.without_originals)
        self.form.addRow(self.encrypted)
        self.setMinimumWidth(520)

    def _choose(self) -> bool:
        proposed = self._case.with_name(self.tr("{name}, kopia").format(name=self._case.name) + ENDING)
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Spara kopian som"),
            str(proposed),
            self.tr("Ärendefiler (*.samrad)"),
            # What is there is never written over, so it is not asked whether it may be.
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if not chosen:
            return False
        target = Path(chosen)
        target = target if target.suffix else target.with_suffix(ENDING)
        if target.exists():
            raise CaseRefusedError(str(target), CaseProblem.EXISTS)
        self._make(target, self.without_originals.isChecked(), self.encrypted.isChecked())
        return True


class BringTogetherDialog(FormDialog):
    """Says what will happen, and asks whether the copy is to get what the case has."""

    def __init__(self, parent: QWidget, copy: Path, start: Callable[[bool], None]) -> None:
        super().__init__(
            parent,
            self.tr("Lägg ihop med kopia"),
            self.tr("Lägg ihop"),
            lambda: start(self.update_copy.isChecked()),
        )
        told = TextLabel(
            self.tr(
                "Det som har gjorts i kopian förs in i ärendet. En säkerhetskopia tas först. Har samma sak "
                "ändrats på båda håll sparas båda, och du väljer på sidan Konflikter."
            )
        )
        self.update_copy = QCheckBox(self.tr("&Uppdatera också kopian"))
        self.update_copy.setToolTip(self.tr("Kopian får det som har gjorts i ärendet och kan användas igen"))
        self.form.addRow(self.tr("Kopia"), TextLabel(copy.name))
        self.form.addRow(told)
        self.form.addRow(self.update_copy)
        self.setMinimumWidth(520)


class BroughtDialog(QDialog):
    """What came in, in plain words, and the way to what waits."""

    go_to = Signal(str, str)

    def __init__(self, parent: QWidget, brought: Brought) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Kopian är ihoplagd"))
        self.lines = [TextLabel(line) for line in self._told(brought)]
        self.lines[0].setFont(reading_font())
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * STEP, 5 * STEP, 6 * STEP, 5 * STEP)
        column.setSpacing(2 * STEP)
        for line in self.lines:
            column.addWidget(line)
        column.addSpacing(2 * STEP)
        waits = brought.merged.conflicts or brought.pairs or brought.twice_numbered
        self.show_button = QPushButton(self.tr("Gå till konflikterna"))
        self.show_button.setProperty("main", True)
        self.show_button.setVisible(bool(waits))
        self.show_button.clicked.connect(self._go)
        self.close_button = QPushButton(self.tr("Stäng"))
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.close_button, self.show_button):
            buttons.addWidget(button)
        (self.show_button if waits else self.close_button).setDefault(True)
        column.addLayout(buttons)
        self.setMinimumWidth(480)

    def _told(self, brought: Brought) -> list[str]:
        merged = brought.merged
        name = brought.name
        if merged.transactions:
            came = self.tr("%n åtgärder kom in från {name}.", "", merged.transactions).format(name=name)
        else:
            came = self.tr("Inget nytt fanns i {name}.").format(name=name)
        lines = [came]
        if merged.originals:
            lines.append(self.tr("%n filer följde med.", "", merged.originals))
        if merged.conflicts:
            lines.append(self.tr("%n konflikter att ta ställning till.", "", merged.conflicts))
        elif merged.transactions:
            lines.append(self.tr("Inget krockar: det som gjorts på båda håll gäller."))
        if brought.pairs:
            lines.append(self.tr("%n par kan vara samma sak registrerad två gånger.", "", brought.pairs))
        if brought.twice_numbered:
            lines.append(
                self.tr("I %n remissvar har synpunkter fått samma nummer.", "", brought.twice_numbered)
            )
        if brought.odd_times:
            lines.append(
                self.tr(
                    "%n åtgärder har en tid som inte kan stämma. Kontrollera datorernas klockor.",
                    "",
                    brought.odd_times,
                )
            )
        if brought.updated:
            lines.append(self.tr("Kopian är också uppdaterad och har nu samma innehåll som ärendet."))
        if brought.refused is not None:
            refused = sentence(brought.refused)
            lines.append(self.tr("Kopian själv kunde inte uppdateras. {reason}").format(reason=refused))
        return lines

    def _go(self) -> None:
        self.accept()
        self.go_to.emit("conflict", "")
