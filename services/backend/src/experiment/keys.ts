import { createHmac, randomBytes } from "node:crypto"

/** Names for users which nobody outside of this process can make or read: the key is random and never leaves. */
export function createKeys() {
  const secret = randomBytes(32)
  return (user: string, stage: string): string =>
    createHmac("sha256", secret).update(`${stage}\n${user}`).digest("base64").slice(0, 22)
}
