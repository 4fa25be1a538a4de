import { describe, expect, test } from "bun:test"
import { murmur3 } from "./murmur3.ts"

const hash = (bytes: Uint8Array, seed: number) =>
  murmur3(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, bytes.length, seed)

const hexadecimal = (digits: string) => new Uint8Array(Buffer.from(digits, "hex"))
const ascii = (text: string) => new TextEncoder().encode(text)

/** Widely published values of the reference implementation: bytes, seed, unsigned hash. */
const vectors: [Uint8Array, number, number][] = [
  [hexadecimal(""), 0, 0],
  [hexadecimal(""), 1, 0x514e28b7],
  [hexadecimal(""), 0xffffffff, 0x81f16f39],
  [hexadecimal("00"), 0, 0x514e28b7],
  [hexadecimal("0000"), 0, 0x30f4c306],
  [hexadecimal("000000"), 0, 0x85f0b427],
  [hexadecimal("00000000"), 0, 0x2362f9de],
  [hexadecimal("ffffffff"), 0, 0x76293b50],
  [hexadecimal("21"), 0, 0x72661cf4],
  [hexadecimal("2143"), 0, 0xa0f7b07a],
  [hexadecimal("214365"), 0, 0x7e4a8634],
  [hexadecimal("21436587"), 0, 0xf55b516b],
  [hexadecimal("21436587"), 0x5082edee, 0x2362f9de],
  [ascii("aaaa"), 0x9747b28c, 0x5a97808a],
  [ascii("Hello, world!"), 0x9747b28c, 0x24884cba],
  [ascii("The quick brown fox jumps over the lazy dog"), 0x9747b28c, 0x2fa826cd],
]

describe("murmur3", () => {
  test.each(vectors)("of %p with seed %d is the reference's", (bytes, seed, expected) => {
    expect(hash(bytes, seed)).toBe(expected | 0)
  })

  test("reads only the bytes asked for", () => {
    const view = new DataView(ascii("xx\u0000the same\u0000yy").buffer)
    expect(murmur3(view, 3, 11)).toBe(hash(ascii("the same"), 0))
  })
})
