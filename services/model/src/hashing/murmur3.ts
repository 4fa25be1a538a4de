const c1 = 0xcc9e2d51
const c2 = 0x1b873593

/**
 * MurmurHash3 (x86, 32 bits) of the bytes from `start` to before `end`, as a signed integer:
 * the hash of scikit-learn's `HashingVectorizer`, whose seed is 0.
 */
export function murmur3(bytes: DataView, start: number, end: number, seed = 0): number {
  const length = end - start
  const tail = start + (length & ~3)
  let hash = seed
  for (let at = start; at < tail; at += 4) {
    hash ^= mixBlock(bytes.getInt32(at, true))
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64
  }
  let rest = 0
  for (let at = end - 1; at >= tail; at -= 1) rest = (rest << 8) | bytes.getUint8(at)
  if (tail < end) hash ^= mixBlock(rest)
  return avalanche(hash ^ length)
}

function mixBlock(block: number): number {
  const product = Math.imul(block, c1)
  return Math.imul((product << 15) | (product >>> 17), c2)
}

function avalanche(mixed: number): number {
  let hash = mixed
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) | 0
}
