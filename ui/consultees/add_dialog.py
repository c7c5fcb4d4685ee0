"""Adds to the mailing list: counties as a whole, others by ticking, own ones by typing."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from consult.consultees.records import RegisterEntry
from consult.consultees.register import counties, entries_of_counties, register
from consult.errors import ConsultError
from consult.vocabulary import Category
from ui.app.theme import STEP
from ui.app.wording import sentence, word
from ui.widgets.choice import Choice
from ui.widgets.text_label import TextLabel

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole)


class AddDialog(QDialog):
    """Left the counties; right the register, with those of the ticked counties ticked."""

    def __init__(
        self,
        parent: QWidget | None,
        listed: Collection[str],
        county_codes: Sequence[str],
        add: Callable[[list[RegisterEntry]], object],
    ) -> None:
        """Make the dialog.

        Args:
            parent: The window.
            listed: Names on the list already, folded; they are not offered.
            county_codes: Counties of the consultation, ticked from the beginning.
            add: Adds the entries; a `ConsultError` is shown in the dialog.
        """
        super().__init__(parent)
        self._add = add
        self.setWindowTitle(self.tr("Lägg till remissinstanser"))
        self.resize(960, 640)
        self.counties = QListWidget()
        self.entries = QListWidget()
        self.filter = QLineEdit()
        self.category = Choice(Category, nothing=self.tr("Alla kategorier"), name=self.tr("Kategori"))
        self.own_name = QLineEdit()
        self.own_email = QLineEdit()
        self.own_category = Choice(Category, name=self.tr("Kategori"))
        self.own_button = QPushButton(self.tr("Lägg till i urvalet"))
        self.count = QLabel()
        self.fault = TextLabel()
        self.fault.setProperty("fault", True)
        self.buttons = QDialogButtonBox()
        self.do_button = self.buttons.addButton(self.tr("Lägg till"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.do_button.setProperty("main", True)
        cancel = self.buttons.addButton(self.tr("Avbryt"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        self._fill(listed)
        self._lay_out()
        self._connect()
        for row in range(self.counties.count()):
            if self.counties.item(row).data(ENTRY_ROLE) in county_codes:
                self.counties.item(row).setCheckState(Qt.CheckState.Checked)
        self._count()

    def _fill(self, listed: Collection[str]) -> None:
        for county in counties():
            item = QListWidgetItem(county.name)
            item.setData(ENTRY_ROLE, county.code)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.counties.addItem(item)
        for entry in register():
            if entry.name.casefold() not in listed:
                self._add_entry(entry, ticked=False)

    def _add_entry(self, entry: RegisterEntry, *, ticked: bool, first: bool = False) -> None:
        item = QListWidgetItem(f"{entry.name}  ·  {word(entry.category)}")
        item.setData(ENTRY_ROLE, entry)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.entries.insertItem(0 if first else self.entries.count(), item)

    def _lay_out(self) -> None:
        self.entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.filter.setPlaceholderText(self.tr("Sök i registret …"))
        self.filter.setClearButtonEnabled(True)
        self.own_name.setPlaceholderText(self.tr("Egen: namn"))
        self.own_email.setPlaceholderText(self.tr("E-post"))
        self.own_category.set_code(Category.ORGANISATION)
        self.own_button.setAutoDefault(False)
        self.do_button.setAutoDefault(False)
        left = QVBoxLayout()
        left.addWidget(
            TextLabel(self.tr("Hela län: kommuner, region, länsstyrelse och kommunalförbund"), quiet=True)
        )
        left.addWidget(self.counties, 1)
        right = QVBoxLayout()
        narrowing = QHBoxLayout()
        narrowing.addWidget(self.filter, 1)
        narrowing.addWidget(self.category)
        right.addLayout(narrowing)
        right.addWidget(self.entries, 1)
        own = QHBoxLayout()
        own.addWidget(self.own_name, 2)
        own.addWidget(self.own_email, 2)
        own.addWidget(self.own_category)
        own.addWidget(self.own_button)
        right.addLayout(own)
        columns = QHBoxLayout()
        columns.setSpacing(4 * STEP)
        columns.addLayout(left, 2)
        columns.addLayout(right, 5)
        foot = QHBoxLayout()
        foot.addWidget(self.count)
        foot.addWidget(self.fault, 1)
        foot.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * STEP, 5 * STEP, 6 * STEP, 5 * STEP)
        column.setSpacing(3 * STEP)
        column.addLayout(columns, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.filter.installEventFilter(self)
        self.counties.itemChanged.connect(self._tick_county)
        self.entries.itemChanged.connect(lambda _: self._count())
        self.filter.textChanged.connect(lambda _: self._narrow())
        self.category.picked.connect(self._narrow)
        self.own_button.clicked.connect(self._add_own)
        self.own_name.returnPressed.connect(self._add_own)
        self.own_email.returnPressed.connect(self._add_own)
        self.buttons.accepted.connect(self.submit)
        self.buttons.rejected.connect(self.reject)

    def chosen(self) -> list[RegisterEntry]:
        """The ticked entries."""
        items = (self.entries.item(row) for row in range(self.entries.count()))
        return [item.data(ENTRY_ROLE) for item in items if item.checkState() is Qt.CheckState.Checked]

    def submit(self) -> None:
        """Add what is ticked."""
        try:
            self._add(self.chosen())
        except ConsultError as error:
            self.fault.setText(sentence(error))
            return
        self.accept()

    def _tick_county(self, county: QListWidgetItem) -> None:
        names = {entry.name for entry in entries_of_counties([county.data(ENTRY_ROLE)])}
        self.entries.blockSignals(True)
        first: QListWidgetItem | None = None
        for row in range(self.entries.count()):
            item = self.entries.item(row)
            if item.data(ENTRY_ROLE).name in names:
                item.setCheckState(county.checkState())
                first = first or item
        if first is not None:
            self.entries.scrollToItem(first, QListWidget.ScrollHint.PositionAtTop)
        self.entries.blockSignals(False)
        self._count()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down in the search goes to what it found."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
        ):
            shown = (row for row in range(self.entries.count()) if not self.entries.item(row).isHidden())
            self.entries.setCurrentRow(next(shown, -1))
            self.entries.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _narrow(self) -> None:
        words, category = self.filter.text().casefold().split(), self.category.code()
        for row in range(self.entries.count()):
            item = self.entries.item(row)
            entry: RegisterEntry = item.data(ENTRY_ROLE)
            known = " ".join((entry.name, *entry.aliases)).casefold()
            shown = all(term in known for term in words) and category in (None, entry.category.value)
            item.setHidden(not shown)

    def _add_own(self) -> None:
        name = self.own_name.text().strip()
        if name:
            category = Category(self.own_category.code())
            entry = RegisterEntry(name, category, email=self.own_email.text().strip())
            self._add_entry(entry, ticked=True, first=True)
            self.own_name.clear()
            self.own_email.clear()
            self.own_name.setFocus()
            self._count()

    def _count(self) -> None:
        count = len(self.chosen())
        self.count.setText(self.tr("%n valda", "", count))
        self.do_button.setEnabled(count > 0)
