"""The model service as a process, called from outside as other programs call it."""

import json
import os
import subprocess
from contextlib import contextmanager

from sentiment.paths import ROOT

REPOSITORY = ROOT.parent
LABELS = {"LABEL_POSITIVE": "positive", "LABEL_NEGATIVE": "negative"}


def service_command(model):
    """Answers command and environment that serve a model folder on free ports of loopback."""
    environment = os.environ | {
        **{"HOST": "127.0.0.1", "MODEL_PORT": "0", "MODEL_METRICS_PORT": "0"},
        **{"MODEL_DIR": str(model), "LOG_LEVEL": "info"},
    }
    return [REPOSITORY / "tools/bun/exec", "services/model/src/main.ts"], environment


@contextmanager
def serving(model):
    """Starts the service; yields its address once it says that it serves."""
    command, environment = service_command(model)
    process = subprocess.Popen(
        command, cwd=REPOSITORY, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        yield f"127.0.0.1:{_port(process)}"
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()


def _port(process):
    for line in process.stdout:
        port = json.loads(line).get("port")
        if port:
            return port
    raise AssertionError(f"the service ended with {process.wait()}")


def call(address, method, message):
    """Calls by grpcurl, which asks the service itself what its messages look like."""
    done = subprocess.run(
        [
            *(REPOSITORY / "tools/go/exec", "grpcurl", "-plaintext", "-max-time", "60", "-d", "@"),
            *(address, f"sentiment.v1.SentimentService/{method}"),
        ],
        input=json.dumps(message),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def predict(address, texts, size=64):
    """Answers the probability of "positive" of each text, asked in batches."""
    positive = []
    for start in range(0, len(texts), size):
        answer = call(address, "PredictBatch", {"texts": texts[start : start + size]})
        for it in answer["predictions"]:
            score = it["score"]
            positive.append(score if it["label"] == "LABEL_POSITIVE" else 1 - score)
    return positive
