"""Stage `train_v1`: a linear model on hashed n-grams."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import Field
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from sentiment.examples import Example, read_examples
from sentiment.hashed_ngrams import FeatureGroup, vectorise
from sentiment.linear_model import FILE, LinearModel, save_model
from sentiment.params import read_params
from sentiment.paths import PREPARED, TRAINED
from sentiment.source_weights import balance
from sentiment.strict import Strict


class Params(Strict):
    """Section `train_v1` of params.yaml."""

    seed: int
    features: list[FeatureGroup]
    c: float = Field(gt=0)
    #: A feature of fewer training texts than this gets no weight.
    min_texts: int = Field(ge=1)
    #: Features are scaled by how one-sided they are: by their log-count ratio, whose counts are
    #: smoothed by `smoothing`, to the power of `exponent`.
    smoothing: float = Field(gt=0)
    exponent: float = Field(gt=0)
    #: How much an example of a source counts in training; 1 where the source is not named.
    source_weights: dict[str, float]


def main() -> None:
    """Runs the stage."""
    params = read_params(Params, "train_v1")
    training = read_examples(PREPARED / "train.jsonl")
    print(f"training on {len(training):,} texts", flush=True)
    model = fit(training, params)
    save_model(TRAINED / "v1" / FILE, model)
    print(f"bias {model.bias:.4f}")


def fit(training: Sequence[Example], params: Params) -> LinearModel:
    """Trains; the same arguments give the same model, bit for bit."""
    data = _dataset(training, params)
    # One thread: the order in which several add up is left to chance.
    with threadpool_limits(1):
        scale = _scale(data, params)
        classifier = LogisticRegression(
            C=params.c, solver="liblinear", random_state=params.seed, max_iter=1000
        )
        classifier.fit(data.features.multiply(scale).tocsr(), data.labels, data.weights)
    # Rounded here, so that the temperature is fitted to the weights that are shipped.
    weights = (classifier.coef_[0] * scale).astype(np.float16)
    return LinearModel(weights, float(classifier.intercept_[0]))


class _Dataset(NamedTuple):
    features: csr_matrix
    labels: NDArray[np.int64]
    weights: NDArray[np.float64]


def _dataset(examples: Sequence[Example], params: Params) -> _Dataset:
    return _Dataset(
        vectorise([example.text for example in examples], params.features),
        np.array([example.label for example in examples]),
        np.array([params.source_weights.get(example.source, 1.0) for example in examples])
        * balance(examples),
    )


def _scale(data: _Dataset, params: Params) -> NDArray[np.float64]:
    """Scales features by their log-count ratio (Wang and Manning 2012), regardless of the side.

    The direction stays with the classifier: a hashed feature's sign is not its sentiment.
    """
    magnitudes = abs(data.features)
    positive = params.smoothing + magnitudes.T @ (data.labels == 1).astype(float)
    negative = params.smoothing + magnitudes.T @ (data.labels == 0).astype(float)
    ratio = np.abs(np.log((positive / positive.sum()) / (negative / negative.sum())))
    frequent = data.features.count_nonzero(axis=0) >= params.min_texts
    return np.where(frequent, ratio**params.exponent, 0.0)


if __name__ == "__main__":
    main()
