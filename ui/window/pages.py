"""The pages in the order of the work, made when a case is opened."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ui.amendments.page import AmendmentsPage
from ui.app.case_session import CaseSession
from ui.app.counting import Counting
from ui.app.jobs import Jobs
from ui.app.settings import Settings
from ui.assessment.page import AssessmentPage
from ui.comments.page import CommentsPage
from ui.conflicts.page import ConflictsPage
from ui.consultees.page import ConsulteesPage
from ui.draft.page import DraftPage
from ui.history.page import HistoryPage
from ui.overview.page import OverviewPage
from ui.report.page import ReportPage
from ui.responses.page import ResponsesPage
from ui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class Place:
    """A page with its name in the navigation and its menu."""

    name: str
    icon: str
    page: Page


def make_pages(session: CaseSession, jobs: Jobs, settings: Settings, counting: Counting) -> Sequence[Place]:
    """All pages of a case."""
    return (
        Place(QCoreApplication.translate("pages", "Översikt"), "overview", OverviewPage(session, counting)),
        Place(QCoreApplication.translate("pages", "Utkast"), "draft", DraftPage(session, jobs)),
        Place(QCoreApplication.translate("pages", "Remissinstanser"), "consultees", ConsulteesPage(session)),
        Place(
            QCoreApplication.translate("pages", "Remissvar"),
            "responses",
            ResponsesPage(session, jobs, settings),
        ),
        Place(QCoreApplication.translate("pages", "Synpunkter"), "comments", CommentsPage(session, jobs)),
        Place(QCoreApplication.translate("pages", "Bedömning"), "assessment", AssessmentPage(session, jobs)),
        Place(QCoreApplication.translate("pages", "Ändringar"), "amendments", AmendmentsPage(session)),
        Place(QCoreApplication.translate("pages", "Rapport"), "report", ReportPage(session, jobs, settings)),
        Place(QCoreApplication.translate("pages", "Konflikter"), "conflicts", ConflictsPage(session)),
        Place(QCoreApplication.translate("pages", "Historik"), "history", HistoryPage(session, settings)),
    )
