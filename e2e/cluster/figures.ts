const figures: string[] = []

/** Keeps a measured figure for the table at the end. */
export const note = (what: string, value: string): void => {
  figures.push(`${what.padEnd(44)}${value}`)
}

export const showFigures = (): void => {
  if (figures.length > 0) console.log(`\nmeasured\n${figures.map((it) => `  ${it}`).join("\n")}`)
}
