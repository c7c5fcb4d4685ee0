"""The application object and its one window."""

import sys
from types import TracebackType

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from ui.app import wording
from ui.app.garbage import Collector
from ui.app.settings import Appearance, Settings
from ui.app.theme import dress
from ui.window.main_window import MainWindow


def make_application() -> QApplication:
    """The application, dressed and speaking the person's language."""
    QCoreApplication.setOrganizationName("Samrad")
    QCoreApplication.setApplicationName("Samrad")
    application = QApplication(sys.argv[:1])
    application.setDesktopFileName("samrad")
    Collector(application)
    settings = Settings()
    wording.speak(settings.language)
    dress(application, settings.appearance)

    def follow_system() -> None:
        if settings.appearance is Appearance.SYSTEM:
            dress(application, Appearance.SYSTEM)

    application.styleHints().colorSchemeChanged.connect(lambda _: follow_system())
    return application


def show_window() -> MainWindow:
    """The window, in sight; our own bugs are told in it, and the case stays open and whole."""
    window = MainWindow(Settings())

    def tell(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        window.messages.report(error)

    sys.excepthook = tell
    window.show()
    return window
