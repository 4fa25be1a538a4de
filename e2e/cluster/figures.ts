const figures: string[] = []

/** Shows a measured figure, and keeps it for the table at the end. */
export function note(what: string, value: string): void {
  const line = `${what.padEnd(44)}${value}`
  console.log(`measured: ${line}`)
  figures.push(line)
}

export const showFigures = (): void => {
  if (figures.length > 0) console.log(`\nmeasured\n${figures.map((it) => `  ${it}`).join("\n")}`)
}
