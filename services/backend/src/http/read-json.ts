import { AppError } from "@sentiment/proto/errors"
import { limits } from "@sentiment/proto/limits"

const utf8 = new TextDecoder("utf-8", { fatal: true })

/** Reads a JSON body of at most 4 MiB, strictly as UTF-8; throws AppError otherwise. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";", 1)[0]?.trim().toLowerCase()
  if (type !== "application/json") {
    throw new AppError("wrongMediaType", "the body must be application/json")
  }
  const bytes = await readBytes(request, limits.message)
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch (cause) {
    throw new AppError("invalidMessage", "the body is not JSON in UTF-8", { cause })
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
