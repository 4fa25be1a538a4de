import { kubeconfig, kubectlProgram, list, type Resource } from "@sentiment/e2e-cluster/kubectl"
import { run } from "@sentiment/nodes/hosts/run"
import { namespace } from "./product.ts"

/** The sum of a metric's samples at a pod, as Prometheus would read it; 0 when it has none yet. */
export async function metricOf(pod: Resource, port: number, name: string): Promise<number> {
  const text = await read(pod, port, "metrics")
  if (!text.includes(`# TYPE ${name} `))
    throw new Error(`${pod.metadata.name} has no metric ${name}`)
  return sum(text, `${name}(?:{[^}]*})?`)
}

/** What the gateway's Envoy counts of the clusters (Envoy's word) of a Service, each try by itself. */
export async function gatewayCount(counter: string, service: string): Promise<number> {
  const [pod] = await list("pods", "-n", namespace, "-l", "istio=app-gateway")
  if (!pod) throw new Error("there is no gateway")
  const text = await read(pod, 15090, "stats/prometheus")
  return sum(text, `envoy_cluster_${counter}{cluster_name="outbound[^"]*${service}[^}]*}`)
}

function sum(text: string, series: string): number {
  const samples = text.matchAll(new RegExp(`^${series} (\\S+)`, "gm"))
  return [...samples].reduce((total, [, value]) => total + Number(value), 0)
}

function read({ metadata }: Resource, port: number, path: string): Promise<string> {
  const pod = `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}:${port}`
  // Without kubectl's own options: it would hand them on as a query.
  return run([kubectlProgram, "--kubeconfig", kubeconfig, "get", "--raw", `${pod}/proxy/${path}`])
}
