import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { products } from "@sentiment/nodes/images/products"
import { kubectl, list, type Resource } from "./kubectl.ts"

/** Applies a file of `pods/`, whose $image is app-service's, for as long as `work` takes. */
export async function withPods(name: string, work: () => Promise<void>): Promise<void> {
  const image = products[0]?.image ?? ""
  const text = await Bun.file(join(import.meta.dir, "pods", name)).text()
  const folder = await mkdtemp(join(tmpdir(), "e2e-cluster-"))
  const file = join(folder, name)
  await Bun.write(file, text.replaceAll("$image", image))
  try {
    await kubectl("apply", "--server-side", "-f", file)
    await work()
  } finally {
    await kubectl("delete", "--ignore-not-found", "--timeout=120s", "-f", file)
    await rm(folder, { recursive: true })
  }
}

type Ask = (url: string) => Promise<string>

/** Servers on every node, outside the mesh. */
export const withPeers = (work: (peers: Resource[]) => Promise<void>) =>
  withPods("network.yaml", async () => {
    await kubectl("rollout", "status", "-n", "e2e-network", "daemonset/peer", "--timeout=60s")
    await work(await list("pods", "-n", "e2e-network"))
  })

export const askAsPeer = (peer: Resource | undefined, url: string): Promise<string> =>
  getFrom("e2e-network", peer?.metadata.name ?? "", url)

/** What a stranger is answered: a member of the mesh whom no policy of the product names. */
export const withStranger = (work: (ask: Ask) => Promise<void>) =>
  withPods("stranger.yaml", async () => {
    const pod = ["-n", "e2e-stranger", "pod/stranger"]
    await kubectl("wait", "--for=condition=Ready", ...pod, "--timeout=60s")
    await work((url) => getFrom("e2e-stranger", "stranger", url))
  })

/** What a GET from a pod is answered, or why it is not. */
async function getFrom(namespace: string, pod: string, url: string): Promise<string> {
  const script = `const answer = await fetch(${JSON.stringify(url)}, { signal: AbortSignal.timeout(5000) })
    .then(async (it) => it.status + " " + (await it.text()), (error) => "no answer: " + error.code)
  console.log(answer)`
  return (await kubectl("exec", "-n", namespace, pod, "--", "bun", "-e", script)).trim()
}
