"""Finds models that are fitted on what they are measured on."""

from collections.abc import Iterator
from typing import ClassVar

from astroid import nodes
from pylint.checkers import BaseChecker

from sentiment_lint.names import qualified_name, words

SPLIT = "sklearn.model_selection.train_test_split"
FITS = {"fit", "fit_transform", "fit_predict", "partial_fit"}
#: Words of a name that say that the data behind it is measured on.
EVALUATION = {"test", "eval", "evaluation", "validation", "val", "holdout"}


class LeakageChecker(BaseChecker):
    """Finds fitting before the split, and fitting on evaluation data."""

    name = "ml-leakage"
    msgs: ClassVar = {
        "W9711": (
            "%s before train_test_split learns from the data that is to be held out",
            "fit-before-split",
            "What is fitted on all data, such as a scaler or a vocabulary, carries what the test "
            "data is like into training. Split first and fit on the training part.",
        ),
        "W9712": (
            "%s is given %s, which is named as evaluation data",
            "fit-on-evaluation-data",
            "A figure is worth something only on data that nothing was fitted on. Fit on the "
            "training part and only transform or predict the other.",
        ),
    }

    def visit_module(self, node: nodes.Module) -> None:
        """Checks the code outside of functions."""
        self._check_order(node)

    def visit_functiondef(self, node: nodes.FunctionDef) -> None:
        """Checks the code of a function without the functions in it."""
        self._check_order(node)

    visit_asyncfunctiondef = visit_functiondef

    def visit_call(self, node: nodes.Call) -> None:
        """Checks what a fitting function or method is given."""
        if _called(node).removeprefix("partial_").partition("_")[0] != "fit":
            return
        kept = [it.value for it in node.keywords if not words(it.arg or "") & EVALUATION]
        for data in (*node.args, *kept):
            for name in _names(data):
                if words(name) & EVALUATION:
                    self.add_message(
                        "fit-on-evaluation-data", node=node, args=(_called(node), name)
                    )

    def _check_order(self, scope: nodes.Module | nodes.FunctionDef) -> None:
        inner = (nodes.FunctionDef, nodes.ClassDef, nodes.Lambda)
        calls = sorted(scope.nodes_of_class(nodes.Call, skip_klass=inner), key=_end)
        splits = [it for it in calls if qualified_name(it.func) == SPLIT]
        for call in calls[: calls.index(splits[0])] if splits else []:
            if isinstance(call.func, nodes.Attribute) and _called(call) in FITS:
                self.add_message("fit-before-split", node=call, args=(_called(call),))


def _end(call: nodes.Call) -> tuple[int, int]:
    """Orders calls as they run: one that is an argument of another ends before it."""
    return call.end_lineno or 0, call.end_col_offset or 0


def _called(call: nodes.Call) -> str:
    func = call.func
    return func.attrname if isinstance(func, nodes.Attribute) else getattr(func, "name", "")


def _names(data: nodes.NodeNG) -> Iterator[str]:
    """Lists every name in an argument."""
    if isinstance(data, nodes.Name):
        yield data.name
    elif isinstance(data, nodes.Attribute):
        yield data.attrname
    for child in data.get_children():
        yield from _names(child)
