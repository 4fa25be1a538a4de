type Labels = Readonly<Record<string, string>>

/** Asks a service for its metrics; answers the sum of the series that have a name and all of some labels. */
export async function readMetrics(url: string): Promise<(name: string, labels?: Labels) => number> {
  const lines = (await (await fetch(url)).text()).split("\n")
  const series = lines.flatMap((line) => {
    const [, name, labels = "", value] = line.match(/^(\w+)(?:\{(.*)\})? (\S+)$/) ?? []
    return name ? [{ name, labels: labels.split(","), value: Number(value) }] : []
  })
  return (name, labels = {}) => {
    const wanted = Object.entries(labels).map(([key, value]) => `${key}="${value}"`)
    const has = (it: (typeof series)[number]) => wanted.every((label) => it.labels.includes(label))
    return series.filter((it) => it.name === name && has(it)).reduce((sum, it) => sum + it.value, 0)
  }
}
