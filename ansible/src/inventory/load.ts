import { readFile } from "node:fs/promises"
import { dirname, resolve } from "node:path"
import { codeOf, Problem, problemList, reasonOf } from "@sentiment/tools/problem"
import { keyFileProblem } from "./key-file.ts"
import { addressProblem, clusterNetwork, type Network } from "./network.ts"
import { type HostVariables, type InventoryDocument, isDocument, schemaProblems } from "./schema.ts"
import { variableProblems } from "./variables.ts"

export type Machine = {
  name: string
  address: string
  nodeIp: string
  port: number
  user: string
  keyFile: string
}

export type Inventory = {
  file: string
  document: InventoryDocument
  controller: Machine
  /** All machines, the controller first. */
  machines: Machine[]
}

/** Reads and checks the inventory. All that is wrong with it is one Problem. */
export async function loadInventory(file: string, network = clusterNetwork): Promise<Inventory> {
  const document = parseYaml(file, await readText(file))
  if (!isDocument(document)) throw broken(file, schemaProblems(document))
  const { control_plane, workers } = document.all.children.cluster.children
  const folder = dirname(file)
  const groups = [...Object.entries(control_plane.hosts), ...Object.entries(workers.hosts)]
  const machines = groups.map(([name, host]) => toMachine(name, host, document, folder))
  const [controller] = machines
  const problems = [
    ...variableProblems(document),
    ...machines.flatMap((it) => machineProblems(it, network)),
    ...duplicates(machines),
    ...(await keyProblems(machines)),
  ]
  if (!controller || problems.length > 0) throw broken(file, problems)
  return { file, document, controller, machines }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8")
  } catch (error) {
    const reason = codeOf(error) === "ENOENT" ? "it does not exist" : reasonOf(error)
    throw new Problem(`the inventory ${file} cannot be read: ${reason}`)
  }
}

function parseYaml(file: string, text: string): unknown {
  try {
    return Bun.YAML.parse(text)
  } catch (error) {
    throw broken(file, [reasonOf(error)])
  }
}

const broken = (file: string, problems: readonly string[]) =>
  problemList(`the inventory ${file} cannot be used:`, problems)

function toMachine(
  name: string,
  host: HostVariables,
  { all }: InventoryDocument,
  folder: string,
): Machine {
  const { ansible_user = "", ansible_ssh_private_key_file = "" } = { ...all.vars, ...host }
  const keyFile = ansible_ssh_private_key_file && resolve(folder, ansible_ssh_private_key_file)
  const { ansible_host: address, node_ip: nodeIp, ansible_port: port = 22 } = host
  return { name, address, nodeIp, port, user: ansible_user, keyFile }
}

function machineProblems(
  { name, address, nodeIp, user, keyFile }: Machine,
  network: Network,
): string[] {
  const addresses = [...new Set([address, nodeIp])].map((it) => addressProblem(it, network))
  const missing = [
    user ? undefined : "ansible_user is missing",
    keyFile ? undefined : "ansible_ssh_private_key_file is missing",
  ]
  return [...addresses, ...missing].flatMap((it) => (it ? [`${name}: ${it}`] : []))
}

function duplicates(machines: readonly Machine[]): string[] {
  const problems = (of: (it: Machine) => string) => {
    const groups = Object.entries(Object.groupBy(machines, of))
    return groups.flatMap(([value, them = []]) =>
      them.length > 1
        ? [`${value} is the address of ${them.map((it) => it.name).join(" and ")}`]
        : [],
    )
  }
  return [
    ...new Set([
      ...problems((it) => `${it.address}:${it.port}`.replace(/:22$/, "")),
      ...problems((it) => it.nodeIp),
    ]),
  ]
}

async function keyProblems(machines: readonly Machine[]): Promise<string[]> {
  const files = [...new Set(machines.map((it) => it.keyFile))].filter((it) => it !== "")
  const problems = await Promise.all(files.map(keyFileProblem))
  return problems.filter((it) => it !== undefined)
}
