import { join } from "node:path"
import { rendered } from "../rendered.ts"

export type Alert = {
  alert: string
  expr: string
  for?: string
  labels: Record<string, string>
  annotations: Record<string, string>
}

export type Recorded = { record: string; expr: string }
export type Group = { name: string; interval?: string; rules: (Alert | Recorded)[] }

type PrometheusRule = { metadata: { name: string }; spec: { groups: Group[] } }

/** The groups of all PrometheusRules, as they are applied. */
export const loadGroups = async (): Promise<Group[]> =>
  (await rendered<PrometheusRule>("alerts")).flatMap((it) => it.spec.groups)

export const alertsOf = (groups: Group[]): Alert[] =>
  groups.flatMap((it) => it.rules).filter((it) => "alert" in it)

export const recordedOf = (groups: Group[]): Recorded[] =>
  groups.flatMap((it) => it.rules).filter((it) => "record" in it)

/** Where the runbook is read; its sections are its anchors. */
export async function loadRunbookAddress(): Promise<string> {
  const text = await Bun.file(join(import.meta.dir, "runbook.yaml")).text()
  const { address } = Bun.YAML.parse(text) as { address: string }
  return address
}
