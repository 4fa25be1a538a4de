import { AppError } from "@sentiment/proto/errors"
import { Elysia } from "elysia"

/** Answers 405 to every other method on paths that take POST. */
export function postOnly(paths: readonly string[]) {
  const app = new Elysia({ normalize: false })
  for (const path of paths) {
    app.all(path, refuse, { parse: "none", detail: { hide: true } })
  }
  return app
}

function refuse({ set }: { set: { headers: Record<string, unknown> } }): never {
  set.headers.allow = "POST"
  throw new AppError("wrongMethod", "this path takes POST")
}
