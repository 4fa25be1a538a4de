"""Finds randomness that no seed decides."""

from typing import ClassVar

from astroid import nodes
from pylint.checkers import BaseChecker
from pylint.checkers.utils import safe_infer

from sentiment_lint.names import is_constant, keyword, qualified_name

MODULES = ("random.", "numpy.random.")
#: They read or set the state of the module and draw nothing.
STATE = {"seed", "getstate", "setstate", "get_state", "set_state"}
#: They draw from the state that their first argument, a seed, makes.
SEEDED = {"default_rng"}
#: Its numbers come from the operating system, whatever it is given.
UNSEEDABLE = "random.SystemRandom"


class RandomnessChecker(BaseChecker):
    """Finds global generators, generators without a seed and scikit-learn without one."""

    name = "ml-randomness"
    msgs: ClassVar = {
        "W9701": (
            "%s draws from a generator that everything shares; pass a seeded one",
            "global-random-generator",
            "Functions of the modules random and numpy.random share one state, so any other use of "
            "it changes the result. Use random.Random(seed) or numpy.random.default_rng(seed).",
        ),
        "W9702": (
            "%s has no seed, so every run differs",
            "unseeded-random-generator",
            "A generator without a seed takes one from the operating system.",
        ),
        "W9703": (
            "%s takes a random_state and is given none, so every run may differ",
            "missing-random-state",
            "Estimators and splitters of scikit-learn draw from NumPy's shared state when their "
            "random_state is missing or None. Splitters that do not shuffle need none.",
        ),
    }

    def visit_call(self, node: nodes.Call) -> None:
        """Checks a call of what was imported."""
        name = qualified_name(node.func)
        if name.startswith(MODULES):
            self._check_generator(node, name)
        elif name.startswith("sklearn.") and _lacks_random_state(node):
            self.add_message("missing-random-state", node=node, args=(name,))

    def _check_generator(self, node: nodes.Call, name: str) -> None:
        last = name.rpartition(".")[2]
        if last[0].isupper() or last in SEEDED:
            if name == UNSEEDABLE or not _has_seed(node):
                self.add_message("unseeded-random-generator", node=node, args=(name,))
        elif last not in STATE:
            self.add_message("global-random-generator", node=node, args=(name,))


def _has_seed(call: nodes.Call) -> bool:
    given = [*call.args, *(it.value for it in call.keywords)]
    return bool(given) and not is_constant(given[0], None)


def _lacks_random_state(call: nodes.Call) -> bool:
    given = keyword(call, "random_state")
    unpacked = any(it.arg is None for it in call.keywords)
    if unpacked or (given is not None and not is_constant(given, None)):
        return False
    defaults = _defaults(safe_infer(call.func))
    return "random_state" in defaults and _shuffles(call, defaults)


def _shuffles(call: nodes.Call, defaults: dict[str, nodes.NodeNG | None]) -> bool:
    return not is_constant(keyword(call, "shuffle") or defaults.get("shuffle"), False)


def _defaults(called: nodes.NodeNG | None) -> dict[str, nodes.NodeNG | None]:
    """Lists the parameters of a function, or of a class's constructor, with their defaults."""
    if isinstance(called, nodes.ClassDef):
        called = next(iter(called.getattr("__init__")), None)
    if not isinstance(called, nodes.FunctionDef):
        return {}
    signature = called.args
    positional = [*signature.posonlyargs, *(signature.args or [])]
    padding = [None] * (len(positional) - len(signature.defaults or []))
    named = [*positional, *signature.kwonlyargs]
    defaults = [*padding, *(signature.defaults or []), *(signature.kw_defaults or [])]
    return {it.name: default for it, default in zip(named, defaults, strict=True)}
