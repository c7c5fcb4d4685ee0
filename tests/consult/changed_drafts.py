"""Long drafts and what people make of them until the next version, with the truth of what became of what."""

from dataclasses import dataclass, field
from itertools import count
from random import Random

from consult.draft.reading import read_draft
from consult.draft.records import OutlineSection, Passage, ReadDraft, ReadPassage, ReadSection, Section
from consult.resources import resource
from consult.synthetic import sentence
from consult.vocabulary import PassageKind, SectionRole

CELLS = ("Ja", "Nej", "2", "3", "15", "Pågår", "2030", "–", "Region Almarike", "Kommunerna")
REPEATED = (
    "Insatserna följs upp årligen.",
    "Regionen ansvarar tillsammans med kommunerna.",
    "Genomförs i samverkan med civilsamhället och näringslivet i hela länet.",
)
TITLES = ("Mål", "Nuläge", "Insatser", "Uppföljning")
WORDS = sorted(
    {word for number in range(300) for word in sentence(Random(number)).rstrip(".").lower().split()}
)


@dataclass
class Text:
    """A passage that keeps its name through all changes; `parts` of earlier ones it was merged of."""

    kind: PassageKind
    text: str
    names: set[int] = field(default_factory=set)
    row: int | None = None
    column: int | None = None


@dataclass
class Part:
    """A section with its passages; `name` stays."""

    name: int
    title: str
    level: int
    texts: list[Text]


class Draft:
    """A draft that can be changed at random."""

    def __init__(self, chance: Random, chapters: int = 10) -> None:
        self.chance = chance
        self.names = count()
        self.parts: list[Part] = []
        real = _real_texts()
        for chapter in range(chapters):
            self.parts.append(self._part(f"{sentence(chance).split()[1].capitalize()} {chapter}", 1, real))
            for title in TITLES:
                self.parts.append(self._part(title, 2, real))
            self.parts.append(self._part(" ".join(sentence(chance).split()[:4]), 2, real))

    def _part(self, title: str, level: int, real: list[str]) -> Part:
        texts: list[Text] = []
        for _ in range(self.chance.randint(0, 8)):
            texts += self._texts(real)
        return Part(next(self.names), title, level, texts)

    def _texts(self, real: list[str]) -> list[Text]:
        roll = self.chance.random()
        if roll < 0.1:
            return self._table(self.chance.randint(2, 6), self.chance.randint(2, 4))
        if roll < 0.2:
            return [self._text(PassageKind.PARAGRAPH, self.chance.choice(REPEATED))]
        if roll < 0.3:
            number = self.chance.randint(1, 40)
            text = f"Insats {number} genomförs av nämnden och följs upp varje år."
            return [self._text(PassageKind.LIST_ITEM, text)]
        if roll < 0.45:
            return [self._text(PassageKind.LIST_ITEM, " ".join(sentence(self.chance).split()[:5]))]
        if roll < 0.6 and real:
            return [self._text(PassageKind.PARAGRAPH, real.pop(self.chance.randrange(len(real))))]
        text = " ".join(sentence(self.chance) for _ in range(self.chance.randint(1, 6)))
        return [self._text(PassageKind.PARAGRAPH, text)]

    def _table(self, rows: int, columns: int) -> list[Text]:
        """Short cells; most tables, as most that people make, have a name for each row."""
        named = self.chance.random() < 0.7
        cells = []
        for row in range(rows):
            for column in range(columns):
                name = " ".join(sentence(self.chance).split()[:3])
                text = name if named and not column else self.chance.choice(CELLS)
                cells.append(self._text(PassageKind.TABLE_CELL, text, row, column))
        return cells

    def _text(self, kind: PassageKind, text: str, row: int | None = None, column: int | None = None) -> Text:
        return Text(kind, text, {next(self.names)}, row, column)

    def outline(self) -> list[OutlineSection]:
        """As the program reads one; keys say the names, `names_of` reads them."""
        number = [0, 0]
        found = []
        chapter: str | None = None
        for at, part in enumerate(self.parts):
            number = [number[0] + 1, 0] if part.level == 1 else [number[0], number[1] + 1]
            written = str(number[0]) if part.level == 1 else f"{number[0]}.{number[1]}"
            key = f"s{part.name}"
            parent = None if part.level == 1 else chapter
            chapter = key if part.level == 1 else chapter
            section = Section(
                key, "v", parent, written, part.title, part.level, at, SectionRole.OTHER, None, 1
            )
            passages = tuple(
                Passage(
                    f"p{'_'.join(map(str, sorted(text.names)))}:{at}.{position}",
                    key, position, text.kind, "", text.text, "", text.row, text.column, None, 1,
                )
                for position, text in enumerate(part.texts)
            )  # fmt: skip
            found.append(OutlineSection(section, passages, 0))
        return found

    def read(self) -> ReadDraft:
        """As the reader of Word files gives one."""
        sections = tuple(
            ReadSection(
                each.section.number,
                each.section.title,
                each.section.level,
                f"document.xml:{at}",
                tuple(
                    ReadPassage(one.kind, one.text, "document.xml", one.label, one.row, one.column)
                    for one in each.passages
                ),
            )
            for at, each in enumerate(self.outline())
        )
        return ReadDraft("Almarike 2040", sections)

    def change(self, share: float) -> None:
        """Change this share of the passages, and some sections with their numbers."""
        everything = [(part, text) for part in self.parts for text in part.texts]
        for part, text in self.chance.sample(everything, int(share * len(everything))):
            if any(text is each for each in part.texts):
                self._change_one(part, text)
        for _ in range(len(self.parts) // 8):
            self._change_section()

    def _change_one(self, part: Part, text: Text) -> None:
        at = next(at for at, each in enumerate(part.texts) if each is text)
        if text.kind is PassageKind.TABLE_CELL:
            if self.chance.random() < 0.06:
                part.texts[:] = [each for each in part.texts if each.row != text.row or each.row is None]
            else:
                words = text.text.split()
                text.text = self.chance.choice(CELLS) if len(words) < 3 else self._edited(words)
            return
        roll, words = self.chance.random(), text.text.split()
        if roll < 0.5 or len(words) < 8:
            text.text = self._edited(words)
        elif roll < 0.7:
            part.texts.pop(at)
            target = self.chance.choice(self.parts).texts
            # Nobody puts a paragraph between two cells of a table.
            places = [at for at in range(len(target) + 1) if not _is_inside_table(target, at)]
            target.insert(self.chance.choice(places), text)
        elif roll < 0.77:
            part.texts.pop(at)
        elif roll < 0.84:
            part.texts.insert(at, Text(PassageKind.PARAGRAPH, sentence(self.chance), set()))
        elif roll < 0.92 and len(words) >= 20:
            cut = self.chance.randint(len(words) // 3, 2 * len(words) // 3)
            part.texts[at : at + 1] = [
                Text(text.kind, " ".join(some), set(text.names)) for some in (words[:cut], words[cut:])
            ]
        elif at + 1 < len(part.texts) and part.texts[at + 1].kind is not PassageKind.TABLE_CELL:
            after = part.texts.pop(at + 1)
            text.text, text.names = f"{text.text} {after.text}", text.names | after.names

    def _edited(self, words: list[str]) -> str:
        words = list(words)
        for _ in range(max(1, int(len(words) * self.chance.uniform(0.05, 0.35)))):
            at = self.chance.randrange(len(words))
            roll = self.chance.random()
            if roll < 0.5:
                words[at] = self.chance.choice(WORDS)
            elif roll < 0.75:
                words.insert(at, self.chance.choice(WORDS))
            elif len(words) > 2:
                words.pop(at)
        return " ".join(words)

    def _change_section(self) -> None:
        at = self.chance.randrange(1, len(self.parts))
        roll = self.chance.random()
        if roll < 0.3:
            self.parts.insert(at, Part(next(self.names), f"Nytt {sentence(self.chance)[:20]}", 2, []))
        elif roll < 0.6:
            moved = self.parts.pop(at)
            self.parts.insert(self.chance.randint(1, len(self.parts)), moved)
        elif roll < 0.8:
            self.parts[at].title = self._edited([*self.parts[at].title.split(), "länet"])
        else:
            self.parts.pop(at)


def _is_inside_table(texts: list[Text], at: int) -> bool:
    return 0 < at < len(texts) and all(each.kind is PassageKind.TABLE_CELL for each in texts[at - 1 : at + 1])


def _real_texts() -> list[str]:
    name = "almarike-2040-remissversion.docx"
    read = read_draft(name, resource("demo", name).read_bytes())
    return [one.text for each in read.sections for one in each.passages if len(one.text) > 80]


def names_of(key: str) -> set[int]:
    """The names of the passages that a key of an outline stands for."""
    return {int(name) for name in key[1:].split(":")[0].split("_") if name}
