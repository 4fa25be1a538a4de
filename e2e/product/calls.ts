import { type Client, Metadata, type ServiceError, type status } from "@grpc/grpc-js"
import { AppError } from "@sentiment/proto/errors"
import { soon } from "./product.ts"

/** How a call failed; undefined when it was answered. */
export const failure = (call: Promise<unknown>): Promise<AppError | undefined> =>
  call.then(
    () => undefined,
    (error: AppError) => error,
  )

/** Sends bytes to a method and answers how the call failed. */
export function sendBytes(
  channel: Client,
  method: string,
  bytes: Buffer,
): Promise<AppError & { code: status }> {
  const same = (it: Buffer) => it
  const path = `/sentiment.v1.SentimentService/${method}`
  return new Promise((resolve, reject) => {
    const done = (error: ServiceError | null) =>
      error
        ? resolve(Object.assign(AppError.fromGrpc(error), { code: error.code }))
        : reject(new Error("answered"))
    channel.makeUnaryRequest(path, same, same, bytes, new Metadata(), soon(), done)
  })
}

/** A PredictRequest of exactly `size` bytes. */
export function requestOf(size: number): Buffer {
  const head = Buffer.from([0x0a, 0, 0, 0, 0])
  const length = size - head.length
  for (const at of [0, 1, 2, 3]) head[at + 1] = ((length >> (7 * at)) & 0x7f) | (at < 3 ? 0x80 : 0)
  return Buffer.concat([head, Buffer.alloc(length, "a")])
}
