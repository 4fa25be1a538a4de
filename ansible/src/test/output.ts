import { createOutput, type Output } from "../output/output.ts"

/** Keeps what is written. */
export function keepOutput(): Output & { text(): string } {
  const chunks: string[] = []
  const write = (chunk: string | Uint8Array) => chunks.push(Buffer.from(chunk).toString())
  return { ...createOutput({ write }), text: () => chunks.join("") }
}
