import { kubeconfig, kubectlProgram } from "@sentiment/e2e-cluster/kubectl"
import { run } from "@sentiment/nodes/hosts/run"

export type Sample = { metric: Record<string, string>; value: [time: number, text: string] }
export type Target = { health: string; labels: Record<string, string>; lastError: string }

/** What an expression is now: a sample for each series, none where nothing is known. */
export async function query(expr: string): Promise<Sample[]> {
  const { result } = await ask<{ result: Sample[] }>("query", { query: expr })
  return result
}

/** Whom Prometheus scrapes in a namespace. */
export async function targets(namespace: string): Promise<Target[]> {
  const { activeTargets } = await ask<{ activeTargets: Target[] }>("targets", { state: "active" })
  return activeTargets.filter((it) => it.labels.namespace === namespace)
}

/** Through the API server, so that it needs no address of its own. */
async function ask<T>(what: string, parameters: Record<string, string>): Promise<T> {
  const service = "/api/v1/namespaces/monitoring/services/prometheus:9090/proxy"
  const path = `${service}/api/v1/${what}?${new URLSearchParams(parameters)}`
  const answer = await run([kubectlProgram, "--kubeconfig", kubeconfig, "get", "--raw", path])
  return JSON.parse(answer).data
}
