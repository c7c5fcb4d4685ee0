"""The menus: every action of the program, each with its keys."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from consult.vocabulary import Language
from ui.app.settings import Appearance, Settings

StandardKey = QKeySequence.StandardKey
DIGITS = 10


def page_keys(row: int) -> str:
    """The keys that show the page of a row: Ctrl+1 to Ctrl+9, then Ctrl+0."""
    return f"Ctrl+{(row + 1) % DIGITS}"


class Menus(QObject):
    """Fills a window's menu bar; the pages' menus come and go with the case."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        bar = window.menuBar()
        self.file = bar.addMenu(self.tr("&Arkiv"))
        self.edit = bar.addMenu(self.tr("&Redigera"))
        self.view = bar.addMenu(self.tr("&Visa"))
        self.help = bar.addMenu(self.tr("&Hjälp"))
        self.recent = QMenu(self.tr("&Senaste ärenden"), window)
        self.pages = QMenu(self.tr("&Gå till"), window)
        self._of_pages: list[QMenu] = []

    def add(
        self,
        menu: QMenu,
        text: str,
        act: Callable[[], object],
        keys: QKeySequence.StandardKey | str | None = None,
    ) -> QAction:
        """Add an action to a menu."""
        action = QAction(text, self._window)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: act())
        menu.addAction(action)
        return action

    def add_switch(self, text: str, keys: str, *, on: bool, turn: Callable[[bool], None]) -> QAction:
        """Add something to the view menu that is on or off."""
        action = QAction(text, self._window)
        action.setCheckable(True)
        action.setChecked(on)
        action.setShortcut(QKeySequence(keys))
        action.toggled.connect(turn)
        self.view.addAction(action)
        return action

    def add_choice(
        self, title: str, choices: Sequence[tuple[str, str]], chosen: str, choose: Callable[[str], None]
    ) -> None:
        """Add a submenu to the view menu, of which one is ticked."""
        menu = self.view.addMenu(title)
        group = QActionGroup(self._window)
        for code, text in choices:
            action = QAction(text, self._window)
            action.setCheckable(True)
            action.setChecked(code == chosen)
            action.triggered.connect(lambda _=False, picked=code: choose(picked))
            group.addAction(action)
            menu.addAction(action)

    def add_look(
        self,
        settings: Settings,
        choose_appearance: Callable[[Appearance], None],
        choose_language: Callable[[Language], None],
    ) -> None:
        """Add the choices of colours and language."""
        appearances = (
            (Appearance.SYSTEM.value, self.tr("Som systemet")),
            (Appearance.LIGHT.value, self.tr("Ljust")),
            (Appearance.DARK.value, self.tr("Mörkt")),
        )
        languages = ((Language.SWEDISH.value, "Svenska"), (Language.ENGLISH.value, "English"))
        self.add_choice(
            self.tr("&Utseende"),
            appearances,
            settings.appearance,
            lambda code: choose_appearance(Appearance(code)),
        )
        self.add_choice(
            self.tr("&Språk"), languages, settings.language, lambda code: choose_language(Language(code))
        )

    def show_pages(self, pages: Sequence[tuple[str, Sequence[QAction]]], go: Callable[[int], object]) -> None:
        """Put the pages' own menus before the help menu.

        Args:
            pages: Name and commands of each.
            go: Shows the page of a row.
        """
        self.clear_pages()
        for row, (name, commands) in enumerate(pages):
            self.add(self.pages, name, partial(go, row), page_keys(row))
            if commands:
                menu = QMenu(self._with_letter(name), self._window)
                menu.addActions(list(commands))
                self._window.menuBar().insertMenu(self.help.menuAction(), menu)
                self._of_pages.append(menu)

    def _with_letter(self, name: str) -> str:
        """A menu's name with an Alt letter that no other menu has."""
        titles = [action.text() for action in self._window.menuBar().actions()]
        taken = {title[title.index("&") + 1].casefold() for title in titles if "&" in title}
        for place, letter in enumerate(name):
            if letter.casefold() not in taken:
                return f"{name[:place]}&{name[place:]}"
        return name

    def clear_pages(self) -> None:
        """Take the pages' menus away."""
        for menu in self._of_pages:
            self._window.menuBar().removeAction(menu.menuAction())
            menu.deleteLater()
        self._of_pages.clear()
        for action in self.pages.actions():
            self._window.removeAction(action)
            action.deleteLater()
        self.pages.clear()
