/** The 99 % interval of how many of `users` get a version that has this share (normal approximation). */
export function interval(users: number, share: number): [low: number, high: number] {
  const half = 2.576 * Math.sqrt(users * share * (1 - share))
  return [Math.ceil(users * share - half), Math.floor(users * share + half)]
}

export type Users = Map<string, Set<string>>

/** Users who have seen more than one version. */
export const flipped = (users: Users): string[] =>
  [...users].filter(([, seen]) => seen.size !== 1).map(([user]) => user)

/** Users who have seen this version. */
export const usersOf = (users: Users, version: string): Set<string> =>
  new Set([...users].filter(([, seen]) => seen.has(version)).map(([user]) => user))
