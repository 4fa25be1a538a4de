import { run } from "./run.ts"

/** What this machine needs, by Debian's names, and a program of each that shows it is there. */
const needed: Record<string, string> = {
  podman: "podman",
  conmon: "conmon",
  runc: "/usr/sbin/runc",
  netavark: "/usr/lib/podman/netavark",
  debootstrap: "debootstrap",
  iproute2: "ip",
  iptables: "iptables",
  "openssh-client": "ssh-keygen",
  "util-linux": "unshare",
}

/** Installs what is missing where that is Debian's to give, else says what to install. */
export async function prepareMachine(progress: (line: string) => void): Promise<void> {
  requireRoot(process.getuid?.())
  const missing = await missingPackages(needed)
  if (missing.length === 0) return
  requireDebian(missing, await Bun.file("/etc/os-release").text())
  progress(`installing ${missing.join(" ")}`)
  const env = { DEBIAN_FRONTEND: "noninteractive" }
  const wait = ["-o", "DPkg::Lock::Timeout=300", "-qq"]
  await run(["apt-get", ...wait, "update"], { env })
  await run(["apt-get", ...wait, "install", "--yes", "--no-install-recommends", ...missing], {
    env,
  })
}

export function requireRoot(uid: number | undefined): void {
  if (uid === 0) return
  throw new Error("test nodes need root: they are mounts, network and containers; run it as root")
}

export function requireDebian(missing: string[], osRelease: string): void {
  if (/^ID(_LIKE)?=.*\bdebian\b/m.test(osRelease)) return
  throw new Error(`this is no Debian: install ${missing.join(", ")} (Debian's names) yourself`)
}

export async function missingPackages(programs: Record<string, string>): Promise<string[]> {
  const missing: string[] = []
  for (const [name, program] of Object.entries(programs)) {
    const there = program.startsWith("/") ? await Bun.file(program).exists() : Bun.which(program)
    if (!there) missing.push(name)
  }
  return missing
}
