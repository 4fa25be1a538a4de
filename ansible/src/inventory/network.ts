/** Where machines may be, and which addresses MetalLB gives away. */
export type Network = { cidr: string; pool: readonly [first: string, last: string] }

export const clusterNetwork: Network = {
  cidr: "192.168.56.0/24",
  pool: ["192.168.56.90", "192.168.56.99"],
}

/** Why a machine cannot have this address; undefined when it can. */
export function addressProblem(address: string, { cidr, pool }: Network): string | undefined {
  const number = parseAddress(address)
  if (number === undefined) return `${address} is no IPv4 address`
  const [first, last] = addressRange(cidr)
  if (number < first || number > last) return `${address} is outside of the network ${cidr}`
  if (number === first || number === last) return `${address} is no host's address in ${cidr}`
  if (number === first + 1) return `${address} is this machine's own address in ${cidr}`
  const inPool = number >= mustParse(pool[0]) && number <= mustParse(pool[1])
  return inPool ? `${address} belongs to MetalLB's pool ${pool[0]}-${pool[1]}` : undefined
}

function parseAddress(text: string): number | undefined {
  const parts = text.split(".")
  const plain = parts.length === 4 && parts.every((it) => /^(0|[1-9]\d{0,2})$/.test(it))
  if (!plain || parts.some((it) => Number(it) > 255)) return undefined
  return parts.reduce((sum, it) => sum * 256 + Number(it), 0)
}

function mustParse(text: string): number {
  const number = parseAddress(text)
  if (number === undefined) throw new Error(`${text} is no IPv4 address`)
  return number
}

function addressRange(cidr: string): [first: number, last: number] {
  const [base = "", bits] = cidr.split("/")
  const size = 2 ** (32 - Number(bits))
  const first = Math.floor(mustParse(base) / size) * size
  return [first, first + size - 1]
}
