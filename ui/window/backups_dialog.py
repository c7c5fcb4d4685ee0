"""The dated copies of a case, and the way back to one of them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from consult.history.backups import saved_copies
from ui.app.wording import moment_word
from ui.widgets.form_dialog import FormDialog
from ui.widgets.text_label import TextLabel


class BackupsDialog(FormDialog):
    """Lists the backups newest first; the chosen one takes the place of the case."""

    def __init__(
        self, parent: QWidget, case: Path, restore: Callable[[Path], object], reason: str = ""
    ) -> None:
        """Make the list.

        Args:
            parent: The window.
            case: The case, which may be damaged.
            restore: Called with the chosen backup.
            reason: Why it is offered, when the case cannot be opened.
        """
        super().__init__(parent, self.tr("Säkerhetskopior"), self.tr("Återställ"), self._restore)
        self._do = restore
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Säkerhetskopior"))
        # Else the rows are laid out before they know how high the style makes them.
        self.list.ensurePolished()
        found = saved_copies(case)
        for each in found:
            size = QLocale().formattedDataSize(each.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
            item = QListWidgetItem(f"{moment_word(each.made_at)}  ·  {size}")
            item.setData(Qt.ItemDataRole.UserRole, str(each.path))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _: self.submit())
        if reason:
            fault = TextLabel(reason)
            fault.setProperty("fault", True)
            self.form.addRow(fault)
        told = self.tr(
            "Ärendet blir som det var när säkerhetskopian gjordes. Det som står i ärendet nu sparas först, "
            "som en egen säkerhetskopia."
        )
        nothing = self.tr("Det finns inga säkerhetskopior än. En görs varje gång ärendet öppnas.")
        self.form.addRow(TextLabel(told if found else nothing))
        self.form.addRow(self.list)
        self.list.setVisible(bool(found))
        self.do_button.setEnabled(bool(found))
        self.setMinimumWidth(520)
        self.list.setFocus()

    def _restore(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._do(Path(str(item.data(Qt.ItemDataRole.UserRole))))
