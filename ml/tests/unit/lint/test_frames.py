"""The checker for frames that are changed in place, on planted smells and on clean code."""

import pytest

from sentiment_lint.frames import FramesChecker

SMELLS = {
    "frame-edited-in-place": [
        "df.dropna(inplace=True)",
    ],
    "frame-parameter-edited": [
        "def f(df):\n    df['a'] = 1",
        "def f(df):\n    df['a'] += 1",
        "def f(df):\n    del df['a']",
        "def f(texts: pd.DataFrame | None):\n    texts['a'] = 1",
        "def f(*, texts: 'pd.Series'):\n    texts[0], other = 1, 2",
        "def f(texts):\n    texts.loc[0, 'a'] = 1",
        "def f(texts, /):\n    texts['a'].iat[0] = 1",
    ],
}
CLEAN = [
    "df.dropna(inplace=False)",
    "def f(df):\n    df = df.copy()\n    df['a'] = 1",
    "def f(df):\n    return df['a']",
    "def f(counts):\n    counts['a'] = 1",
    "def f(frame: dict[str, pd.DataFrame]):\n    frame['a'] = 1",
    "df = load()\ndf['a'] = 1",
    "def f(*rows, **options):\n    options['a'] = 1",
    "def f(model):\n    model.parts().loc[0] = 1",
]


@pytest.mark.parametrize(
    ("symbol", "code"), [(symbol, code) for symbol, codes in SMELLS.items() for code in codes]
)
def test_a_smell_is_found(find, symbol, code):
    assert find(code) == [symbol]


@pytest.mark.parametrize("code", CLEAN)
def test_clean_code_is_left_alone(find, code):
    assert find(code) == []


def test_every_message_is_tested():
    assert {symbol for _, symbol, _ in FramesChecker.msgs.values()} == SMELLS.keys()
