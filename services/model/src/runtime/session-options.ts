/**
 * One thread and no spinning: parallelism is by worker threads, and a spinning thread would take
 * the core from the thread that serves.
 */
export const sessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  extra: { session: { intra_op: { allow_spinning: "0" } } },
} as const
