import type { InventoryDocument } from "./schema.ts"

/** What of Ansible's own variables may be set: no other user, password or SSH option than ours. */
const allowed = new Set([
  "ansible_user",
  "ansible_host",
  "ansible_port",
  "ansible_ssh_private_key_file",
  "ansible_python_interpreter",
])

/** Variables that would undo a check or mean another thing to Ansible than to us. */
export function variableProblems({ all }: InventoryDocument): string[] {
  const { control_plane, workers } = all.children.cluster.children
  const hosts = { ...control_plane.hosts, ...workers.hosts }
  const places = [["all.vars", all.vars ?? {}] as const, ...Object.entries(hosts)]
  return places.flatMap(([place, variables]) =>
    Object.entries(variables).flatMap(([name, value]) => {
      if (name.startsWith("ansible_") && !allowed.has(name)) {
        return [
          `${place}.${name}: may not be set here (host keys are always checked, keys only by path)`,
        ]
      }
      return isOldBoolean(value) ? [`${place}.${name}: write true or false, not ${value}`] : []
    }),
  )
}

/** YAML 1.1, which Ansible reads, takes these for booleans, YAML 1.2 for text. */
const isOldBoolean = (value: unknown) =>
  typeof value === "string" && /^(yes|no|on|off)$/i.test(value)
