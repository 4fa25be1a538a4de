import { AppError } from "@sentiment/proto/errors"
import { isDeeperThan } from "./json-depth.ts"

const utf8 = new TextDecoder("utf-8", { fatal: true })

/** Reads a JSON body of at most `limit` bytes, strictly as UTF-8; throws AppError otherwise. */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  checkHeaders(request.headers)
  const bytes = await readBytes(request, limit).catch((cause) => {
    throw request.signal.aborted ? new AppError("cancelled", "the caller has gone") : cause
  })
  // A deep body would keep the parser busy for a second; ours has an object and a list at most.
  if (isDeeperThan(2, bytes)) throw new AppError("invalidMessage", "the body is nested too deeply")
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch (cause) {
    throw new AppError("invalidMessage", "the body is not JSON in UTF-8", { cause })
  }
}

function checkHeaders(headers: Headers): void {
  const type = headers.get("content-type")?.split(";", 1)[0]?.trim().toLowerCase()
  if (type !== "application/json") {
    throw new AppError("wrongMediaType", "the body must be application/json")
  }
  if (headers.has("content-encoding")) {
    throw new AppError("wrongMediaType", "the body must not be compressed")
  }
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = () => new AppError("tooLarge", `the body is larger than ${limit} bytes`)
  if (Number(request.headers.get("content-length")) > limit) throw tooLarge()
  if (request.headers.has("content-length")) return request.bytes()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > limit) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
