"""The field's words as closed sets of codes; `resources/labels/` holds what people read."""

from enum import StrEnum


class Category(StrEnum):
    """Who a consultee is; the groups of 10 § förordningen (2017:583) can be told from it."""

    MUNICIPALITY = "municipality"
    REGION = "region"
    COUNTY_BOARD = "county_board"
    STATE_AGENCY = "state_agency"
    MUNICIPAL_FEDERATION = "municipal_federation"
    UNIVERSITY = "university"
    BUSINESS = "business"
    CIVIL_SOCIETY = "civil_society"
    ORGANISATION = "organisation"
    POLITICAL_PARTY = "political_party"
    PRIVATE_PERSON = "private_person"
    OTHER = "other"


class Stance(StrEnum):
    """What a response or a comment thinks of the draft."""

    SUPPORTS = "supports"
    SUPPORTS_CONDITIONALLY = "supports_conditionally"
    NEUTRAL = "neutral"
    OPPOSES = "opposes"
    NO_OBJECTION = "no_objection"
    DECLINED = "declined"


class Decision(StrEnum):
    """What the authority decides about a comment."""

    ACCEPTED = "accepted"
    PARTLY_ACCEPTED = "partly_accepted"
    NOTED = "noted"
    NOT_ACCEPTED = "not_accepted"
    OUT_OF_SCOPE = "out_of_scope"
    FORWARDED = "forwarded"


DECISIONS_NEEDING_RATIONALE = frozenset({Decision.PARTLY_ACCEPTED, Decision.NOT_ACCEPTED})
"""Views that could not be met are told with their reasons (Boverket's guidance on samrådsredogörelse)."""


class Channel(StrEnum):
    """How a response came in."""

    EMAIL = "email"
    LETTER = "letter"
    FORM = "form"
    MEETING = "meeting"
    PHONE = "phone"


class CommentKind(StrEnum):
    """What a comment is."""

    VIEW = "view"
    QUESTION = "question"
    PROPOSED_WORDING = "proposed_wording"
    FACTUAL_ERROR = "factual_error"
    RESERVATION = "reservation"


class RoundKind(StrEnum):
    """What a round of the consultation is."""

    EARLY_DIALOGUE = "early_dialogue"
    CONSULTATION = "consultation"
    SUPPLEMENT = "supplement"


class SectionRole(StrEnum):
    """What a section does in the strategy (8-9 §§ förordningen 2017:583)."""

    ANALYSIS = "analysis"
    GOAL = "goal"
    PRIORITY = "priority"
    DIRECTION = "direction"
    FOLLOW_UP = "follow_up"
    OTHER = "other"


class PassageKind(StrEnum):
    """What a passage is in the draft."""

    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


class AnchorOrigin(StrEnum):
    """Who tied a comment to its place."""

    MANUAL = "manual"
    SUGGESTED = "suggested"


class SenderRole(StrEnum):
    """In what way a consultee stands behind a response."""

    SENDER = "sender"
    JOINT = "joint"
    ANSWERED_FOR = "answered_for"


class DocumentRole(StrEnum):
    """What a document is to its response."""

    ANSWER = "answer"
    COVER = "cover"
    ANNEX = "annex"
    RESERVATION = "reservation"


class AmendmentStatus(StrEnum):
    """How far an amendment has come."""

    PROPOSED = "proposed"
    DECIDED = "decided"
    MADE = "made"
    DROPPED = "dropped"


class MatchKind(StrEnum):
    """What a newer version of the draft did with a passage or a section."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    REWRITTEN = "rewritten"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    GONE = "gone"


class ResponseStatus(StrEnum):
    """How far the work with a response has come; derived, never stored."""

    UNREAD = "unread"
    SPLITTING = "splitting"
    SPLIT = "split"
    ASSESSED = "assessed"
    WITHDRAWN = "withdrawn"


class ReplyStatus(StrEnum):
    """How it stands with an invited consultee; derived, never stored."""

    NOT_SENT = "not_sent"
    WAITING = "waiting"
    OVERDUE = "overdue"
    ANSWERED = "answered"


class Language(StrEnum):
    """Languages of the screen and of the documents."""

    SWEDISH = "sv"
    ENGLISH = "en"
