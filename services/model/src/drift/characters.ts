/** Counts Unicode code points, of which a pair of surrogates is one, without making an array of them. */
export function countCharacters(text: string): number {
  let pairs = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 0xd800 && code < 0xdc00) pairs += 1
  }
  return text.length - pairs
}
