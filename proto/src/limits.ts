/** Limits of the contract, the same for every version of the model. */
export const limits = {
  /** Unicode code points of one text, and so 20,000 bytes of UTF-8 at most. */
  characters: 5_000,
  /** Texts of one batch. */
  texts: 256,
  /** Bytes of one message. */
  message: 4 * 1024 * 1024,
} as const
