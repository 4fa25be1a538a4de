"""What the stages that need torch take from params.yaml; to read it needs no torch."""

from pydantic import Field

from sentiment.strict import Strict


class TrainParams(Strict):
    """Section `train_v2` of params.yaml."""

    seed: int
    #: SHA-256 of each file of the pretrained model that is used.
    pretrained: dict[str, str]
    max_tokens: int = Field(gt=2, le=512)
    epochs: int = Field(gt=0)
    batch_size: int = Field(gt=0)
    learning_rate: float = Field(gt=0)
    #: Share of all steps in which the learning rate grows; it falls to 0 from there on.
    warmup: float = Field(ge=0, lt=1)
    weight_decay: float = Field(ge=0)
    #: How far labels are drawn towards 0.5: 0.1 makes them 0.05 and 0.95.
    label_smoothing: float = Field(ge=0, lt=1)
    max_gradient_norm: float = Field(gt=0)
    #: Share of the texts that get a typo or other punctuation, anew in each epoch.
    noise: float = Field(ge=0, le=1)
    #: Sentences with a negation that are written for training.
    negations: int = Field(ge=0)
    #: The share of a source that an epoch draws; 1 where the source is not named.
    source_shares: dict[str, float]
    #: Multiplies in bfloat16, which takes two thirds of the time where the processor has it.
    bfloat16: bool
    threads: int = Field(gt=0)
    checkpoint_every: int = Field(gt=0)


class ExportParams(Strict):
    """Section `export_v2` of params.yaml."""

    opset: int = Field(le=21)
