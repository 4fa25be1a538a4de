import { kubectl, list } from "@sentiment/e2e-cluster/kubectl"

type Service = {
  spec: { selector: Record<string, string>; ports: { nodePort: number }[] }
  status: { loadBalancer: { ingress?: { ip?: string; hostname?: string }[] } }
}

/**
 * Where a Service of type LoadBalancer is reached: the address that it was given or, in a cluster
 * where nobody gives any, such as kind, a node that has one of its pods. With a port if it is not 80.
 */
export async function addressOf(namespace: string, name: string): Promise<string> {
  const found = await kubectl("get", "service", "-n", namespace, name, "--output", "json")
  const { spec, status }: Service = JSON.parse(found)
  const [given] = status.loadBalancer.ingress ?? []
  const address = given?.ip ?? given?.hostname
  if (address !== undefined) return address
  const selector = Object.entries(spec.selector).map(([key, value]) => `${key}=${value}`)
  const [pod] = await list("pods", "-n", namespace, "-l", selector.join(","))
  return `${pod?.status.hostIP}:${spec.ports[0]?.nodePort}`
}
