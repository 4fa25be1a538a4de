/** A file of the page, ready to be answered. */
export type PageFile = {
  bytes: Uint8Array<ArrayBuffer>
  zipped: Uint8Array<ArrayBuffer>
  headers: Record<string, string>
}

/** Keeps a file in memory, plain and gzipped. */
export function createPageFile(
  name: string,
  content: string | Buffer,
  cacheControl: string,
): PageFile {
  const bytes = new Uint8Array(Buffer.from(content))
  const headers = {
    "content-type": Bun.file(name).type,
    "cache-control": cacheControl,
    etag: `W/"${Bun.hash(bytes).toString(36)}"`,
    vary: "accept-encoding",
  }
  return { bytes, zipped: Bun.gzipSync(bytes), headers }
}

/** 304 when the browser has it already, gzipped when it can read that. */
export function answerFile({ bytes, zipped, headers }: PageFile, request: Headers): Response {
  if (request.get("if-none-match") === headers.etag)
    return new Response(null, { status: 304, headers })
  if (!request.get("accept-encoding")?.includes("gzip")) return new Response(bytes, { headers })
  return new Response(zipped, { headers: { ...headers, "content-encoding": "gzip" } })
}
