import type { Row } from "../dashboard.ts"
import { total } from "../panels/figures.ts"
import { amounts } from "../panels/lines.ts"
import { spread } from "../panels/spread.ts"
import { chosen, quantile, rate, sumRate } from "../queries.ts"

const ofPod = "version, pod"
const podLegend = "{{pod}}"

export const saturation: Row = {
  title: "Saturation",
  panels: [
    amounts({
      title: "Texts that wait",
      description: "In the queue of each model pod. 1,024 fit; of v2 as many as it reads in time.",
      unit: "short",
      width: 8,
      alert: "QueueFull",
      queries: [{ expr: `max by (${ofPod}) (model_queue_length{${chosen}})`, legend: podLegend }],
    }),
    amounts({
      title: "Time in the queue, p99",
      description: "How long a text waited for a worker.",
      unit: "s",
      width: 8,
      alert: "QueueFull",
      queries: [
        {
          expr: quantile(0.99, "model_queue_seconds", chosen, "version"),
          legend: "{{version}}",
        },
      ],
    }),
    amounts({
      title: "Busy workers",
      description: "Workers of a model pod that infer, on average. At 1, one worker always does.",
      unit: "short",
      width: 8,
      thresholds: [[1, "red"]],
      alert: "QueueFull",
      queries: [
        {
          expr: sumRate(ofPod, `model_inference_seconds_sum{${chosen}}`),
          legend: podLegend,
        },
      ],
    }),
    spread({
      title: "Texts of one inference",
      description: "v1 reads together what waits, v2 one text after the other.",
      unit: "short",
      width: 8,
      queries: [
        {
          expr: `sum by (le) (${rate(`model_batch_size_bucket{${chosen}}`)})`,
          legend: "{{le}}",
        },
      ],
    }),
    amounts({
      title: "Refused and dropped",
      description:
        "Refused: the queue was full. Dropped: the caller had gone or its time was over before the text was read.",
      unit: "reqps",
      width: 8,
      alert: "QueueFull",
      queries: [
        {
          expr: sumRate("version", `grpc_requests_total{${chosen},code="RESOURCE_EXHAUSTED"}`),
          legend: "{{version}} calls refused",
        },
        {
          expr: sumRate("version", `model_dropped_texts_total{${chosen}}`),
          legend: "{{version}} texts dropped",
        },
      ],
    }),
    amounts({
      title: "Event loop lag, p99",
      description: "How late the thread that serves comes to its next task.",
      unit: "s",
      width: 8,
      thresholds: [[0.1, "yellow"]],
      queries: [
        {
          expr: `max by (${ofPod}) (nodejs_eventloop_lag_p99_seconds{${chosen}})`,
          legend: podLegend,
        },
      ],
    }),
    amounts({
      title: "Processor",
      description:
        "Cores in use. A pod's limit is one core, of model v2 1.5; from 0.8 on another pod is started.",
      unit: "short",
      width: 8,
      thresholds: [
        [0.8, "yellow"],
        [1, "orange"],
        [1.5, "red"],
      ],
      queries: [
        { expr: sumRate(ofPod, `process_cpu_seconds_total{${chosen}}`), legend: podLegend },
      ],
    }),
    amounts({
      title: "Memory",
      description: "Resident set of each pod's process.",
      unit: "bytes",
      width: 8,
      queries: [
        {
          expr: `max by (${ofPod}) (process_resident_memory_bytes{${chosen}})`,
          legend: podLegend,
        },
      ],
    }),
    total({
      title: "Last start",
      description:
        "How long the youngest process of each has run. Seconds, again and again: it does not stay up.",
      unit: "dtdurations",
      width: 8,
      queries: [
        {
          expr: `time() - max by (job, version) (process_start_time_seconds{${chosen}})`,
          legend: "{{job}} {{version}}",
        },
      ],
    }),
  ],
}
