"""One rule for many things, in one test: thousands of tests of a millisecond cost seconds to collect and to hand out."""

from collections.abc import Callable, Iterable


def each(things: Iterable, name: Callable[[object], str] = str) -> Callable[[Callable], Callable[[], None]]:
    """Makes of a rule for one thing a test of all, which names every one that breaks it; a tuple is the arguments of the rule."""

    def test_of(rule: Callable) -> Callable[[], None]:
        def test() -> None:
            broken = {name(thing): error for thing in things if (error := _error(rule, thing))}
            assert not broken, "\n".join(f"{thing}: {error}" for thing, error in broken.items())

        test.__name__, test.__doc__ = rule.__name__, rule.__doc__
        return test

    return test_of


def _error(rule: Callable, thing: object) -> str:
    try:
        rule(*thing) if isinstance(thing, tuple) else rule(thing)
    except AssertionError as error:
        return str(error) or "broken"
    return ""
