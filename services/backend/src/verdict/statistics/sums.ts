/** All that is known of a measure in one version: its users, the sum of their means, and of the squares. */
export type Sums = { users: number; sum: number; squares: number }

export const none: Sums = { users: 0, sum: 0, squares: 0 }

/** The sums with one more user. */
export const withUser = ({ users, sum, squares }: Sums, value: number): Sums => ({
  users: users + 1,
  sum: sum + value,
  squares: squares + value * value,
})

export const meanOf = ({ users, sum }: Sums): number => sum / users

/** The variance of a user's value; rounding must not make it negative. */
export const varianceOf = ({ users, sum, squares }: Sums): number =>
  Math.max(squares / users - (sum / users) ** 2, 0)
