/**
 * What of a family's private data stands in a text that goes to somebody else: a full name, a number, a telephone. A reply
 * to an objection must hold none of it. Returns the kind that was found, or null.
 */
export function privateWords(text: string, secrets: readonly string[]): '姓名' | '号码' | null {
  const plain = text.replace(/\s/g, '')
  if (/\d{11,}[\dXx]?/.test(plain)) return '号码'
  if (secrets.some((s) => /^\d+[\dXx]?$/.test(s) && plain.includes(s))) return '号码'
  return secrets.some((s) => s.length >= 2 && plain.includes(s)) ? '姓名' : null
}
