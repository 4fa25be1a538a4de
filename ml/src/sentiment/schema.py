"""What a set of examples must be like, as a pandera schema."""

from collections.abc import Callable
from typing import Literal

import pandas as pd
import pandera.pandas as pa
from pydantic import Field

from sentiment.contacts import has_email, has_phone
from sentiment.examples import NEGATIVE, POSITIVE
from sentiment.prepare import normal_form
from sentiment.strict import Strict

Rule = Literal["too_long", "repeated", "email", "phone"]


class SourceRules(Strict):
    """What a set must have of one source."""

    min_rows: int = Field(gt=0)
    #: Least and most share of positive texts, 0 to 1.
    min_positive: float = Field(ge=0, le=1)
    max_positive: float = Field(ge=0, le=1)


class SetRules(Strict):
    """What a set must be like; no source but those named may be in it."""

    sources: dict[str, SourceRules]
    #: How many texts may break a rule; none where the rule is not named.
    allowed: dict[Rule, int]


def create_schema(rules: SetRules, max_characters: int) -> pa.DataFrameSchema:
    """Makes the schema of a frame with the columns `text`, `label` and `source`.

    A text has at most `max_characters` code points. The names of the checks are fit to be printed:
    they hold parameters, never a text.
    """

    def few(name: Rule, is_bad: Callable[[pd.Series], pd.Series]) -> pa.Check:
        return _few(name, is_bad, rules.allowed.get(name, 0))

    texts = [
        pa.Check(lambda text: text.str.strip() != "", name="blank"),
        few("too_long", lambda text: text.str.len() > max_characters),
        few("repeated", lambda text: text.map(normal_form).duplicated()),
        few("email", lambda text: text.map(has_email)),
        few("phone", lambda text: text.map(has_phone)),
    ]
    columns = {
        "text": pa.Column(str, texts),
        "label": pa.Column("int64", pa.Check.isin([NEGATIVE, POSITIVE])),
        "source": pa.Column(str, pa.Check.isin(list(rules.sources))),
    }
    amounts = [check for it in rules.sources.items() for check in _amounts(*it)]
    return pa.DataFrameSchema(columns, checks=amounts, strict=True)


def _few(name: Rule, is_bad: Callable[[pd.Series], pd.Series], allowed: int) -> pa.Check:
    """Lets `allowed` rows be bad; names all bad rows when there are more."""

    def check(text: pd.Series) -> pd.Series | bool:
        bad = is_bad(text).astype(bool)
        return True if bad.sum() <= allowed else ~bad

    return pa.Check(check, name=f"{name}, {allowed} allowed")


def _amounts(source: str, rules: SourceRules) -> list[pa.Check]:
    def enough(frame: pd.DataFrame) -> bool:
        return bool((frame["source"] == source).sum() >= rules.min_rows)

    def balanced(frame: pd.DataFrame) -> bool:
        share = frame["label"][frame["source"] == source].mean()
        return bool(rules.min_positive <= share <= rules.max_positive)

    bounds = f"{rules.min_positive} to {rules.max_positive}"
    return [
        pa.Check(enough, name=f"at least {rules.min_rows} rows of {source}"),
        pa.Check(balanced, name=f"{bounds} of {source} positive"),
    ]
