"""What was read from a Word file, before any of it is stored."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from consult.draft.records import ReadDraft
from consult.labels import plural_kind
from ui.app.wording import language, left_out_lines
from ui.widgets.form_dialog import FormDialog
from ui.widgets.outline_tree import OutlineTree
from ui.widgets.text_label import TextLabel


@dataclass(frozen=True, slots=True)
class _Found:
    id: str
    level: int
    heading: str


class PreviewDialog(FormDialog):
    """Outline, counts, and what was left out and why."""

    def __init__(
        self,
        parent: QWidget | None,
        file_name: str,
        draft: ReadDraft,
        store: Callable[[str], object],
        replaces: str = "",
    ) -> None:
        """Show a draft that was read.

        Args:
            parent: The window.
            file_name: Name of the file.
            draft: What was read.
            store: Stores it under a label.
            replaces: Label of the version it takes the place of; empty for the first.
        """
        super().__init__(
            parent, self.tr("Läs in utkast"), self.tr("Läs in"), lambda: store(self.label_field.text())
        )
        self.resize(720, 640)
        self.label_field = QLineEdit(draft.title or file_name)
        self.form.addRow(self.tr("&Benämning"), self.label_field)
        self.form.addRow(self.tr("Fil"), TextLabel(file_name))
        self.carry = QCheckBox(self.tr("Synpunkterna följer med till samma ställen i den nya versionen"))
        self.carry.setChecked(True)
        if replaces:
            self.form.addRow(self.tr("Ersätter"), TextLabel(replaces))
            self.form.addRow("", self.carry)
        self.form.addRow(self.tr("Innehåll"), TextLabel(self._counts(draft)))
        self.form.addRow(self.tr("Inte med"), TextLabel(self._left_out(draft)))
        self.outline = OutlineTree()
        found = [
            _Found(str(number), section.level, f"{section.number} {section.title}".strip())
            for number, section in enumerate(draft.sections)
        ]
        passages = {str(number): len(section.passages) for number, section in enumerate(draft.sections)}
        self.outline.show_sections(found, passages)
        heading = QLabel(self.tr("Disposition, med antal stycken i varje avsnitt"))
        heading.setProperty("quiet", True)
        self.body.insertWidget(1, heading)
        self.body.insertWidget(2, self.outline, 1)
        if len(draft.sections) < 2:
            hint = TextLabel(
                self.tr(
                    "Filen har inga rubriker i Words mening. Den läses in som ett avsnitt. Klicka sedan på "
                    "ett stycke och välj Utkast, Gör stycket till rubrik (Ctrl+Skift+H)."
                )
            )
            self.body.insertWidget(1, hint)

    def _counts(self, draft: ReadDraft) -> str:
        kinds = Counter(passage.kind for section in draft.sections for passage in section.passages)
        parts = [f"{plural_kind(kind, language())}: {count}" for kind, count in kinds.most_common()]
        sections = self.tr("%n avsnitt", "", len(draft.sections))
        return f"{sections}; {', '.join(parts)}"

    def _left_out(self, draft: ReadDraft) -> str:
        return "\n".join(left_out_lines(draft.left_out)) or self.tr("Allt som en läsare ser kom med")
