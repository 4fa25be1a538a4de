import { readPlaces } from "@sentiment/nodes/hosts/places"
import { run } from "@sentiment/nodes/hosts/run"
import { loadHosts } from "@sentiment/nodes/hosts/settings"
import { sshCommand } from "@sentiment/nodes/hosts/ssh"

/** What a shell line says on each host, run as root. */
export async function onEach(script: string): Promise<string[]> {
  const places = readPlaces()
  const hosts = await loadHosts(places)
  const quoted = `'${script.replaceAll("'", "'\\''")}'`
  return await Promise.all(
    hosts.map((it) => run(sshCommand(places, it, ["sudo", "sh", "-ec", quoted]))),
  )
}

/** Changes with every file that a playbook could write: all but homes, logs and what runs. */
export const fingerprints = (): Promise<string[]> =>
  onEach(
    "find /etc /usr /opt /var/lib -xdev -not -path '/var/lib/systemd/*' -printf '%p %s %T@ %m %U\\n'" +
      " | sort | sha256sum",
  )
