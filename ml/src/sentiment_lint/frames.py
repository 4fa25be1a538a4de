"""Finds data frames that are changed under the hands of who else holds them."""

from typing import ClassVar

from astroid import nodes
from astroid.const import Context
from pylint.checkers import BaseChecker

from sentiment_lint.names import is_constant, keyword, words

ACCESSORS = {"loc", "iloc", "at", "iat"}
#: Words of a name, and of a type, that say that it is a frame.
FRAME = {"df", "frame", "dataframe", "series"}
TYPES = {"frame", "series"}


class FramesChecker(BaseChecker):
    """Finds `inplace=True` and writing into a frame that was passed in."""

    name = "ml-frames"
    msgs: ClassVar = {
        "W9721": (
            "inplace=True changes the frame for everyone who holds it; use the result",
            "frame-edited-in-place",
            "The same call without inplace answers a new frame, is no slower, and cannot change "
            "what a caller goes on to use.",
        ),
        "W9722": (
            "Writing into %s changes the caller's frame; use assign() or a copy",
            "frame-parameter-edited",
            "A function that writes into its argument gives another result when it is called "
            "twice. Answer frame.assign(...), or write into frame.copy().",
        ),
    }

    def visit_call(self, node: nodes.Call) -> None:
        """Checks for `inplace=True`."""
        if is_constant(keyword(node, "inplace"), True):
            self.add_message("frame-edited-in-place", node=node)

    def visit_subscript(self, node: nodes.Subscript) -> None:
        """Checks what is assigned to or deleted."""
        if node.ctx not in (Context.Store, Context.Del):
            return
        owner, located = _owner(node)
        parameter = _parameter(owner)
        if parameter and (located or _is_frame(parameter)):
            self.add_message("frame-parameter-edited", node=node, args=(parameter.name,))


def _owner(node: nodes.NodeNG) -> tuple[nodes.NodeNG, bool]:
    """Finds `df` in `df["a"]` and in `df.loc[0, "a"]`, and whether pandas' accessors are used."""
    located = False
    while True:
        if isinstance(node, nodes.Subscript):
            node = node.value
        elif isinstance(node, nodes.Attribute) and node.attrname in ACCESSORS:
            node, located = node.expr, True
        else:
            return node, located


def _parameter(owner: nodes.NodeNG) -> nodes.AssignName | None:
    """Finds the parameter that a name still is; a name that was bound anew is none."""
    if not isinstance(owner, nodes.Name):
        return None
    found = owner.lookup(owner.name)[1]
    return next((it for it in found if isinstance(it.parent, nodes.Arguments)), None)


def _is_frame(parameter: nodes.AssignName) -> bool:
    signature = parameter.parent
    named = [*signature.posonlyargs, *(signature.args or []), *signature.kwonlyargs]
    annotations = [
        *signature.posonlyargs_annotations,
        *signature.annotations,
        *signature.kwonlyargs_annotations,
    ]
    annotation = dict(zip((it.name for it in named), annotations, strict=True)).get(parameter.name)
    if annotation:
        # A dict of frames is none: only what stands before the brackets counts.
        return bool(TYPES & words(annotation.as_string().partition("[")[0]))
    return bool(words(parameter.name) & FRAME)
