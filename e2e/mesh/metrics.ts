import { kubectl, type Resource } from "@sentiment/e2e-cluster/kubectl"

/** The sum of a metric's samples at a pod, as Prometheus would read it; 0 when it has none yet. */
export async function metricOf(pod: Resource, port: number, name: string): Promise<number> {
  const { name: podName, namespace } = pod.metadata
  const path = `/api/v1/namespaces/${namespace}/pods/${podName}:${port}/proxy/metrics`
  const text = await kubectl("get", "--raw", path)
  if (!text.includes(`# TYPE ${name} `)) throw new Error(`${podName} has no metric ${name}`)
  const samples = text.matchAll(new RegExp(`^${name}(?:{[^}]*})? (\\S+)`, "gm"))
  return [...samples].reduce((sum, [, value]) => sum + Number(value), 0)
}
