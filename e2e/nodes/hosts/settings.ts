import type { Container } from "./containers.ts"
import { type Host, mostWorkers, planHosts } from "./hosts.ts"
import type { Places } from "./places.ts"

export type Settings = { workers: number }

export const defaultWorkers = 2

export async function loadSettings(places: Places): Promise<Settings | undefined> {
  const file = Bun.file(places.settings)
  if (!(await file.exists())) return undefined
  const { workers } = await file.json()
  if (isWorkers(workers)) return { workers }
  throw new Error(`${places.settings} is broken: run bun run nodes down`)
}

export async function saveSettings(places: Places, settings: Settings): Promise<void> {
  await Bun.write(places.settings, JSON.stringify(settings))
}

/** What this run shall be. Throws when nodes are there that it would have to change. */
export function settle(
  places: Places,
  asked: number | undefined,
  there: Settings | undefined,
  containers: Container[],
): Settings {
  refuseForeign(places, containers)
  const workers = asked ?? there?.workers ?? defaultWorkers
  if (!there || there.workers === workers) return { workers }
  const counts = `with ${there.workers} workers are there already, and ${workers} were asked for`
  throw new Error(`test nodes ${counts}: run bun run nodes down first`)
}

/** Addresses and names are fixed, so a machine holds one run at a time. */
export function refuseForeign(places: Places, containers: Container[]): void {
  const foreign = containers.find((it) => it.nodes !== places.nodes)
  if (!foreign) return
  const cache = foreign.nodes.replace(/\/nodes$/, "")
  throw new Error(
    `test nodes of another cache run here: SENTIMENT_CACHE=${cache} bun run nodes down ends them`,
  )
}

/** The hosts of the run that is up. */
export async function loadHosts(places: Places): Promise<Host[]> {
  const settings = await loadSettings(places)
  if (settings) return planHosts(settings.workers)
  throw new Error("there are no test nodes: run bun run nodes up")
}

export function isWorkers(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= mostWorkers
}
