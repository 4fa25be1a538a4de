import { join } from "node:path"

export const files = join(import.meta.dir, "files")
export const release = "bookworm"

/** What a Debian server has, and what the playbooks want: in offline mode they fetch no package. */
export const packages = [
  ...["systemd", "systemd-sysv", "libpam-systemd", "dbus", "openssh-server", "openssh-client"],
  ...["python3", "python3-apt", "sudo", "ca-certificates", "curl", "iproute2", "iputils-ping"],
  ...["procps", "kmod", "netbase", "less"],
  // Debootstrap does not follow python3-cryptography to the last of these.
  ...["ansible-core", "python3-cffi-backend"],
  ...["runc", "containernetworking-plugins", "conntrack", "socat", "ethtool", "ipset", "iptables"],
  ...["nftables", "jq"],
]

/**
 * Hosts must not share what tells them apart, and nothing may run that would touch the real
 * machine: its devices' names and MAC addresses (udev), its consoles (getty).
 */
export const finish = `
set -eu
useradd --create-home --shell /bin/bash --password '*' vagrant
chmod 440 /etc/sudoers.d/vagrant
systemctl mask systemd-udevd.service systemd-udevd-control.socket systemd-udevd-kernel.socket systemd-udev-trigger.service
systemctl mask getty@.service serial-getty@.service console-getty.service container-getty@.service
systemctl enable test-host.service
rm -f /etc/ssh/ssh_host_* /var/lib/dbus/machine-id /var/cache/apt/archives/*.deb
: > /etc/machine-id
`

/** Tells one recipe from another: a root made by an older one is made again. */
export async function recipeStamp(): Promise<string> {
  const hash = new Bun.CryptoHasher("sha256")
  hash.update(JSON.stringify([release, packages, finish]))
  const names = [...new Bun.Glob("**").scanSync({ cwd: files, dot: true })].sort()
  for (const name of names) hash.update(name).update(await Bun.file(join(files, name)).bytes())
  return hash.digest("hex")
}
