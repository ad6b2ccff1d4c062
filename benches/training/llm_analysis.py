"""The rival of the training benchmark: one analysis of a dense run by llm-analysis (C. Li, Apache-2.0), as one line of JSON.

Run by ``peers.py``, which installs it; or by hand:
``python3 -m venv target/peers/llm-analysis && target/peers/llm-analysis/bin/pip install llm-analysis==0.2.2 &&
target/peers/llm-analysis/bin/python benches/training/llm_analysis.py``.
"""

import json
import logging
import statistics
import sys
import time

sys.path = [path for path in sys.path if not path.endswith("benches/training")]  # this file has the package's name

from llm_analysis.analysis import ActivationRecomputation, DSZeRO, LLMAnalysis  # noqa: E402
from llm_analysis.config import (  # noqa: E402
    DtypeConfig,
    ModelConfig,
    ParallelismConfig,
    get_gpu_config_by_name,
)
from llm_analysis.logger import logger  # noqa: E402

ROUNDS = 7
logger.setLevel(logging.CRITICAL)
MODEL = ModelConfig(
    name="dense", num_layers=96, n_head=96, hidden_dim=12288, vocab_size=51200, max_seq_len=2048, ffn_embed_dim=49152
)
CHIP = get_gpu_config_by_name("h100-sxm-80gb")
NUMBERS = DtypeConfig()


def analyse() -> dict:
    """Analyse the run, from its layout on."""
    layout = ParallelismConfig(tp_size=8, pp_size=8, dp_size=8, sp_size=8)
    return LLMAnalysis(MODEL, CHIP, NUMBERS, layout, flops_efficiency=0.5).training(
        batch_size_per_gpu=1,
        global_batch_size=512,
        seq_len=2048,
        total_num_tokens=3e11,
        activation_recomputation=ActivationRecomputation.NONE,
        ds_zero=DSZeRO.STAGE_1,
    )


def milliseconds() -> float:
    """CPU milliseconds of an analysis, over a fifth of a second."""
    start, calls = time.process_time(), 0
    while time.process_time() - start < 0.2:
        analyse()
        calls += 1
    return (time.process_time() - start) * 1e3 / calls


analyse()
rounds = [milliseconds() for _ in range(ROUNDS)]
print(json.dumps({"name": "llm-analysis 0.2.2", "predict_ms": statistics.median(rounds)}))
