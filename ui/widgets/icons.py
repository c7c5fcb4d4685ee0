"""The program's line icons, drawn in the colours of the palette."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from consult.resources import resource
from ui.app.theme import theme

_DRAWN_IN = b"#000000"


def icon(name: str, colour: str | None = None, size: int = 20) -> QIcon:
    """An icon of `resources/icons/`.

    Args:
        name: Of the file, without its ending.
        colour: Of the lines; the text's when None.
        size: Width and height in device-independent pixels; drawn at up to twice that.
    """
    drawing = resource("icons", f"{name}.svg").read_bytes()
    coloured = drawing.replace(_DRAWN_IN, (colour or theme().text).encode())
    renderer = QSvgRenderer(QByteArray(coloured))
    drawn = QIcon()
    for factor in (1, 2):
        pixmap = QPixmap(QSize(size * factor, size * factor))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        pixmap.setDevicePixelRatio(factor)
        drawn.addPixmap(pixmap)
    return drawn
