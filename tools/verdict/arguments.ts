import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { Problem } from "../problem.ts"
import { readDuration, readMoment } from "./durations.ts"

const help = `What the users say of the running canary: promote, hold, roll back, or not enough data.

  bun run verdict --prometheus URL [options]

  --prometheus URL   where the figures are (PROMETHEUS_URL)
  --since WHEN       2026-01-01T10:00:00Z, or how long ago: 90s, 30m, 2h, 1d (the split's last change)
  --weight NUMBER    how many of 100 users get v2 (what the cluster's split says)
  --namespace NAME   (sentiment)
  --kubectl PATH     (kubectl); it is asked only for what --since and --weight do not say
  --wait DURATION    asks again each 15 s, for so long, while there is not enough data
  --report FILE      writes Markdown for a pull request, and FILE's name with .svg beside it

  --apply            promote: sets the next weight; roll back: sets 0; by \`bun run canary\`
  --steps FILE       the weights (tools/verdict/steps.yaml)
  --record FILE      where it is written down why (docs/decisions.md)
  --overlay DIR      what is deployed (k8s/kustomize/overlays/vagrant)

Ends with 0 promote, 3 hold, 4 roll back, 5 not enough data; 1 when something failed, 2 for a wrong argument.
docs/experiment.md has the rule.`

const options = {
  prometheus: { type: "string" },
  since: { type: "string" },
  weight: { type: "string" },
  namespace: { type: "string" },
  kubectl: { type: "string" },
  wait: { type: "string" },
  report: { type: "string" },
  apply: { type: "boolean" },
  steps: { type: "string" },
  record: { type: "string" },
  overlay: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const

export type Ask = {
  name: "ask"
  prometheus: string
  since?: Date
  weight?: number
  namespace: string
  kubectl: string
  waitSeconds: number
  report?: string
  apply?: { steps: string; record: string; overlay: string }
}
export type Command = { name: "help"; text: string } | Ask

type Surroundings = { root: string; environment: Record<string, string | undefined>; now: Date }

/** Throws a Problem that says what is wrong when the arguments cannot be understood. */
export function readArguments(args: readonly string[], around: Surroundings): Command {
  const values = parse(args)
  if (values.help) return { name: "help", text: help }
  const prometheus = values.prometheus ?? around.environment.PROMETHEUS_URL
  if (!prometheus) throw wrong("--prometheus URL is missing; --help says more")
  if (!/^https?:\/\/./.test(prometheus)) throw wrong(`--prometheus ${prometheus} is no URL`)
  if (values.apply && (values.weight !== undefined || values.since !== undefined))
    throw wrong("--apply goes by what the cluster says, not by --weight and --since")
  return {
    name: "ask",
    prometheus,
    ...(values.since !== undefined && { since: readMoment(values.since, around.now) }),
    ...(values.weight !== undefined && { weight: readWeight(values.weight) }),
    namespace: values.namespace ?? "sentiment",
    kubectl: values.kubectl ?? "kubectl",
    waitSeconds: secondsOf("wait", values.wait ?? "0s"),
    ...(values.report !== undefined && { report: resolve(values.report) }),
    ...(values.apply && { apply: placesOf(values, around.root) }),
  }
}

const placesOf = (values: ReturnType<typeof parse>, root: string) => ({
  steps: values.steps ? resolve(values.steps) : join(root, "tools/verdict/steps.yaml"),
  record: values.record ? resolve(values.record) : join(root, "docs/decisions.md"),
  overlay: values.overlay ? resolve(values.overlay) : join(root, "k8s/kustomize/overlays/vagrant"),
})

function readWeight(text: string): number {
  if (/^\d{1,3}$/.test(text) && Number(text) <= 100) return Number(text)
  throw wrong(`--weight ${text} is not a whole number from 0 to 100`)
}

function secondsOf(name: string, text: string): number {
  const seconds = readDuration(text)
  if (seconds !== undefined) return seconds
  throw wrong(`--${name} ${text} is not a duration such as 90s, 30m, 2h`)
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error))
  }
}

const wrong = (message: string) => new Problem(message, { exitCode: 2 })
