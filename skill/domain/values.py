"""`dataclass` and `replace` as the standard library's, but quicker: there are two hundred classes, and customers wait.

The library writes and compiles seven functions for each frozen class. Here it finds the fields and makes the slots, and
one function is compiled: the constructor, as quick as that of a class that isn't frozen. The others are shared. What
else a field or a class of the library's can be, inherited, by keyword alone or left out of comparisons, is refused.
"""

import dataclasses
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeVar

__all__ = ["dataclass", "replace"]
T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass, replace
else:

    def dataclass(*, frozen: Literal[True], slots: Literal[True]) -> Callable[[type[T]], type[T]]:  # noqa: ARG001 said for the reader
        """A frozen value with slots. What the class itself defines stands; __post_init__ fills what has no `init`."""

        def made(cls: type[T]) -> type[T]:
            cls = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
            names = cls.__match_args__
            puts = {name: getattr(cls, name).__set__ for name in names}
            own = {"__init__": _constructor(cls, puts), "_held": _getter(names), "_puts": puts}
            for name, method in {**SHARED, **own}.items():
                if name not in vars(cls):
                    setattr(cls, name, method)
            return cls

        return made

    def replace(value: T, /, **changes: object) -> T:
        """The value with these fields changed."""
        made, puts = object.__new__(type(value)), value._puts
        for put, held in zip(puts.values(), value._held(value), strict=True):
            put(made, held)
        for name, held in changes.items():
            if name not in puts:
                raise TypeError(f"{type(value).__qualname__} has no field {name!r}")
            puts[name](made, held)
        if hasattr(made, "__post_init__"):
            made.__post_init__()
        return made


def _getter(names: tuple[str, ...]) -> Any:
    """Gives the values of these fields of an object, as a tuple."""
    return attrgetter(*names) if len(names) > 1 else staticmethod(lambda of: tuple(getattr(of, n) for n in names))


def _constructor(cls: Any, puts: Mapping[str, Callable[..., None]]) -> Any:
    """`__init__`, which puts each value straight into its slot."""
    fields = [field for field in dataclasses.fields(cls) if field.init]
    if odd := [field.name for field in fields if field.kw_only or not field.compare or field.hash is not None]:
        raise TypeError(f"{cls.__qualname__}.{odd[0]}: no field by keyword alone, or compared in its own way")
    if any(dataclasses.is_dataclass(base) for base in cls.__mro__[1:]):
        raise TypeError(f"{cls.__qualname__} inherits another value: write its fields out")
    known: dict[str, Any] = {f"_put_{name}": put for name, put in puts.items()}
    known |= {f"_default_{field.name}": field.default for field in fields}
    known |= {f"_make_{field.name}": field.default_factory for field in fields}
    head = ", ".join(("self", *map(_parameter, fields)))
    after = ["self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    body = "; ".join((*map(_assignment, fields), *after)) or "pass"
    exec(f"def __init__({head}): {body}", known)  # noqa: S102 names of fields and nothing else
    made = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__annotations__ = {field.name: field.type for field in fields}
    return made


def _parameter(field: "dataclasses.Field[object]") -> str:
    has_default = field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
    return f"{field.name}=_default_{field.name}" if has_default else field.name


def _assignment(field: "dataclasses.Field[object]") -> str:
    name = field.name
    made = "" if field.default_factory is dataclasses.MISSING else f"_make_{name}() if {name} is _default_{name} else "
    return f"_put_{name}(self, {made}{name})"


def _equal(self: Any, other: Any) -> bool:
    return self._held(self) == other._held(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(self._held(self))


def _shown(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refuse(self: object, name: str, *_: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"{name} of {type(self).__name__} can't change: replace() makes another")


def _rebuilt(self: Any) -> tuple[Any, ...]:
    return type(self), self._held(self)


SHARED: Mapping[str, Callable[..., Any]] = {
    "__eq__": _equal,
    "__hash__": _hash,
    "__repr__": _shown,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__reduce__": _rebuilt,
}
