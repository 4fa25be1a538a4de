export type Output = {
  line(text?: string): void
  write(chunk: string | Uint8Array): void
  /** What is being waited for: one line, overwritten on a terminal, else only said when it is new. */
  waiting(text: string): void
}

type Stream = { isTTY?: boolean; columns?: number; write(chunk: string | Uint8Array): unknown }

export function createOutput(stream: Stream = process.stdout): Output {
  let waiting = ""
  const clear = () => {
    if (waiting && stream.isTTY) stream.write("\r\x1b[2K")
    waiting = ""
  }
  const write: Output["write"] = (chunk) => {
    clear()
    stream.write(chunk)
  }
  return {
    line: (text = "") => write(`${text}\n`),
    write,
    waiting: (text) => {
      if (text === waiting) return
      clear()
      waiting = text
      // A line that wraps could not be taken back.
      stream.write(stream.isTTY ? text.slice(0, (stream.columns ?? 80) - 1) : `${text}\n`)
    },
  }
}
