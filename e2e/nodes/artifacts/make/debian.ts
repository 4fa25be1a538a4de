import { existsSync } from "node:fs"
import { mkdir, readdir, rename, rm, symlink } from "node:fs/promises"
import { join } from "node:path"
import { buildDir } from "../cache.ts"
import type { Run, Shop } from "../product.ts"

/** What Debian's packages are unpacked for. */
export type Purpose = keyof typeof PACKAGES

const PACKAGES = {
  // kube-proxy, Flannel and Istio call these programs; a shell and coreutils serve init containers.
  network: "iptables nftables iproute2 conntrack ipset kmod ca-certificates coreutils dash",
  // The image's tag says so: apt fails where Debian has moved on. The shell is for init containers.
  redis: "redis-server=5:7.0.15-* coreutils dash",
}
const UNUSED = ["usr/share/doc", "usr/share/man", "usr/share/locale", "usr/share/info"]
// Only the packages' own installation scripts, which are not run, want Perl.
const PERL = ["usr/bin/perl", "usr/bin/perl5.*", "usr/lib/*/perl-base", "usr/share/perl*"]
// Redis depends on what makes users: setuid programs, and Perl again.
const REDIS_UNUSED =
  "sbin etc usr/share usr/sbin usr/bin/[!r]* bin/[!ds]* usr/lib/*/{perl,libperl}*"
// Raised when what is done below changes.
const RECIPE = "1"

/** A root folder with Debian's packages unpacked, not installed: nothing of it is run here. */
export async function debianRoot(
  shop: Shop,
  purpose: Purpose,
): Promise<{ root: string; key: string }> {
  const packages = PACKAGES[purpose]
  const key = new Bun.CryptoHasher("sha256")
    .update(packages + RECIPE)
    .digest("hex")
    .slice(0, 12)
  const root = buildDir(shop.cache, `debian-${key}`)
  if (existsSync(root)) return { root, key }
  shop.say(`unpacking Debian's packages: ${packages}`)
  const fresh = `${root}.new`
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { recursive: true })
  const apt = join(shop.scratch, "apt", purpose)
  for (const file of await download(shop, apt, packages.split(" ")))
    await shop.run(["dpkg-deb", "-x", file, fresh])
  await remove(fresh, [...UNUSED, ...PERL])
  if (purpose === "redis") await remove(fresh, REDIS_UNUSED.split(" "))
  else await finish(fresh)
  await rename(fresh, root)
  return { root, key }
}

/** apt finds the dependencies itself: with an empty list of what is installed it fetches them all. */
async function download(shop: Shop, folder: string, packages: string[]): Promise<string[]> {
  await mkdir(join(folder, "archives", "partial"), { recursive: true })
  await Bun.write(join(folder, "status"), "")
  const options = [
    `Dir::State::status=${folder}/status`,
    `Dir::Cache::archives=${folder}/archives`,
    "Debug::NoLocking=true",
    "APT::Install-Recommends=false",
    "APT::Sandbox::User=root",
  ].flatMap((option) => ["-o", option])
  const install = ["apt-get", ...options, "--yes", "--download-only", "install"]
  await withLists(shop.run, [...install, ...packages])
  const files = await readdir(join(folder, "archives"))
  const debs = files.filter((file) => file.endsWith(".deb")).sort()
  return debs.map((file) => join(folder, "archives", file))
}

/** apt's lists are fetched only when they are missing or old. */
async function withLists(run: Run, command: string[]): Promise<void> {
  try {
    await run(command)
  } catch {
    await run(["apt-get", "update"])
    await run(command)
  }
}

async function remove(root: string, patterns: string[]): Promise<void> {
  for (const pattern of patterns) {
    const found = new Bun.Glob(pattern).scan({ cwd: root, onlyFiles: false })
    for await (const path of found) await rm(join(root, path), { recursive: true })
  }
}

/** What the packages' installation scripts would do, as far as it is needed. */
async function finish(root: string): Promise<void> {
  for (const name of ["iptables", "ip6tables"].flatMap((it) => [
    it,
    `${it}-save`,
    `${it}-restore`,
  ])) {
    await rm(join(root, "usr/sbin", name), { force: true })
    await symlink("xtables-nft-multi", join(root, "usr/sbin", name))
  }
  const certificates = new Bun.Glob("usr/share/ca-certificates/**/*.crt").scan({ cwd: root })
  const paths = (await Array.fromAsync(certificates)).sort()
  const texts = await Promise.all(paths.map((path) => Bun.file(join(root, path)).text()))
  await Bun.write(join(root, "etc/ssl/certs/ca-certificates.crt"), texts.join(""))
}
