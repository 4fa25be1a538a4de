"""Tells what a piece of code names, without running it."""

import re

from astroid import nodes

_WORD = re.compile(r"[a-z]+|[A-Z](?:[a-z]+|[A-Z]*(?![a-z]))")


def qualified_name(node: nodes.NodeNG) -> str:
    """Writes out an imported name: `np.random.rand` is "numpy.random.rand".

    Returns:
        An empty string for what is not imported.
    """
    if isinstance(node, nodes.Attribute):
        owner = qualified_name(node.expr)
        return owner and f"{owner}.{node.attrname}"
    return _imported_name(node) if isinstance(node, nodes.Name) else ""


def words(name: str) -> set[str]:
    """Splits a name into its words, in lower case: "X_test" and "testSet" both hold "test"."""
    return {word.lower() for word in _WORD.findall(name)}


def keyword(call: nodes.Call, name: str) -> nodes.NodeNG | None:
    """Finds the value of a keyword argument."""
    return next((it.value for it in call.keywords if it.arg == name), None)


def is_constant(node: nodes.NodeNG | None, value: object) -> bool:
    """Tells whether a node is written as the constant, such as None or True."""
    return isinstance(node, nodes.Const) and node.value is value


def _imported_name(node: nodes.Name) -> str:
    for found in node.lookup(node.name)[1]:
        if isinstance(found, nodes.Import):
            # "import a.b" binds a, "import a.b as c" binds a.b.
            bound = {alias: name for name, alias in found.names}
            return bound.get(node.name, node.name)
        if isinstance(found, nodes.ImportFrom):
            # A relative import keeps its dots, so that it is not taken for a package of that name.
            module = "." * (found.level or 0) + found.modname
            return f"{module}.{found.real_name(node.name)}"
    return ""
