import { link, mkdir, rename, stat } from "node:fs/promises"
import { join } from "node:path"
import type { Shop } from "../product.ts"
import { sha256 } from "../sums.ts"
import { type Base, baseLayers } from "./base.ts"
import { type Files, layOut, makeFolder, pack } from "./tar.ts"

export interface Image {
  /** The archive's name: images/`archive`.tar. */
  archive: string
  /** As manifests spell it: registry, path and tag. */
  name: string
  base: Base
  files: Files
  /** Folders that any user may write to. */
  folders?: string[]
  entrypoint?: string[]
  command?: string[]
  /** Numeric, or the kubelet cannot know that it is not root. */
  user?: string
  workdir?: string
}

const PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
export const ARCH = process.arch === "arm64" ? "arm64" : "amd64"

/** Writes images/`archive`.tar: an OCI layout of the base's layer and one with `files`. */
export async function writeImage(shop: Shop, image: Image): Promise<void> {
  const root = join(shop.scratch, "images", image.archive, "root")
  await layOut(image.files, root)
  for (const folder of image.folders ?? []) await makeFolder(join(root, folder), 0o1777)
  const own = join(shop.scratch, "images", image.archive, "layer.tar")
  await pack(shop.run, root, own)
  const layout = join(shop.scratch, "images", image.archive, "layout")
  const layers = await Promise.all([...(await baseLayers(shop, image.base)), own].map(describeFile))
  await writeLayout(layout, image, layers)
  const file = join(shop.out, "images", `${image.archive}.tar`)
  await pack(shop.run, layout, file)
  shop.written.add(image.name)
}

interface Blob {
  path: string
  digest: string
  size: number
}

const TYPES = "application/vnd.oci.image"

async function writeLayout(folder: string, image: Image, layers: Blob[]): Promise<void> {
  const blobs = join(folder, "blobs", "sha256")
  await mkdir(blobs, { recursive: true })
  for (const layer of layers) await link(layer.path, join(blobs, layer.digest))
  const config = await writeBlob(blobs, configOf(image, layers))
  const manifest = await writeBlob(blobs, {
    schemaVersion: 2,
    mediaType: `${TYPES}.manifest.v1+json`,
    config: describe(`${TYPES}.config.v1+json`, config),
    layers: layers.map((layer) => describe(`${TYPES}.layer.v1.tar`, layer)),
  })
  await writeJson(join(folder, "oci-layout"), { imageLayoutVersion: "1.0.0" })
  await writeJson(join(folder, "index.json"), indexOf(image.name, manifest))
}

function indexOf(name: string, manifest: Blob) {
  const annotations = {
    // containerd takes the first as the image's name; podman and buildah take the second.
    "io.containerd.image.name": name,
    "org.opencontainers.image.ref.name": name,
  }
  const platform = { os: "linux", architecture: ARCH }
  const entry = { ...describe(`${TYPES}.manifest.v1+json`, manifest), platform, annotations }
  return { schemaVersion: 2, mediaType: `${TYPES}.index.v1+json`, manifests: [entry] }
}

const configOf = (image: Image, layers: Blob[]) => ({
  created: "1970-01-01T00:00:00Z",
  architecture: ARCH,
  os: "linux",
  config: {
    Env: [PATH],
    User: image.user ?? "0:0",
    WorkingDir: image.workdir ?? "/",
    ...(image.entrypoint ? { Entrypoint: image.entrypoint } : {}),
    ...(image.command ? { Cmd: image.command } : {}),
  },
  rootfs: { type: "layers", diff_ids: layers.map((layer) => `sha256:${layer.digest}`) },
})

const describe = (mediaType: string, { digest, size }: Blob) => ({
  mediaType,
  digest: `sha256:${digest}`,
  size,
})

async function describeFile(path: string): Promise<Blob> {
  return { path, digest: await sha256(path), size: (await stat(path)).size }
}

async function writeBlob(blobs: string, content: object): Promise<Blob> {
  const fresh = join(blobs, "fresh")
  await writeJson(fresh, content)
  const blob = await describeFile(fresh)
  await rename(fresh, join(blobs, blob.digest))
  return blob
}

const writeJson = (path: string, content: object) => Bun.write(path, JSON.stringify(content))
