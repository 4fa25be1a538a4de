import { join } from "node:path"
import { putArchive } from "../make/files.ts"
import { ARCH, writeImage } from "../make/image.ts"
import { programs } from "../make/programs.ts"
import type { Product, Shop } from "../product.ts"
import { HERE, type Versions, versionOf } from "../versions.ts"

const NODE = ["kubeadm", "kubelet", "kubectl", "kube-proxy"]
const STATIC = ["kube-apiserver", "kube-controller-manager", "kube-scheduler"]

export const kubernetes: Product = {
  name: "kubernetes",
  module: "k8s.io/kubernetes",
  moduleVersion: tag,
  build: (versions) => ({
    stamps: {
      ...stampsOf("k8s.io/component-base/version", versions),
      ...stampsOf("k8s.io/client-go/pkg/version", versions),
    },
  }),
  make: async (shop) => {
    const bin = await programs(shop, kubernetes)
    const address = `dl.k8s.io/${tag(shop.versions)}/kubernetes-node-linux-${ARCH}.tar.gz`
    const members = NODE.map((name) => [`kubernetes/node/bin/${name}`, join(bin, name)])
    await putArchive(shop, address, Object.fromEntries(members))
    for (const name of [...STATIC, "kube-proxy"]) await writeKubeImage(shop, name, bin)
    await writePause(shop)
  },
}

/** The image that kubeadm of this version runs for `path` ("etcd", "coredns/coredns"). */
export async function kubeadmImage(shop: Shop, path: string): Promise<string> {
  const kubeadm = join(await programs(shop, kubernetes), "kubeadm")
  const list = ["config", "images", "list", `--kubernetes-version=${tag(shop.versions)}`]
  const names = (await shop.run([kubeadm, ...list])).trim().split("\n")
  const image = names.find((name) => name.startsWith(`registry.k8s.io/${path}:`))
  if (image === undefined) throw new Error(`kubeadm names no image ${path}: ${names.join(", ")}`)
  return image
}

function tag(versions: Versions): string {
  return `v${versionOf(versions, "kubernetes")}`
}

function stampsOf(variables: string, versions: Versions): Record<string, string> {
  const [major = "", minor = ""] = versionOf(versions, "kubernetes").split(".")
  return {
    [`${variables}.gitVersion`]: tag(versions),
    [`${variables}.gitMajor`]: major,
    [`${variables}.gitMinor`]: minor,
    [`${variables}.gitTreeState`]: "clean",
  }
}

async function writeKubeImage(shop: Shop, archive: string, bin: string): Promise<void> {
  await writeImage(shop, {
    archive,
    name: await kubeadmImage(shop, archive),
    base: archive === "kube-proxy" ? "network" : "static",
    files: { [`/usr/local/bin/${archive}`]: join(bin, archive) },
    entrypoint: [`/usr/local/bin/${archive}`],
  })
}

async function writePause(shop: Shop): Promise<void> {
  const program = join(shop.scratch, "pause")
  await shop.run(["cc", "-Os", "-static", "-s", "-o", program, join(HERE, "make", "pause.c")])
  const name = await kubeadmImage(shop, "pause")
  const files = { "/pause": program }
  const entrypoint = ["/pause"]
  await writeImage(shop, {
    archive: "pause",
    name,
    base: "none",
    files,
    entrypoint,
    user: "65535:65535",
  })
}
