import type { Remote } from "../ssh/remote.ts"
import { kubectlJson } from "./kubectl.ts"

type Meta = { name: string; namespace?: string }
type Condition = { type: string; status: string; message?: string }
export type Node = {
  metadata: Meta
  status: { conditions?: Condition[]; nodeInfo?: { kubeletVersion: string } }
}
type Container = { ready?: boolean; state?: Record<string, { reason?: string; message?: string }> }
export type Pod = {
  metadata: Meta
  status: {
    phase?: string
    conditions?: Condition[]
    initContainerStatuses?: Container[]
    containerStatuses?: Container[]
  }
}
export type Service = {
  metadata: Meta
  spec: { type?: string }
  status: { loadBalancer?: { ingress?: { ip?: string }[] } }
}

type Resources = { nodes: Node; pods: Pod; services: Service }

export async function list<K extends keyof Resources>(
  controller: Remote,
  kind: K,
): Promise<Resources[K][]> {
  // The shape is the API server's contract.
  const answer = (await kubectlJson(controller, ["get", kind, "--all-namespaces"])) as {
    items: Resources[K][]
  }
  return answer.items
}

export const isReady = ({ status }: Node | Pod): boolean =>
  status.conditions?.some((it) => it.type === "Ready" && it.status === "True") ?? false

/** Pods that should run and do not; one that has done its work is no trouble. */
export const pending = (pods: readonly Pod[]): Pod[] =>
  pods.filter((it) => it.status.phase !== "Succeeded" && !isReady(it))

/** The pod's name and why it does not run, as far as its first unready container knows. */
export function explainPending(pod: Pod): string {
  const { initContainerStatuses = [], containerStatuses = [], conditions = [] } = pod.status
  const stuck = [...initContainerStatuses, ...containerStatuses].find((it) => !it.ready)
  const waiting = stuck?.state?.waiting ?? stuck?.state?.terminated
  const unscheduled = conditions.find((it) => it.type === "PodScheduled" && it.status === "False")
  const why = waiting?.message ?? waiting?.reason ?? unscheduled?.message ?? "not ready yet"
  return `${fullName(pod)}: ${why.slice(0, 160)}`
}

export const addressesOf = (service: Service): string[] =>
  service.status.loadBalancer?.ingress?.flatMap((it) => (it.ip ? [it.ip] : [])) ?? []

export const fullName = ({ metadata }: { metadata: Meta }): string =>
  metadata.namespace ? `${metadata.namespace}/${metadata.name}` : metadata.name
