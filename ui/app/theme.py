"""One palette for the whole program, light and dark, and the few rules of its style sheet."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from consult.resources import resource
from consult.vocabulary import Decision, Stance
from ui.app.settings import Appearance

STEP = 4
"""Spacing goes in steps of this many pixels: 2 inside, 4 between, 6 around."""

READING_POINTS = 12.5
TITLE_POINTS = 17.0


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one appearance; contrast of text on its ground is at least 4.5 to 1."""

    window: str
    surface: str
    raised: str
    line: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    selection: str
    warning: str
    warning_ground: str
    danger: str
    added: str
    added_ground: str
    removed: str
    removed_ground: str
    stances: Mapping[Stance, str]
    decisions: Mapping[Decision, str]


LIGHT = Theme(
    window="#f4f5f5",
    surface="#ffffff",
    raised="#eceeee",
    line="#d9dddd",
    text="#1c2223",
    quiet="#5a6466",
    accent="#0b5c6b",
    on_accent="#ffffff",
    selection="#d5e8eb",
    warning="#8a5200",
    warning_ground="#fdf1dc",
    danger="#a3261c",
    added="#1b5e3b",
    added_ground="#e4f2e9",
    removed="#8f3a30",
    removed_ground="#f7e8e5",
    stances={
        Stance.SUPPORTS: "#1f7a4a",
        Stance.SUPPORTS_CONDITIONALLY: "#6b7a1a",
        Stance.NEUTRAL: "#59666b",
        Stance.OPPOSES: "#a8321f",
        Stance.NO_OBJECTION: "#2a6f8f",
        Stance.DECLINED: "#7a7f82",
    },
    decisions={
        Decision.ACCEPTED: "#1f7a4a",
        Decision.PARTLY_ACCEPTED: "#6b7a1a",
        Decision.NOTED: "#2a6f8f",
        Decision.NOT_ACCEPTED: "#a8321f",
        Decision.OUT_OF_SCOPE: "#59666b",
        Decision.FORWARDED: "#6a4c93",
    },
)

DARK = Theme(
    window="#1b1f20",
    surface="#232829",
    raised="#2c3233",
    line="#3a4243",
    text="#e6eaea",
    quiet="#a3adae",
    accent="#5fb6c4",
    on_accent="#0d1a1c",
    selection="#1f4a52",
    warning="#f0b861",
    warning_ground="#3a2f1c",
    danger="#f08a7c",
    added="#93dcb2",
    added_ground="#1e3a2c",
    removed="#f0a79c",
    removed_ground="#402826",
    stances={
        Stance.SUPPORTS: "#6fcf97",
        Stance.SUPPORTS_CONDITIONALLY: "#c3cf6a",
        Stance.NEUTRAL: "#a9b4b8",
        Stance.OPPOSES: "#f08a7c",
        Stance.NO_OBJECTION: "#7cc4e4",
        Stance.DECLINED: "#98a0a3",
    },
    decisions={
        Decision.ACCEPTED: "#6fcf97",
        Decision.PARTLY_ACCEPTED: "#c3cf6a",
        Decision.NOTED: "#7cc4e4",
        Decision.NOT_ACCEPTED: "#f08a7c",
        Decision.OUT_OF_SCOPE: "#a9b4b8",
        Decision.FORWARDED: "#c5a8ec",
    },
)


def theme() -> Theme:
    """The theme that fits the window's present colours."""
    dark = QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128
    return DARK if dark else LIGHT


def dress(application: QApplication, appearance: Appearance) -> None:
    """Give the application its style, palette and style sheet.

    Args:
        application: The running application.
        appearance: The person's choice; the system's own when `SYSTEM`.
    """
    hints = application.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        # Who needs high contrast has chosen colours already.
        return
    dark = appearance is Appearance.DARK
    if appearance is Appearance.SYSTEM:
        dark = hints.colorScheme() is Qt.ColorScheme.Dark
    chosen = DARK if dark else LIGHT
    application.setStyle("Fusion")
    application.setPalette(_palette(chosen))
    application.setStyleSheet(_control_style(chosen) + _frame_style(chosen))


def reading_font() -> QFont:
    """The type for long texts."""
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(READING_POINTS)
    return font


def title_font() -> QFont:
    """The type for a page's title."""
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(TITLE_POINTS)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _palette(colours: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, colours.window),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.window),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.quiet),
        (role.Button, colours.raised),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.danger),
        (role.ToolTipBase, colours.raised),
        (role.ToolTipText, colours.text),
        (role.Highlight, colours.selection),
        (role.HighlightedText, colours.text),
        (role.Link, colours.accent),
        (role.Accent, colours.accent),
        (role.Mid, colours.line),
        (role.Light, colours.surface),
        (role.Midlight, colours.raised),
        (role.Dark, colours.line),
        (role.Shadow, colours.line),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.quiet))
    return palette


def _control_style(c: Theme) -> str:
    arrow = resource("icons", "down.svg").as_posix()
    return f"""
    QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.line}; padding: 4px; }}
    QPushButton {{ padding: 6px 14px; border: 1px solid {c.line}; border-radius: 4px;
        background: {c.surface}; }}
    QPushButton:hover {{ background: {c.raised}; }}
    QPushButton:focus {{ border-color: {c.accent}; }}
    QPushButton:checked {{ background: {c.selection}; border-color: {c.accent}; }}
    QPushButton:disabled {{ color: {c.quiet}; background: {c.window}; }}
    QPushButton[main="true"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent};
        font-weight: 600; }}
    QPushButton[main="true"]:hover {{ background: {c.accent}; border-color: {c.text}; }}
    QPushButton[main="true"]:disabled {{ background: {c.raised}; color: {c.quiet}; border-color: {c.line}; }}
    QPushButton[flat="true"] {{ border: none; background: transparent; padding: 4px 8px; color: {c.accent}; }}
    QPushButton[flat="true"]:hover, QPushButton[flat="true"]:focus {{ text-decoration: underline; }}
    QLineEdit, QComboBox, QPlainTextEdit, QSpinBox {{ border: 1px solid {c.line};
        border-radius: 4px; background: {c.surface}; padding: 5px 7px;
        selection-background-color: {c.selection}; selection-color: {c.text}; }}
    QComboBox::drop-down {{ border: none; width: 22px; }}
    QComboBox::down-arrow {{ image: url("{arrow}"); width: 12px; height: 12px; }}
    QComboBox QAbstractItemView {{ border: 1px solid {c.line}; background: {c.surface}; outline: none; }}
    QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus {{ border-color: {c.accent}; }}
    """


def _frame_style(c: Theme) -> str:
    return f"""
    QTextEdit, QTableView, QTreeView, QListView {{ border: 1px solid {c.line}; background: {c.surface}; }}
    QTableView::item {{ padding: 0 6px; }}
    QListView::item, QTreeView::item {{ padding: 4px 2px; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
    QScrollBar::handle {{ background: {c.line}; border-radius: 4px; margin: 2px; min-height: 28px;
        min-width: 28px; }}
    QScrollBar::handle:hover {{ background: {c.quiet}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QHeaderView::section {{ background: {c.window}; color: {c.quiet}; border: none;
        border-bottom: 1px solid {c.line}; padding: 6px; }}
    QSplitter::handle {{ background: {c.window}; }}
    QStatusBar {{ background: {c.window}; border-top: 1px solid {c.line}; color: {c.quiet};
        padding-left: 8px; }}
    QStatusBar::item {{ border: none; }}
    QLabel[quiet="true"] {{ color: {c.quiet}; }}
    QLabel[fault="true"] {{ color: {c.danger}; }}
    QFrame[banner="true"] {{ background: {c.warning_ground}; border: none;
        border-bottom: 1px solid {c.line}; }}
    QFrame[banner="true"] QLabel {{ color: {c.warning}; }}
    QFrame[banner="true"][good="true"] {{ background: {c.selection}; }}
    QFrame[banner="true"][good="true"] QLabel {{ color: {c.text}; }}
    QFrame[card="true"] {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: 6px; }}
    #navigation {{ background: {c.raised}; border: none; border-right: 1px solid {c.line}; outline: none;
        padding: 8px 0; }}
    #navigation::item {{ padding: 8px 12px; border: none; border-left: 3px solid transparent;
        color: {c.text}; }}
    #navigation::item:selected {{ background: {c.selection}; color: {c.text};
        border-left: 3px solid {c.accent}; }}
    """
