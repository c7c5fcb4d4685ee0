"""What can go wrong for the user; errors carry fields, and the interface words them (`consult.labels`)."""

from enum import StrEnum


class ConsultError(Exception):
    """Something the user can understand and act on.

    The class name and the fields choose the sentence in `resources/labels/`.
    """

    def __init__(self, **fields: object) -> None:
        self.fields = fields
        super().__init__(", ".join(f"{name}={value}" for name, value in fields.items()))

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders with their fields."""
        return (_rebuild, (type(self), self.fields))


def _rebuild(kind: type[ConsultError], fields: dict[str, object]) -> ConsultError:
    error = kind.__new__(kind)
    ConsultError.__init__(error, **fields)
    return error


class RefusalReason(StrEnum):
    """Why a file that was to be read in was refused."""

    MISSING = "missing"
    EMPTY = "empty"
    UNREADABLE_FORMAT = "unreadable_format"
    ENCRYPTED = "encrypted"
    OLD_WORD_FORMAT = "old_word_format"
    TRUNCATED = "truncated"
    TOO_LARGE = "too_large"
    EXTERNAL_ENTITIES = "external_entities"
    WRONG_SUFFIX = "wrong_suffix"
    NOT_WORD = "not_word"
    NOT_TABLE = "not_table"
    NO_NAMES = "no_names"
    TOO_SLOW = "too_slow"
    BREAKS_READING = "breaks_reading"
    FOLDER = "folder"
    REGISTERED_ALREADY = "registered_already"
    DAMAGED = "damaged"
    NO_ACCESS = "no_access"
    ANSWER_FORM = "answer_form"
    NOT_OPEN_DATA = "not_open_data"
    NOT_ARCHIVE = "not_archive"
    NOT_ASSESSMENT = "not_assessment"
    OTHER_CASE = "other_case"
    PLACEHOLDER = "placeholder"


class FileRefusedError(ConsultError):
    """A file was not read; nothing of it was stored."""

    def __init__(self, file: str, reason: RefusalReason, detail: str = "") -> None:
        self.file, self.reason, self.detail = file, RefusalReason(reason), detail
        super().__init__(file=file, reason=self.reason, detail=detail)


class SenderUnknownError(ConsultError):
    """Who sent a response cannot be told from its file."""

    def __init__(self, file: str) -> None:
        super().__init__(file=file)


class InvalidValueError(ConsultError):
    """A field holds something that cannot be stored; `field` names it, `problem` is a code."""

    def __init__(self, field: str, problem: str, value: str = "") -> None:
        self.field, self.problem = field, problem
        super().__init__(field=field, problem=problem, value=value[:120])


class NotFoundError(ConsultError):
    """What was asked for is not in the case."""

    def __init__(self, what: str, name: str) -> None:
        super().__init__(what=what, name=name[:120])


class UnknownLabelError(ConsultError):
    """No version of the draft has the label; `labels` are those there are."""

    def __init__(self, label: str, labels: str) -> None:
        super().__init__(label=label[:120], labels=labels)


class CaseProblem(StrEnum):
    """Why a case file was not opened."""

    MISSING = "missing"
    EXISTS = "exists"
    EMPTY = "empty"
    NOT_OURS = "not_ours"
    DAMAGED = "damaged"
    HISTORY_DAMAGED = "history_damaged"
    NO_ACCESS = "no_access"
    ENCRYPTED = "encrypted"
    WRONG_KEY = "wrong_key"
    NO_CIPHER = "no_cipher"


class CaseRefusedError(ConsultError):
    """The case file was not opened; it was left as it was."""

    def __init__(self, file: str, problem: CaseProblem, detail: str = "", backups: str = "") -> None:
        self.file, self.problem = file, CaseProblem(problem)
        super().__init__(file=file, problem=self.problem, detail=detail, backups=backups)


class CaseNewerError(ConsultError):
    """The case file was made by a later version of the program."""

    def __init__(self, file: str, schema: int, known: int) -> None:
        super().__init__(file=file, schema=schema, known=known)


class CaseLockedError(ConsultError):
    """Another program has the case open for writing."""

    def __init__(self, file: str, who: str, since: str) -> None:
        self.file, self.who, self.since = file, who, since
        super().__init__(file=file, who=who, since=since)


class NoFileError(ConsultError):
    """What was asked for is done with a case file, and the case lies on a server."""

    def __init__(self, place: str) -> None:
        super().__init__(place=place)


class ServerProblem(StrEnum):
    """Why a case on a server was not opened."""

    NOT_AN_ADDRESS = "not_an_address"
    LIBRARY_MISSING = "library_missing"
    UNKNOWN_HOST = "unknown_host"
    NOT_ANSWERING = "not_answering"
    WRONG_PASSWORD = "wrong_password"
    NO_DATABASE = "no_database"
    NOT_PREPARED = "not_prepared"
    NO_CASE = "no_case"
    NO_RIGHT = "no_right"
    SCHEMA_NEWER = "schema_newer"
    SCHEMA_OLDER = "schema_older"
    EXISTS = "exists"
    OTHER = "other"


class ServerRefusedError(ConsultError):
    """A server did not let us in, or has no such case; `place` never holds a password."""

    def __init__(self, place: str, problem: ServerProblem, detail: str = "") -> None:
        self.place, self.problem = place, ServerProblem(problem)
        super().__init__(place=place, problem=self.problem, detail=detail)


class ServerLostError(ConsultError):
    """The server went away in the middle of the work; what was being written was not stored."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class MergeProblem(StrEnum):
    """Why a copy was not merged."""

    OTHER_CASE = "other_case"
    HISTORY_ALTERED = "history_altered"
    SAME_FILE = "same_file"


class MergeRefusedError(ConsultError):
    """A copy was not merged; it and the case were left as they were."""

    def __init__(self, file: str, problem: MergeProblem, detail: str = "") -> None:
        self.file, self.problem = file, MergeProblem(problem)
        super().__init__(file=file, problem=self.problem, detail=detail)


class OriginalReason(StrEnum):
    """Why the bytes of an original are not in a case."""

    WITHOUT_ORIGINALS = "without_originals"
    TAKEN_OUT = "taken_out"


class OriginalLeftOutError(ConsultError):
    """The file that came in is not in this case."""

    def __init__(self, file: str, reason: OriginalReason) -> None:
        super().__init__(file=file, reason=OriginalReason(reason))


class ReadOnlyError(ConsultError):
    """The case is open for reading only."""

    def __init__(self, file: str) -> None:
        super().__init__(file=file)


class StaleUndoError(ConsultError):
    """What was to be undone has been changed again since."""

    def __init__(self, operation: str) -> None:
        super().__init__(operation=operation)


class NothingToUndoError(ConsultError):
    """There is no operation to undo or redo."""


class StaleEditError(ConsultError):
    """The row was changed by somebody else after the form had loaded it."""

    def __init__(self, what: str) -> None:
        super().__init__(what=what)


class LockedStepError(ConsultError):
    """A comment stands in a step of the work in which nothing of it may be changed.

    `problem` is `one` for the comment that was to be changed, `among` when it is one of several.
    """

    def __init__(self, step: str, problem: str) -> None:
        super().__init__(step=step, problem=problem)


class TargetProblem(StrEnum):
    """Why a file was not written."""

    NO_ACCESS = "no_access"
    NO_FOLDER = "no_folder"
    IS_CASE = "is_case"
    ENDING = "ending"
    NOT_EMPTY = "not_empty"


class TargetRefusedError(ConsultError):
    """A file was not written, most often because another program has it open; what was there stays."""

    def __init__(self, file: str, detail: str = "", problem: TargetProblem = TargetProblem.NO_ACCESS) -> None:
        self.problem = TargetProblem(problem)
        super().__init__(file=file, detail=detail, problem=self.problem)
