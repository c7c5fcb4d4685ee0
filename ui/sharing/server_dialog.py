"""Opening a case on a server: where it is, who one is, a try that says what is wrong, and which case."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIntValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from consult.errors import ConsultError
from consult.team.addresses import USUAL_PORT, make_address, remember_password
from consult.team.operations import team_cases
from ui.app.settings import Settings
from ui.app.theme import STEP
from ui.app.wording import sentence
from ui.widgets.form_dialog import FormDialog
from ui.widgets.text_label import TextLabel


class ServerDialog(FormDialog):
    """Asks for a server and a case on it."""

    def __init__(self, parent: QWidget, settings: Settings, show: Callable[[str], object]) -> None:
        """Make the dialog with what was filled in last.

        Args:
            parent: The window.
            settings: Where that is kept; the password is not.
            show: Opens the case at an address; a `ConsultError` is shown in the dialog.
        """
        super().__init__(parent, self.tr("Öppna på server"), self.tr("Öppna"), self._open)
        self._settings, self._show = settings, show
        self.host, self.database, self.login, self.password = (QLineEdit() for _ in range(4))
        self.port = QLineEdit()
        self.port.setValidator(QIntValidator(1, 65_535, self))
        self.port.setMaximumWidth(96)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(self.tr("tomt: ur datorns nyckelring"))
        self.keep = QCheckBox(self.tr("&Kom ihåg lösenordet i datorns nyckelring"))
        self.case = QComboBox()
        self.case.setEditable(True)
        self.case.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.probe = QPushButton(self.tr("&Testa anslutningen"))
        self.probe.setAutoDefault(False)
        self.probe.clicked.connect(self.probe_server)
        self.told = TextLabel()
        self.told.setProperty("quiet", True)
        self._lay_out()
        self._fill(settings.server_fields())
        self.named = {
            "host": self.host,
            "database": self.database,
            "login": self.login,
            "password": self.password,
        }
        self.setMinimumWidth(560)

    def _lay_out(self) -> None:
        for label, field in (
            (self.tr("&Server"), self.host),
            (self.tr("&Port"), self.port),
            (self.tr("&Databas"), self.database),
            (self.tr("&Användare"), self.login),
            (self.tr("&Lösenord"), self.password),
            ("", self.keep),
        ):
            self.form.addRow(label, field)
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        row.addWidget(self.probe)
        row.addWidget(self.told, 1)
        self.form.addRow("", row)
        self.form.addRow(self.tr("Ä&rende"), self.case)

    def _fill(self, known: dict[str, str]) -> None:
        self.host.setText(known.get("host", ""))
        self.port.setText(known.get("port", str(USUAL_PORT)))
        self.database.setText(known.get("database", ""))
        self.login.setText(known.get("login", ""))
        self.case.setCurrentText(known.get("case", ""))

    def probe_server(self) -> None:
        """Ask the server what cases it has; what is wrong is said at the foot."""
        self.fault.hide()
        self.told.setText("")
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            found = team_cases(self._address())
        except ConsultError as error:
            self.tell_fault(sentence(error))
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        chosen = self.case.currentText()
        self.case.clear()
        self.case.addItems([each.name for each in found])
        names = [each.name for each in found]
        self.case.setCurrentText(chosen if chosen in names else next(iter(names), ""))
        self.told.setText(self.tr("Servern svarar. Ärenden: %n.", "", len(found)))
        self.case.setFocus()

    def _address(self, case: str = "") -> str:
        return make_address(
            host=self.host.text(),
            port=int(self.port.text() or USUAL_PORT),
            database=self.database.text(),
            login=self.login.text(),
            password=self.password.text(),
            case=case,
        )

    def _open(self) -> None:
        address = self._address(self.case.currentText().strip())
        if self.keep.isChecked():
            remember_password(address)
        self._show(address)
        self._settings.keep_server_fields(
            {
                "host": self.host.text(),
                "port": self.port.text(),
                "database": self.database.text(),
                "login": self.login.text(),
                "case": self.case.currentText(),
            }
        )
