"""Comments that say the same: found, told with the words that differ, and never lost or doubled."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.assist.alike import AlikeText, differing_words, find_alike
from tests.benchmarks.alike import plant, recall

LETTER = (
    "Vi kräver att järnvägen genom dalen rustas upp innan nya vägar byggs, eftersom pendlarna i de små "
    "orterna annars blir utan förbindelse till sjukhuset."
)
VOCABULARY = ("tåg", "buss", "väg", "skola", "vård", "bostad", "och", "inte", "mer")


def texts(*quotes: str) -> list[AlikeText]:
    return [AlikeText(str(number), quote) for number, quote in enumerate(quotes)]


def members(quotes: list[str]) -> list[list[str]]:
    return [[member.comment_id for member in group.members] for group in find_alike(texts(*quotes))]


def test_the_same_letter_from_many_is_one_group_with_the_words_that_differ() -> None:
    other = LETTER.replace("järnvägen", "Inlandsbanan") + " Hälsningar Bo"
    (group,) = find_alike(
        texts(LETTER, "Bygg fler bostäder för äldre i centralorten.", other, LETTER.upper())
    )
    first, second, third = group.members
    assert [each.comment_id for each in group.members] == ["0", "2", "3"]
    assert [second.quote[start:end] for start, end in second.own_words] == ["Inlandsbanan", "Hälsningar Bo"]
    assert [first.quote[start:end] for start, end in second.missing_words] == ["järnvägen"]
    assert 80 < second.likeness < 100
    assert (third.likeness, third.own_words, third.missing_words) == (100, (), ())


def test_short_comments_are_alike_only_when_they_hardly_differ() -> None:
    assert members(["Mer tåg", "Mer buss", "mer TÅG!", "–", "?"]) == [["0", "2"]]
    assert members(["Bygg fler bostäder nu tack", "Bygg flera bostäder nu tack"]) == [["0", "1"]]


def test_stored_groups_stay_as_they_are_and_show_what_else_is_alike() -> None:
    stored = [
        AlikeText("a", LETTER, "Bo", "g", "Järnvägen"),
        AlikeText("b", "Helt andra ord om simhallen.", "Eva", "g", "Järnvägen"),
        AlikeText("c", LETTER + " Tack!", "Ali"),
        AlikeText("d", "Helt andra ord om simhallen.", "Ola"),
    ]
    (group,) = find_alike(stored)
    assert (group.group_id, group.title) == ("g", "Järnvägen")
    told = {each.comment_id: each.is_grouped for each in group.members}
    assert told == {"a": True, "b": True, "c": False, "d": False}


def test_planted_edits_are_found_again() -> None:
    planted = plant(1_500, seed=3)
    groups = [frozenset(each.comment_id for each in group.members) for group in find_alike(planted.texts)]
    assert recall(groups, planted) >= 0.98
    assert len(groups) < 1.1 * len(planted.families)


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(VOCABULARY), max_size=14).map(" ".join),
            st.sampled_from([None, None, "g", "h"]),
        ),
        max_size=25,
    )
)
def test_grouping_never_loses_or_doubles_a_comment(rows: list[tuple[str, str | None]]) -> None:
    given_texts = [AlikeText(str(n), quote, "", group) for n, (quote, group) in enumerate(rows)]
    groups = find_alike(given_texts)
    counted = Counter(each.comment_id for group in groups for each in group.members)
    assert set(counted.values()) <= {1}
    stored = {each.id: each.group_id for each in given_texts if each.group_id}
    assert stored.keys() <= counted.keys()
    for group in groups:
        in_groups = {stored[each.comment_id] for each in group.members if each.is_grouped}
        assert in_groups == ({group.group_id} if group.group_id else set())
    same = {(each.quote, each.group_id) for each in given_texts}
    for quote, group_id in same:
        keys = {each.id for each in given_texts if (each.quote, each.group_id) == (quote, group_id)}
        holding = [group for group in groups if keys & {each.comment_id for each in group.members}]
        assert len(holding) <= 1
        assert holding or len(keys) == 1


@given(*[st.lists(st.sampled_from(["Tåg", "tåg", "väg,", "å", "1"]), max_size=9).map(" ".join)] * 2)
def test_without_the_words_that_differ_two_texts_say_the_same(first: str, other: str) -> None:
    lacking, own = differing_words(first, other)

    def rest(text: str, stretches: tuple[tuple[int, int], ...]) -> list[str]:
        for start, end in reversed(stretches):
            text = text[:start] + text[end:]
        return text.casefold().replace(",", " ").split()

    assert rest(first, lacking) == rest(other, own)


def test_a_search_ends_when_it_is_told_to() -> None:
    def stop(done: int, total: int) -> None:
        raise InterruptedError(done, total)

    with pytest.raises(InterruptedError):
        find_alike(texts("a", "b"), stop)
