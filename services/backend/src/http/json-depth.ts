const quote = 0x22
const backslash = 0x5c
const openers = new Set([0x5b, 0x7b])
const closers = new Set([0x5d, 0x7d])

/** Whether objects and lists of a JSON text stand more than `limit` deep in each other. */
export function isDeeperThan(limit: number, json: Uint8Array): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0
    if (byte === quote) inString = !inString
    else if (inString) at += byte === backslash ? 1 : 0
    else if (openers.has(byte)) depth += 1
    else if (closers.has(byte)) depth -= 1
    if (depth > limit) return true
  }
  return false
}
