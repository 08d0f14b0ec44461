// Chinese line breaking for a font that is not embedded: widths are those of Adobe-GB1, where a Chinese sign is one em
// and Latin signs are half an em in the Song face's fixed half width.
const mayNotBegin = new Set('、。,;:?!)》」』】〕”’,.;:?!)%')
const mayNotEnd = new Set('(《「『【〔“‘(¥')

/** Width of a text in em. */
export const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 0x7f ? 0.5 : 1), 0)

/** Breaks a paragraph into lines of at most `em` width; no line begins with a closing sign or ends with an opening one. */
export function brokenLines(text: string, em: number, indent = 0): string[] {
  const lines: string[] = []
  let line = ''
  let room = em - indent
  for (const word of wordsOf(text)) {
    if (widthOf(line) + widthOf(word) <= room || (line !== '' && mayNotBegin.has(word) && widthOf(line) <= room)) {
      line += word
      continue
    }
    let carried = ''
    while (line.length > 1 && mayNotEnd.has(line.at(-1) ?? '')) {
      carried = (line.at(-1) ?? '') + carried
      line = line.slice(0, -1)
    }
    if (line) lines.push(line)
    line = carried + word
    room = em
  }
  if (line || lines.length === 0) lines.push(line)
  return lines
}

/** Numbers and Latin words stay whole; every Chinese sign is a word. */
const wordsOf = (text: string): string[] => text.match(/[A-Za-z0-9.,*¥%/@:-]+(?=[^A-Za-z0-9]|$)|[\s\S]/gu) ?? []

/** UCS-2 big-endian hex as the font's encoding wants it; a sign outside the basic plane becomes 〓 and is reported. */
export function ucs2Hex(text: string): { hex: string; lost: string[] } {
  const lost: string[] = []
  let hex = ''
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0
    if (code > 0xffff) lost.push(sign)
    hex += (code > 0xffff ? 0x3013 : code).toString(16).padStart(4, '0')
  }
  return { hex, lost }
}
