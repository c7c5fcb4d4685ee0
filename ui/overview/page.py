"""How far the work has come, and what waits."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from consult.analysis.records import OpenWork, Totals
from consult.comments.readings import responses_with_lost_spans
from consult.consultees.queries import current_round, the_consultation
from ui.app.case_session import CaseSession
from ui.app.counting import Counting, Counts
from ui.app.theme import STEP
from ui.app.wording import date_word
from ui.overview.category_chart import CategoryChart
from ui.overview.figure_card import FigureCard
from ui.widgets.layouts import clear
from ui.widgets.page import Page


class OverviewPage(Page):
    """The page a case opens with: where we are, and the next thing to do."""

    kinds = frozenset({"consultation", "round"})

    def __init__(self, session: CaseSession, counting: Counting) -> None:
        super().__init__(session, "")
        self._counting = counting
        counting.counted.connect(self._show_counts)
        content = QWidget()
        self._content = QVBoxLayout(content)
        self._content.setContentsMargins(0, 0, 0, 0)
        self._content.setSpacing(6 * STEP)
        self._content.addLayout(self._make_cards())
        self._next_title = QLabel(self.tr("Att göra"))
        self._steps = QVBoxLayout()
        self._steps.setSpacing(STEP)
        self._chart_title = QLabel(self.tr("Svar per kategori"))
        for heading in (self._next_title, self._chart_title):
            font = heading.font()
            font.setPointSizeF(font.pointSizeF() + 2)
            font.setWeight(font.Weight.DemiBold)
            heading.setFont(font)
        self.chart = CategoryChart()
        self.chart.chosen.connect(lambda code: self.go_to.emit("consultee_category", code))
        tasks, answers = QVBoxLayout(), QVBoxLayout()
        tasks.addWidget(self._next_title)
        tasks.addLayout(self._steps)
        answers.addWidget(self._chart_title)
        answers.addWidget(self.chart)
        for part in (tasks, answers):
            part.setSpacing(2 * STEP)
            self._content.addLayout(part)
        self._content.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        self.body.addWidget(area, 1)

    def _make_cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(3 * STEP)
        self.cards = {
            "draft_version": FigureCard(self.tr("avsnitt i utkastet")),
            "consultee": FigureCard(self.tr("remissinstanser")),
            "response": FigureCard(self.tr("remissvar")),
            "comment": FigureCard(self.tr("synpunkter")),
        }
        for kind, card in self.cards.items():
            target = "section" if kind == "draft_version" else kind
            card.clicked.connect(lambda _=False, kind=target: self.go_to.emit(kind, ""))
            row.addWidget(card, 1)
        return row

    def refresh(self) -> None:
        """Show what the case is called, and the newest counts."""
        about = self.session.read(the_consultation)
        now = self.session.read(current_round)
        self.title.setText(about.title)
        dates = ""
        if now.opens_on and now.closes_on:
            dates = f"{date_word(now.opens_on)} – {date_word(now.closes_on)}"
        parts = (about.authority, about.registry_number, dates)
        self.subtitle.setText("  ·  ".join(part for part in parts if part))
        if self._counting.latest is not None:
            self._show_counts(self._counting.latest)

    def _show_counts(self, counts: Counts) -> None:
        version = counts.version
        sections, label = (version.sections, version.label) if version else (0, "")
        self._fill_cards(counts.totals, counts.open_work, sections, label)
        self._fill_steps(counts.totals, counts.open_work, has_draft=version is not None)
        self._chart_title.setVisible(bool(counts.categories))
        self.chart.show_counts(counts.categories)

    def _fill_cards(self, numbers: Totals, left: OpenWork, sections: int, label: str) -> None:
        self.cards["draft_version"].show_figure(sections, label or self.tr("inget utkast inläst"))
        self.cards["consultee"].show_figure(
            numbers.listed, self.tr("{n} har svarat").format(n=numbers.answered)
        )
        self.cards["response"].show_figure(
            numbers.responses, self.tr("{n} har oläst text").format(n=left.unread_responses)
        )
        self.cards["comment"].show_figure(
            numbers.comments, self.tr("{n} är bedömda").format(n=numbers.decided)
        )

    def _fill_steps(self, numbers: Totals, left: OpenWork, *, has_draft: bool) -> None:
        clear(self._steps)
        steps: list[tuple[str, Callable[[], object]]] = []

        def step(needed: object, text: str, kind: str) -> None:
            if needed:
                steps.append((text, lambda: self.go_to.emit(kind, "")))

        waiting = numbers.invited - numbers.answered
        step(not has_draft, self.tr("Läs in remissversionen (Word)"), "section")
        step(numbers.listed == 0, self.tr("Ta fram sändlistan"), "consultee")
        step(
            numbers.listed and numbers.invited == 0,
            self.tr("Registrera att missivet är utskickat"),
            "consultee",
        )
        step(waiting > 0, self.tr("%n inbjudna har inte svarat", "", waiting), "consultee")
        step(
            left.unread_responses,
            self.tr("%n svar har text som ingen har läst", "", left.unread_responses),
            "response",
        )
        step(left.undecided, self.tr("%n synpunkter saknar beslut", "", left.undecided), "comment")
        step(
            left.missing_rationales,
            self.tr("%n beslut saknar motivering", "", left.missing_rationales),
            "comment",
        )
        step(
            left.without_section,
            self.tr("%n synpunkter är inte knutna till utkastet", "", left.without_section),
            "comment",
        )
        step(
            numbers.comments and not left.remaining,
            self.tr("Allt är bedömt. Skapa samrådsredogörelsen"),
            "report",
        )
        step(left.conflicts, self.tr("%n konflikter att ta ställning till", "", left.conflicts), "conflict")
        if left.lost_spans:
            text = self.tr("%n markeringar finns inte i en rättad text", "", left.lost_spans)
            steps.append((text, self._go_to_lost))
        for text, act in steps:
            self._add_step(text, act)
        self._next_title.setVisible(bool(steps))

    def _add_step(self, text: str, act: Callable[[], object]) -> None:
        button = QPushButton(f"→  {text}")
        button.setProperty("flat", True)
        button.setStyleSheet("text-align: left")
        button.clicked.connect(lambda: act())
        self._steps.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _go_to_lost(self) -> None:
        self.go_to.emit("response", self.session.read(responses_with_lost_spans)[0])
