import { existsSync } from "node:fs"
import { join } from "node:path"
import { run } from "../hosts/run.ts"

/** Where the host keeps whom it trusts: `bun install` in a build trusts the same. */
const certificates = "/etc/ssl/certs"

export type Buildah = ReturnType<typeof createBuildah>

/** Buildah with a storage of its own, so that nothing of the machine's containers is touched. */
export function createBuildah(folder: string, signal?: AbortSignal) {
  const storage = ["--root", join(folder, "storage"), "--runroot", join(folder, "run")]
  const call = (args: string[]) =>
    run(["nice", "-n", "10", "buildah", ...storage, ...args], { signal })

  return {
    /** What podman needs to see these images. */
    storage,
    async has(image: string): Promise<boolean> {
      const listed = await call(["images", "--json"])
      const images = JSON.parse(listed) as { names?: string[] }[]
      return images.some((it) => it.names?.includes(image))
    },
    /** No container engine and no network of its own is needed: steps run in a chroot. */
    async build(image: string, dockerfile: string, context: string): Promise<void> {
      const trust = existsSync(certificates)
        ? ["--volume", `${certificates}:${certificates}:ro`]
        : []
      await call([
        ...["build", "--isolation", "chroot", "--network", "host", "--pull-never", "--layers"],
        ...[...trust, "--tag", image, "--file", dockerfile, context],
      ])
    },
    async save(image: string, archive: string): Promise<void> {
      await call(["push", "--quiet", image, `docker-archive:${archive}:${image}`])
    },
  }
}
