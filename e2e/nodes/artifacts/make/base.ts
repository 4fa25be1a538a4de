import { mkdir, rename, rm, symlink } from "node:fs/promises"
import { join } from "node:path"
import { buildDir } from "../cache.ts"
import type { Shop } from "../product.ts"
import { debianRoot, type Purpose } from "./debian.ts"
import { makeFolder, pack } from "./tar.ts"

/** What lies below a program: users, certificates and /tmp, or packages of Debian, or nothing. */
export type Base = "static" | Purpose | "none"

/** The layer of a base, if any. It is made once: images with the same base share it on the hosts. */
export async function baseLayers(shop: Shop, base: Base): Promise<string[]> {
  if (base === "none") return []
  const { root, key } = await debianRoot(shop, base === "static" ? "network" : base)
  const file = join(buildDir(shop.cache, "layers"), `${base}-${key}.tar`)
  if (await Bun.file(file).exists()) return [file]
  shop.say(`packing the ${base} layer`)
  const source = base === "static" ? await staticRoot(shop, root) : root
  await writeUsers(source)
  await pack(shop.run, source, `${file}.new`)
  await rename(`${file}.new`, file)
  return [file]
}

async function staticRoot(shop: Shop, debian: string): Promise<string> {
  const root = join(buildDir(shop.cache, "layers"), "static")
  await rm(root, { recursive: true, force: true })
  await mkdir(join(root, "etc/ssl/certs"), { recursive: true })
  const bundle = "etc/ssl/certs/ca-certificates.crt"
  await Bun.write(join(root, bundle), Bun.file(join(debian, bundle)))
  return root
}

const USERS = { root: 0, nobody: 65534, nonroot: 65532, "istio-proxy": 1337 }

async function writeUsers(root: string): Promise<void> {
  const users = Object.entries(USERS)
  const passwd = users.map(([name, id]) => `${name}:x:${id}:${id}:${name}:/:/sbin/nologin\n`)
  const group = users.map(([name, id]) => `${name}:x:${id}:\n`)
  await Bun.write(join(root, "etc/passwd"), passwd.join(""))
  await Bun.write(join(root, "etc/group"), group.join(""))
  // Go's resolver without cgo reads it: /etc/hosts comes before DNS.
  await Bun.write(join(root, "etc/nsswitch.conf"), "hosts: files dns\n")
  await makeFolder(join(root, "tmp"), 0o1777)
  await makeFolder(join(root, "run"), 0o755)
  await mkdir(join(root, "var"), { recursive: true })
  await symlink("/run", join(root, "var/run")).catch(() => undefined)
}
