import type { Remote } from "../ssh/remote.ts"
import { kubectlJson } from "./kubectl.ts"

type Meta = { name: string; namespace?: string }
type Condition = { type: string; status: string }
export type Node = {
  metadata: Meta
  status: { conditions?: Condition[]; nodeInfo?: { kubeletVersion: string } }
}
export type Pod = { metadata: Meta; status: { phase?: string; conditions?: Condition[] } }
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

export const addressesOf = (service: Service): string[] =>
  service.status.loadBalancer?.ingress?.flatMap((it) => (it.ip ? [it.ip] : [])) ?? []

export const fullName = ({ metadata }: { metadata: Meta }): string =>
  metadata.namespace ? `${metadata.namespace}/${metadata.name}` : metadata.name
