import { join } from "node:path"
import { isReady } from "@sentiment/cluster/controller/kube"
import { cacheDir, programsDir } from "@sentiment/nodes/artifacts/cache"
import { readPlaces } from "@sentiment/nodes/hosts/places"
import { run } from "@sentiment/nodes/hosts/run"

export const kubectlProgram = join(programsDir(cacheDir(), "kubernetes"), "kubectl")
/** Fetched by `cluster up`, unless another cluster is meant. */
export const kubeconfig = process.env.KUBECONFIG ?? join(readPlaces().nodes, "kubeconfig")

/** kubectl of this computer, with the kubeconfig that the command fetched. */
export const kubectl = (...args: string[]): Promise<string> =>
  run([kubectlProgram, "--kubeconfig", kubeconfig, "--request-timeout=20s", ...args])

export type Resource = {
  metadata: { name: string; namespace?: string; labels?: Record<string, string> }
  spec: { nodeName?: string; replicas?: number; containers?: { image: string }[] }
  status: {
    phase?: string
    podIP?: string
    hostIP?: string
    conditions?: { type: string; status: string }[]
    initContainerStatuses?: { name: string; started?: boolean }[]
  }
}

/** The shape is the API server's contract. */
export async function list(kind: string, ...where: string[]): Promise<Resource[]> {
  return JSON.parse(await kubectl("get", kind, ...where, "--output", "json")).items
}

/** Names of the nodes that are Ready. */
export const readyNodes = async (): Promise<string[]> =>
  (await list("nodes")).filter(isReady).map((it) => it.metadata.name)

export async function allPodsReady(): Promise<boolean> {
  const pods = await list("pods", "--all-namespaces")
  return pods.every((it) => it.status.phase === "Succeeded" || isReady(it))
}
