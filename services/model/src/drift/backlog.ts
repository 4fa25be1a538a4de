/**
 * Puts rows off until `size` have come or somebody asks: what is done to many at once takes less than
 * half as long as in between inferences.
 */
export function createBacklog<Row>(size: number, settle: (row: Row) => void) {
  let rows: Row[] = []
  const flush = () => {
    const due = rows
    rows = []
    due.forEach(settle)
  }
  return {
    add(row: Row): void {
      rows.push(row)
      if (rows.length >= size) flush()
    },
    flush,
  }
}
