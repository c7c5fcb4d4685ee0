"""The words of a text field as they were written."""

from PySide6.QtWidgets import QPlainTextEdit


def text_of(field: QPlainTextEdit) -> str:
    """A field's text with its no-break spaces, which `toPlainText` would turn into spaces."""
    return field.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
