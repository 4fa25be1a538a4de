import { readFile, stat } from "node:fs/promises"
import type { Stage } from "../evaluate.ts"
import { stageOf } from "./split.ts"

/** Says which weight holds, and since when; fails with an Error that says why it cannot. */
export type WeightSource = () => Promise<Stage>

/** `10`, the path of a file like istio/canary/weight.yaml, or `virtualservice`, which the cluster is asked for. */
export const weightPattern = "^(\\d{1,2}|100|/.+|virtualservice)$"

/** A source by `weight` (see `weightPattern`); `since` is for those that do not know it better. */
export function createWeightSource(weight: string, namespace: string, since: Date): WeightSource {
  if (weight === "virtualservice") return () => askCluster(namespace)
  if (weight.startsWith("/")) return () => readWeightFile(weight)
  return async () => ({ weight: Number(weight), since })
}

/** Written anew it begins a new stage. */
async function readWeightFile(path: string): Promise<Stage> {
  const text = await readFile(path, "utf8")
  const { v2 } = Object(Bun.YAML.parse(text)) as { v2?: unknown }
  if (typeof v2 !== "number" || !(v2 >= 0 && v2 <= 100))
    throw new Error(`${path} has no v2 between 0 and 100`)
  return { weight: v2, since: (await stat(path)).mtime }
}

/** What Kubernetes puts into each pod that has a token. */
const account = "/var/run/secrets/kubernetes.io/serviceaccount"

async function askCluster(namespace: string): Promise<Stage> {
  const token = await readFile(`${account}/token`, "utf8")
  const ca = await readFile(`${account}/ca.crt`, "utf8")
  const path = `apis/networking.istio.io/v1/namespaces/${namespace}/virtualservices/app-split`
  const answer = await fetch(`https://kubernetes.default.svc/${path}`, {
    headers: { authorization: `Bearer ${token.trim()}` },
    tls: { ca },
    signal: AbortSignal.timeout(5_000),
  })
  if (!answer.ok) throw new Error(`the cluster answers ${answer.status} when asked for app-split`)
  return stageOf(await answer.json())
}
