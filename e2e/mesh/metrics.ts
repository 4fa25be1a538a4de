import { kubeconfig, kubectlProgram, type Resource } from "@sentiment/e2e-cluster/kubectl"
import { run } from "@sentiment/nodes/hosts/run"

/** The sum of a metric's samples at a pod, as Prometheus would read it; 0 when it has none yet. */
export async function metricOf(pod: Resource, port: number, name: string): Promise<number> {
  const { name: podName, namespace } = pod.metadata
  const path = `/api/v1/namespaces/${namespace}/pods/${podName}:${port}/proxy/metrics`
  // Without kubectl's own options: it would hand them on as a query.
  const text = await run([kubectlProgram, "--kubeconfig", kubeconfig, "get", "--raw", path])
  if (!text.includes(`# TYPE ${name} `)) throw new Error(`${podName} has no metric ${name}`)
  const samples = text.matchAll(new RegExp(`^${name}(?:{[^}]*})? (\\S+)`, "gm"))
  return [...samples].reduce((sum, [, value]) => sum + Number(value), 0)
}
