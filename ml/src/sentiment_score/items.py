"""The 28 items of the ML Test Score, in the order and the words of the paper.

Breck et al. 2017, "The ML Test Score: A Rubric for ML Production Readiness and Technical Debt
Reduction", IEEE Big Data.
"""

SECTIONS = {
    "data": (
        "Feature expectations are captured in a schema",
        "All features are beneficial",
        "No feature's cost is too much",
        "Features adhere to meta-level requirements",
        "The data pipeline has appropriate privacy controls",
        "New features can be added quickly",
        "All input feature code is tested",
    ),
    "model": (
        "Every model specification undergoes a code review and is checked in",
        "Offline proxy metrics correlate with actual online impact metrics",
        "All hyperparameters have been tuned",
        "The impact of model staleness is known",
        "A simpler model is not better",
        "Model quality is sufficient on all important data slices",
        "The model has been tested for considerations of inclusion",
    ),
    "infrastructure": (
        "Training is reproducible",
        "Model specification code is unit tested",
        "The full ML pipeline is integration tested",
        "Model quality is validated before attempting to serve it",
        "The model allows debugging by observing the computation of a single example",
        "Models are tested via a canary process before they enter production",
        "Models can be quickly and safely rolled back to a previous version",
    ),
    "monitoring": (
        "Dependency changes result in notification",
        "Data invariants hold in training and serving inputs",
        "Training and serving features compute the same values",
        "Models are not too stale",
        "The model is numerically stable",
        "The model has not experienced regressions in computing performance",
        "The model has not experienced a regression in prediction quality on served data",
    ),
}

#: Titles by id: "data-1" to "monitoring-7".
ITEMS = {
    f"{section}-{number}": title
    for section, titles in SECTIONS.items()
    for number, title in enumerate(titles, 1)
}
