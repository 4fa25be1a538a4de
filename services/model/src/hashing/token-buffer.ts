const blank = 0x20

/** The role of a token before which a clause ended. */
export const FRESH = 1

/**
 * Tokens in UTF-8 with one blank before, between and after them, so that every n-gram of words and
 * every n-gram of a padded word is one run of bytes. It is filled again for each text.
 */
export type TokenBuffer = {
  bytes: DataView
  /** Byte at which each code point starts, blanks included. */
  points: Int32Array
  pointCount: number
  byteCount: number
  /** Tokens so far; the arrays below have one entry for each. */
  count: number
  /** First code point of the token, and the blank after its last one. */
  first: Int32Array
  last: Int32Array
  /** Place in the text, in UTF-16 units. */
  start: Int32Array
  end: Int32Array
  /** What the token means to the negation before it, as bits. */
  role: Uint8Array
  /** Whether a clause ended since the last token. */
  paused: boolean
}

export function createTokenBuffer(units: number): TokenBuffer {
  // A unit of text becomes at most three bytes and a blank; "wont", as "will not", is within that.
  const size = 4 * units + 8
  return {
    bytes: new DataView(new ArrayBuffer(size)),
    points: new Int32Array(size),
    pointCount: 0,
    byteCount: 0,
    count: 0,
    first: new Int32Array(size),
    last: new Int32Array(size),
    start: new Int32Array(size),
    end: new Int32Array(size),
    role: new Uint8Array(size),
    paused: false,
  }
}

/** Empties the buffer, down to the blank before the first token. */
export function clear(buffer: TokenBuffer): void {
  buffer.count = 0
  buffer.pointCount = 0
  buffer.byteCount = 0
  buffer.paused = false
  put(buffer, blank)
}

/** Adds a code point to the token that is being written. */
export function put(buffer: TokenBuffer, code: number): void {
  const { bytes } = buffer
  let at = buffer.byteCount
  buffer.points[buffer.pointCount++] = at
  if (code < 0x80) {
    bytes.setUint8(at++, code)
  } else if (code < 0x800) {
    bytes.setUint8(at++, 0xc0 | (code >> 6))
    bytes.setUint8(at++, 0x80 | (code & 0x3f))
  } else {
    if (code < 0x10000) {
      bytes.setUint8(at++, 0xe0 | (code >> 12))
    } else {
      bytes.setUint8(at++, 0xf0 | (code >> 18))
      bytes.setUint8(at++, 0x80 | ((code >> 12) & 0x3f))
    }
    bytes.setUint8(at++, 0x80 | ((code >> 6) & 0x3f))
    bytes.setUint8(at++, 0x80 | (code & 0x3f))
  }
  buffer.byteCount = at
}

/** Takes back all code points from number `point` on. */
export function cutTo(buffer: TokenBuffer, point: number): void {
  buffer.byteCount = buffer.points[point] ?? buffer.byteCount
  buffer.pointCount = point
}

/** Ends the token whose first code point is `first`; it lies in the text from `start` to `end`. */
export function close(
  buffer: TokenBuffer,
  first: number,
  start: number,
  end: number,
  role: number,
): void {
  const token = buffer.count++
  buffer.first[token] = first
  buffer.last[token] = buffer.pointCount
  buffer.start[token] = start
  buffer.end[token] = end
  buffer.role[token] = buffer.paused ? role | FRESH : role
  buffer.paused = false
  put(buffer, blank)
  // So that the last token, too, has a code point after its blank.
  buffer.points[buffer.pointCount] = buffer.byteCount
}

/** Writes a whole token of ASCII. */
export function putToken(
  buffer: TokenBuffer,
  token: string,
  start: number,
  end: number,
  role: number,
): void {
  const first = buffer.pointCount
  for (let at = 0; at < token.length; at += 1) put(buffer, token.charCodeAt(at))
  close(buffer, first, start, end, role)
}

/** Writes a token with ASCII capitals, which no other token has. */
export function capitalise({ bytes, points, first, last }: TokenBuffer, token: number): void {
  const end = points[last[token] ?? 0] ?? 0
  for (let at = points[first[token] ?? 0] ?? 0; at < end; at += 1) {
    const byte = bytes.getUint8(at)
    if (byte >= 0x61 && byte <= 0x7a) bytes.setUint8(at, byte - 0x20)
  }
}
