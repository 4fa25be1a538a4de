"""Where the pipeline keeps its files."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARAMS = ROOT / "params.yaml"
SOURCES = ROOT / "data" / "sources.yaml"
NEGATIONS = ROOT / "data" / "negations.yaml"
SYNONYMS = ROOT / "data" / "synonyms.yaml"
RAW = ROOT / "data" / "raw"
PREPARED = ROOT / "data" / "prepared"
CHECKPOINTS = ROOT / "data" / "checkpoints"
SEEDS = ROOT / "data" / "seeds"
#: Below each of these is a folder or file for each version of the model.
TRAINED = ROOT / "data" / "trained"
EXPORTED = ROOT / "data" / "exported"
CALIBRATED = ROOT / "data" / "calibrated"
SCORES = ROOT / "data" / "scores"
MODELS = ROOT / "models"
METRICS = ROOT / "metrics"
PLOTS = ROOT / "metrics" / "plots"
TARGETS = ROOT / "targets.md"

DATA_METRICS = METRICS / "data.json"
