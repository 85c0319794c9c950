"""Values made by skill.domain.values are what the standard library's frozen dataclasses are."""

import copy
import dataclasses
import pickle
from typing import Any

import pytest

from skill.domain.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Point:
    """Two numbers."""

    x: int
    y: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Model:
    """What Point is to be like."""

    x: int
    y: int = 0


@dataclass(frozen=True, slots=True)
class Other:
    """The same fields as Point's, and another class."""

    x: int
    y: int = 0


@dataclass(frozen=True, slots=True)
class Nothing:
    """No field at all."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What has a secret, a list of its own, and something worked out."""

    name: str
    secret: str = dataclasses.field(default="", repr=False)
    books: list[str] = dataclasses.field(default_factory=list)
    length: int = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        """How long the name is."""
        object.__setattr__(self, "length", len(self.name))


@dataclass(frozen=True, slots=True)
class Named:
    """Says itself how it is shown and compared."""

    name: str

    def __repr__(self) -> str:
        """In brackets."""
        return f"<{self.name}>"

    def __eq__(self, other: object) -> bool:
        """Whatever the case."""
        return isinstance(other, Named) and self.name.lower() == other.name.lower()

    def __hash__(self) -> int:
        """As it is compared."""
        return hash(self.name.lower())


def test_two_with_the_same_values_are_equal_and_hash_alike() -> None:
    assert Point(1) == Point(1, 0)
    assert hash(Point(1)) == hash(Point(1, 0))
    assert Point(1) != Point(1, 2)
    assert {Point(1), Point(1, 0), Point(2)} == {Point(1), Point(2)}
    assert Nothing() == Nothing()


def test_another_class_with_the_same_values_is_another_value() -> None:
    point: object = Point(1)
    assert point != Other(1)
    assert point != Nothing()
    assert point != (1, 0)


@pytest.mark.parametrize("name", ["x", "z"])
def test_no_field_can_be_changed_or_taken_away_or_added(name: str) -> None:
    point = Point(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(point, name, 2)
    with pytest.raises(dataclasses.FrozenInstanceError):
        delattr(point, name)
    assert point == Point(1)
    assert not hasattr(point, "__dict__")


@pytest.mark.parametrize(("values", "named"), [((), {}), ((1, 2, 3), {}), ((1,), {"z": 2}), ((1,), {"x": 1})])
def test_a_wrong_call_is_refused_in_the_words_of_the_standard_library(
    values: tuple[int], named: dict[str, int]
) -> None:
    with pytest.raises(TypeError) as theirs:
        Model(*values, **named)
    with pytest.raises(TypeError) as ours:
        Point(*values, **named)
    assert str(ours.value) == str(theirs.value).replace("Model", "Point")


def test_it_is_shown_as_the_standard_library_shows_it_without_what_is_secret() -> None:
    assert repr(Point(1, y=2)) == repr(Model(1, y=2)).replace("Model", "Point")
    assert repr(Nothing()) == "Nothing()"
    assert repr(Shelf("a", "hush")) == "Shelf(name='a', books=[], length=1)"


def test_each_gets_a_list_of_its_own_and_what_is_worked_out() -> None:
    first, second = Shelf("a"), Shelf("bcd")
    first.books.append("x")
    assert (second.books, second.length) == ([], 3)
    assert Shelf("a", books=["x"]) == first


def test_what_a_class_says_itself_stands() -> None:
    assert repr(Named("a")) == "<a>"
    assert Named("a") == Named("A")
    assert hash(Named("a")) == hash(Named("A"))


def test_it_is_a_dataclass_to_whoever_looks() -> None:
    assert dataclasses.is_dataclass(Point)
    assert dataclasses.replace(Point(1), y=3) == Point(1, 3)
    assert dataclasses.replace(Shelf("a"), name="bc").length == 2
    assert dataclasses.asdict(Point(1)) == {"x": 1, "y": 0}
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)


def test_a_replaced_field_makes_another_value_and_leaves_the_first() -> None:
    point, shelf = Point(1), Shelf("a", "hush", ["x"])
    assert replace(point, y=3) == Point(1, 3)
    assert point == Point(1)
    longer = replace(shelf, name="bcd")
    assert (longer.length, longer.secret, longer.books) == (3, "hush", ["x"])
    assert replace(Nothing()) == Nothing()
    assert replace(Named("a"), name="b").name == "b"
    with pytest.raises(TypeError, match="Point has no field 'z'"):
        replace(point, z=1)  # type: ignore[call-arg]


ODD = (dataclasses.field(kw_only=True), dataclasses.field(compare=False), dataclasses.field(hash=True))


@pytest.mark.parametrize("odd", ODD)
def test_a_field_of_a_kind_that_is_not_kept_is_refused_at_once(odd: Any) -> None:
    with pytest.raises(TypeError, match=r"Odd\.x: no field by keyword alone"):

        @dataclass(frozen=True, slots=True)
        class Odd:
            """A field with an option."""

            x: int = odd


def test_a_value_of_another_is_refused_at_once() -> None:
    with pytest.raises(TypeError, match="Third inherits another value"):

        @dataclass(frozen=True, slots=True)
        class Third(Point):
            """Another number."""

            z: int = 0


def test_it_can_be_copied_and_sent() -> None:
    for copied in (copy.copy(Shelf("a")), copy.deepcopy(Shelf("a")), pickle.loads(pickle.dumps(Shelf("a")))):
        assert copied == Shelf("a")
        assert copied.length == 1
