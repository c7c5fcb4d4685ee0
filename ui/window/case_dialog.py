"""What a case is about: asked when it is made, and corrected later."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from consult.consultees.register import counties
from ui.widgets.date_field import DateField
from ui.widgets.form_dialog import FormDialog

COUNTY_LINES = 6


class CaseDialog(FormDialog):
    """Title, diarienummer, authority and counties."""

    def __init__(
        self, parent: QWidget | None, title: str, action: str, act: Callable[["CaseDialog"], object]
    ) -> None:
        super().__init__(parent, title, action, lambda: act(self))
        self.title_field = QLineEdit()
        self.title_field.setPlaceholderText(self.tr("Regional utvecklingsstrategi för …"))
        self.registry_number = QLineEdit()
        self.registry_number.setPlaceholderText("RS 2026-0417")
        self.authority = QLineEdit()
        self.authority.setPlaceholderText(self.tr("Region …"))
        self.counties = QListWidget()
        self.counties.setFixedHeight(COUNTY_LINES * (self.fontMetrics().lineSpacing() + 6))
        for county in counties():
            item = QListWidgetItem(f"{county.name} ({county.code})")
            item.setData(Qt.ItemDataRole.UserRole, county.code)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.counties.addItem(item)
        self.form.addRow(self.tr("&Titel"), self.title_field)
        self.form.addRow(self.tr("&Diarienummer"), self.registry_number)
        self.form.addRow(self.tr("&Myndighet"), self.authority)
        self.opens, self.closes = DateField(), DateField()
        period = QHBoxLayout()
        period.addWidget(self.opens)
        period.addWidget(QLabel("–"))
        period.addWidget(self.closes)
        period.addStretch(1)
        self.add_row(self.tr("&Samrådstid"), period, self.opens)
        self.form.addRow(self.tr("&Län"), self.counties)
        self.named = {"title": self.title_field, "opens_on": self.opens, "closes_on": self.closes}
        self.setMinimumWidth(520)

    def fill(self, title: str, registry_number: str, authority: str, codes: Sequence[str]) -> None:
        """Show what is known."""
        self.title_field.setText(title)
        self.registry_number.setText(registry_number)
        self.authority.setText(authority)
        for row in range(self.counties.count()):
            item = self.counties.item(row)
            chosen = item.data(Qt.ItemDataRole.UserRole) in codes
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)

    def fill_period(self, opens_on: str, closes_on: str) -> None:
        """Show when the consultation begins and ends."""
        self.opens.setText(opens_on)
        self.closes.setText(closes_on)

    def county_codes(self) -> list[str]:
        """The ticked counties' codes."""
        items = (self.counties.item(row) for row in range(self.counties.count()))
        return [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]
