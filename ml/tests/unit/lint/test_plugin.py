"""The plugin as a whole."""

from pathlib import Path

import pytest
from pylint.lint import Run

from sentiment_lint import CHECKERS, names

ROOT = Path(__file__).parents[3]


def test_every_message_is_explained():
    messages = [text for checker in CHECKERS for text in checker.msgs.values()]
    readme = (ROOT / "src/sentiment_lint/README.md").read_text(encoding="utf-8")
    assert all(description.endswith(".") for _, _, description in messages)
    assert [symbol for _, symbol, _ in messages if f"`{symbol}`" not in readme] == []


def test_pylint_has_the_plugin_by_its_configuration(tmp_path, capsys):
    smell = tmp_path / "smell.py"
    smell.write_text('"""A smell."""\n\nimport random\n\nprint(random.random())\n', "utf-8")
    done = Run([f"--rcfile={ROOT / 'pyproject.toml'}", "--jobs=1", str(smell)], exit=False)
    assert "(global-random-generator)" in capsys.readouterr().out
    assert list(done.linter.stats.by_msg) == ["global-random-generator"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("X_test", {"x", "test"}),
        ("XTest", {"x", "test"}),
        ("pd.DataFrame", {"pd", "data", "frame"}),
    ],
)
def test_a_name_is_split_into_words(name, words):
    assert names.words(name) == words
