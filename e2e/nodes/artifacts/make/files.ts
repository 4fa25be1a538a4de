import { mkdir } from "node:fs/promises"
import { dirname, join } from "node:path"
import type { Shop } from "../product.ts"
import { type Files, layOut, pack } from "./tar.ts"

/** A release archive as its publisher lays it out, at its address without `https://`. */
export async function putArchive(shop: Shop, address: string, files: Files): Promise<void> {
  const folder = join(shop.scratch, "archive", address)
  await layOut(files, folder)
  await pack(shop.run, folder, join(shop.out, "files", address), true)
}

/** A manifest at its address; the images it names have to be among those that are written. */
export async function putManifest(shop: Shop, address: string, text: string): Promise<void> {
  for (const name of imagesOf(text)) shop.wanted.add(name)
  const path = join(shop.out, "files", address)
  await mkdir(dirname(path), { recursive: true })
  await Bun.write(path, text)
}

/** Images of containers, and those named in an argument: `--prometheus-config-reloader=…`. */
export function imagesOf(manifest: string): string[] {
  const image = /^[\s-]*image:[ \t]*["']?([^\s"'{}]+)/gm
  const argument = /^\s*-\s*--[a-z-]+=([a-z0-9.-]+\.[a-z]+\/[^\s:]+:[^\s]+)$/gm
  const found = [image, argument].flatMap((pattern) => [...manifest.matchAll(pattern)])
  return [...new Set(found.map((match) => match[1] ?? ""))]
}

/** Fails when a manifest names an image that no archive holds. */
export function checkImages({ wanted, written }: Pick<Shop, "wanted" | "written">): void {
  const missing = [...wanted].filter((name) => !written.has(name))
  if (missing.length === 0) return
  throw new Error(
    `manifests ask for ${missing.join(", ")}, but the archives hold ${[...written].join(", ")}`,
  )
}
