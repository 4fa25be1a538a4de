import { type Client, Metadata, status } from "@grpc/grpc-js"
import { connect } from "@sentiment/proto/client"
import { decode, encode } from "@sentiment/proto/codec"
import { SentimentService } from "@sentiment/proto/sentiment"
import { gatewayHost, gatewayPort, host } from "./ask.ts"

/** gRPC's code, the version that answered, and how many texts it answered. */
export type Outcome = { code: string; model: string; answers: number }

/** A channel through the gateway. */
export const openChannel = (): Client =>
  connect(`${gatewayHost}:${gatewayPort}`, {
    "grpc.default_authority": host,
    "grpc.enable_http_proxy": 0,
  })

const { predictBatch } = SentimentService.method
const path = `/${SentimentService.typeName}/${predictBatch.name}`
const serialize = encode(predictBatch.input)
const deserialize = decode(predictBatch.output)

export function predict(
  channel: Client,
  texts: string[],
  headers: Record<string, string> = {},
): Promise<Outcome> {
  const metadata = new Metadata()
  for (const [name, value] of Object.entries(headers)) metadata.set(name, value)
  const deadline = Date.now() + 20_000
  return new Promise((resolve) => {
    let model = ""
    const done = (error: { code: number } | null, answer?: { predictions: unknown[] }) =>
      resolve({
        code: status[error?.code ?? 0] ?? "",
        model,
        answers: answer?.predictions.length ?? 0,
      })
    const request = { texts }
    channel
      .makeUnaryRequest(path, serialize, deserialize, request, metadata, { deadline }, done)
      .on("metadata", (it) => {
        model = String(it.get("x-model-version")[0] ?? "")
      })
  })
}
