import { type Check, NotThere } from "./check.ts"

const appHost = "app.local"

/** The page, through the gateway's address: no name has to be known to this computer. */
export const pageCheck = (address: string): Check => ({
  name: "page",
  look: async (signal) => {
    const response = await ask(address, appHost, "/", { signal })
    const text = await response.text()
    expectOk(response, text)
    if (!/<title>[^<]*sentiment/i.test(text)) throw new Error("what answers is not the page")
    return `http://${appHost}/ answers with ${text.length} characters`
  },
})

export const predictionCheck = (address: string): Check => ({
  name: "prediction by HTTP",
  look: async (signal) => {
    const response = await ask(address, appHost, "/api/predictions", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text: "A wonderful film, I loved every minute of it." }),
      signal,
    })
    const text = await response.text()
    expectOk(response, text)
    const { label, score, model } = JSON.parse(text)
    if (label !== "positive") throw new Error(`a good review is called ${label}`)
    return `${label} ${score.toFixed(2)} by ${model.name} ${model.version}`
  },
})

/** A dashboard's name at the second gateway, which says so itself when there is none behind it. */
export const dashboardCheck = (address: string, host: string): Check => ({
  name: host,
  look: async (signal) => {
    const response = await ask(address, host, "/", { signal })
    const text = await response.text()
    if (response.status === 404 && text.includes("is not installed"))
      throw new NotThere(text.trim())
    if (response.status >= 400) throw new Error(`answers ${response.status}`)
    return `http://${host}/ answers ${response.status}`
  },
})

function ask(address: string, host: string, path: string, init: RequestInit): Promise<Response> {
  const headers = { ...init.headers, host }
  return fetch(`http://${address}${path}`, {
    ...init,
    headers,
    redirect: "manual",
    keepalive: false,
  })
}

function expectOk({ status }: Response, text: string): void {
  if (status !== 200) throw new Error(`answers ${status} ${text.slice(0, 200)}`.trim())
}
