"""Where the pipeline keeps its files."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "data" / "sources.yaml"
RAW = ROOT / "data" / "raw"
PREPARED = ROOT / "data" / "prepared"
TRAINED = ROOT / "data" / "trained"
MODEL = ROOT / "models" / "v1"
METRICS = ROOT / "metrics" / "v1.json"
DATA_METRICS = ROOT / "metrics" / "data.json"
PLOTS = ROOT / "metrics" / "plots"
PARAMS = ROOT / "params.yaml"
