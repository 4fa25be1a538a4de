#!/usr/bin/env bun
// Asks for a prediction at paths as they are written: fetch() would tidy them up first.
import { connect } from "node:net"
import { gatewayHost, gatewayPort, host } from "../ask.ts"

const body = JSON.stringify({ text: "The soup was wonderful." })

function askRaw(path: string, user: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(gatewayPort, gatewayHost)
    let heard = ""
    socket.on("data", (chunk) => {
      heard += chunk
    })
    socket.on("end", () => resolve(Number(heard.match(/^HTTP\/1.1 (\d+)/)?.[1] ?? 0)))
    socket.on("error", reject)
    const lines = [`POST ${path} HTTP/1.1`, `host: ${host}`, `x-user: ${user}`, "connection: close"]
    lines.push("content-type: application/json", `content-length: ${body.length}`, "", body)
    socket.write(lines.join("\r\n"))
  })
}

const [user = "", ...paths] = process.argv.slice(2)
const statuses = []
for (const [at, path] of paths.entries()) statuses.push(await askRaw(path, `${user}-${at}`))
console.log(JSON.stringify(statuses))
