/** What somebody typed: an identity number, a certificate's number (of today or of old), else the beginning of a name. */
export function typed(q: string): 'name' | 'number' | 'certificate' {
  if (/^\d{15}$|^\d{17}[\dXx]$/.test(q)) return 'number'
  return /\d/.test(q) ? 'certificate' : 'name'
}
