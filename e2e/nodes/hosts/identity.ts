import { chmod, mkdir } from "node:fs/promises"
import { join } from "node:path"
import { type Disk, diskOf } from "./disk.ts"
import { type Host, user } from "./hosts.ts"
import { renderKnownHosts } from "./inventory.ts"
import type { Places } from "./places.ts"
import { run } from "./run.ts"

/** The key pair that opens every host of this run. */
export async function makeKey(places: Places): Promise<void> {
  if (await Bun.file(places.key).exists()) return
  await mkdir(places.nodes, { recursive: true })
  const comment = "test nodes of sentiment-analyzer"
  await run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", places.key])
}

/** Gives a fresh disk what an installer gives a server: a name, host keys, and who may enter. */
export async function personalise(places: Places, host: Host, disk: Disk): Promise<void> {
  await Bun.write(join(disk.root, "etc/hostname"), `${host.name}\n`)
  const names = `127.0.0.1\tlocalhost\n127.0.1.1\t${host.name}\n::1\tlocalhost ip6-localhost\n`
  await Bun.write(join(disk.root, "etc/hosts"), names)
  await run(["chroot", disk.root, "ssh-keygen", "-q", "-A"])
  const folder = join(disk.root, "home", user, ".ssh")
  await mkdir(folder, { recursive: true })
  await Bun.write(join(folder, "authorized_keys"), Bun.file(`${places.key}.pub`))
  await chmod(folder, 0o700)
  await chmod(join(folder, "authorized_keys"), 0o600)
  await run(["chroot", disk.root, "chown", "--recursive", `${user}:${user}`, `/home/${user}/.ssh`])
}

/** From the disks themselves: what answers on the network proves nothing about a host. */
export async function writeKnownHosts(places: Places, hosts: Host[]): Promise<void> {
  const keys = hosts.map(async (host) => {
    return { address: host.address, publicKeys: await publicKeys(diskOf(places, host)) }
  })
  await Bun.write(places.knownHosts, renderKnownHosts(await Promise.all(keys)))
}

function publicKeys(disk: Disk): Promise<string[]> {
  const folder = join(disk.root, "etc/ssh")
  const names = [...new Bun.Glob("ssh_host_*_key.pub").scanSync(folder)].sort()
  return Promise.all(names.map((it) => Bun.file(join(folder, it)).text()))
}
