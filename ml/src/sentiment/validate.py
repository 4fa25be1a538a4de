"""Stage `validate`: stops the pipeline before bad data is trained or evaluated on."""

import json
import sys
from collections.abc import Sequence

import pandas as pd
import pandera.pandas as pa
from pydantic import Field

from sentiment.contacts import has_email, has_phone
from sentiment.datasets import read_evaluation
from sentiment.examples import Example, read_examples
from sentiment.params import read_params
from sentiment.paths import DATA_METRICS, PREPARED, RAW
from sentiment.schema import SetRules, create_schema
from sentiment.strict import Strict

SHOWN_ROWS = 10
QUANTILES = {"min": 0.0, "p5": 0.05, "median": 0.5, "p95": 0.95, "max": 1.0}
DIGITS = 4


class Params(Strict):
    """Section `validate` of params.yaml."""

    max_characters: int = Field(gt=0)
    #: Every set that is trained, calibrated or evaluated on, by its name.
    sets: dict[str, SetRules]


def main() -> None:
    """Runs the stage; ends the process with status 1 and all violations when there are any."""
    sets = read_sets()
    violations = find_violations(sets, read_params(Params, "validate"))
    if violations:
        sys.exit("\n".join(violations))
    report = {name: summarise(frame) for name, frame in sets.items()}
    DATA_METRICS.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(f"{sum(map(len, sets.values())):,} texts in {len(sets)} sets are as they should be")


def read_sets() -> dict[str, pd.DataFrame]:
    """Reads the prepared examples and the labelled evaluation sets, by name."""
    prepared = {it: read_examples(PREPARED / f"{it}.jsonl") for it in ("train", "calibration")}
    return {
        name: to_frame(examples) for name, examples in (prepared | read_evaluation(RAW)).items()
    }


def to_frame(examples: Sequence[Example]) -> pd.DataFrame:
    """Makes a row of each example, numbered from 1 as the lines of a prepared file are."""
    rows = range(1, len(examples) + 1)
    return pd.DataFrame(examples, index=rows, columns=list(Example._fields))


def find_violations(sets: dict[str, pd.DataFrame], params: Params) -> list[str]:
    """Describes each rule that is broken, with row numbers and without any text.

    Sets that are there but have no rules, and the other way round, are violations too.
    """
    known = [name for name in sets if name in params.sets]
    violations = [f"{name}: no such set, or no rules" for name in sets.keys() ^ params.sets.keys()]
    for name in known:
        try:
            schema = create_schema(params.sets[name], params.max_characters)
            schema.validate(sets[name], lazy=True)
        except pa.errors.SchemaErrors as errors:
            violations += [f"{name}: {it}" for it in _describe(errors.failure_cases)]
    return sorted(violations)


def summarise(frame: pd.DataFrame) -> dict[str, dict[str, object]]:
    """Counts the texts of each source; shares are 0 to 1, lengths in code points."""
    return {source: _summarise(rows) for source, rows in frame.groupby("source")}


def _summarise(rows: pd.DataFrame) -> dict[str, object]:
    lengths = rows["text"].str.len()
    return {
        "rows": len(rows),
        "positive": round(float(rows["label"].mean()), DIGITS),
        "characters": {name: float(lengths.quantile(at)) for name, at in QUANTILES.items()},
        "emails": int(rows["text"].map(has_email).sum()),
        "phones": int(rows["text"].map(has_phone).sum()),
    }


def _describe(failures: pd.DataFrame) -> list[str]:
    return [
        f"{'' if pd.isna(column) else f'{column}: '}{check}{_rows(cases['index'].dropna())}"
        for (column, check), cases in failures.groupby(["column", "check"], dropna=False)
    ]


def _rows(numbers: pd.Series) -> str:
    if numbers.empty:
        return ""
    shown = ", ".join(str(int(it)) for it in sorted(numbers)[:SHOWN_ROWS])
    return f": {len(numbers)} rows, such as {shown}"


if __name__ == "__main__":
    main()
