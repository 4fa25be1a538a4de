import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import type { Places } from "../controller/places.ts"
import type { Provisioning } from "../controller/provision.ts"
import type { Inventory } from "../inventory/load.ts"
import { connect } from "../ssh/connect.ts"
import { loadKnownHosts } from "../ssh/known-hosts.ts"
import { keepOutput } from "./output.ts"
import { type Sshd, standIn } from "./sshd.ts"

/** A controller whose sudo and ansible-playbook are stand-ins: what is tested is what we do with them. */
export async function startController(sshd: Sshd) {
  const { folder, machine } = sshd
  // Debian's sudo is not everywhere where tests run, nor may everybody use it.
  await standIn(sshd, "sudo", '[ "$1" = -n ] && shift; exec "$@"')
  await standIn(sshd, "ansible-playbook", playbookScript(folder))
  const ansible = join(folder, "ansible")
  await mkdir(join(ansible, "src"), { recursive: true })
  await Bun.write(join(ansible, "general.yml"), "- hosts: all\n")
  await Bun.write(join(ansible, "src/main.ts"), "stays\n")
  await Bun.write(join(ansible, ".venv/bin/python"), "stays\n")
  const places: Places = {
    playbooks: join(folder, "home/cluster"),
    state: join(folder, "home/.cluster"),
    ssh: join(folder, "home/.ssh"),
  }
  const remote = await connect(machine, await loadKnownHosts(sshd.knownHosts))
  const out = keepOutput()
  const work: Provisioning = {
    ansible,
    inventory: inventoryOf(sshd),
    known: await loadKnownHosts(sshd.knownHosts),
    remotes: [remote],
    places,
    hint: (name) => `to go on: up --from ${name}`,
    out,
    signal: new AbortController().signal,
    color: false,
  }
  const ran = async () =>
    (
      await Bun.file(join(folder, "ran"))
        .text()
        .catch(() => "")
    )
      .split("\n")
      .slice(0, -1)
  return { work, out, ran, close: () => remote.close() }
}

/** Writes down what it is asked for; a file "NAME.fails" beside it holds the exit code it shall have. */
const playbookScript = (folder: string) => `
echo "$3" >> ${folder}/ran
echo "PLAY RECAP of $3 in $(pwd)"
test ! -f ${folder}/hangs || { echo started; exec sleep 600; }
test ! -f ${folder}/$3.fails || exit "$(cat ${folder}/$3.fails)"
`

function inventoryOf({ machine, folder }: Sshd): Inventory {
  const host = {
    ansible_host: machine.address,
    node_ip: machine.nodeIp,
    ansible_port: machine.port,
  }
  const children = {
    control_plane: { hosts: { controller: host } },
    workers: { hosts: {} },
  }
  const vars = { ansible_user: machine.user, ansible_ssh_private_key_file: machine.keyFile }
  return {
    file: join(folder, "inventory.yml"),
    document: { all: { vars, children: { cluster: { children } } } },
    controller: machine,
    machines: [machine],
  }
}
