import { Problem } from '#kernel/problem.ts'
import './problems.ts'
import { type Entry, unpacked } from './zip.ts'

/** What a reader is told; names come without their prefix. */
export interface Listener {
  open?: (name: string, attribute: (name: string) => string | undefined) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

/**
 * Walks through the XML of a workbook piece by piece and tells a listener. It knows what such files are made of (elements,
 * texts, CDATA, comments) and refuses what they never have: a document type, and with it entities of its own. Throws `sheet.damaged`.
 */
export class Walker {
  readonly #listener: Listener
  #rest = ''
  #depth = 0
  constructor(listener: Listener) {
    this.#listener = listener
  }

  write(piece: string): void {
    const all = this.#rest + piece
    let at = 0
    for (;;) {
      const begin = all.indexOf('<', at)
      if (begin < 0) break
      const end = endOfTag(all, begin)
      if (end < 0) break
      if (begin > at) this.#listener.text?.(decoded(all.slice(at, begin)))
      this.#tag(all.slice(begin + 1, end - 1))
      at = end
    }
    this.#rest = all.slice(at)
    if (this.#rest.length > mostTag) throw new Problem('sheet.damaged')
  }

  /** Everything was there: whatever was opened is closed. */
  close(): void {
    if (this.#depth !== 0 || this.#rest.trim() !== '') throw new Problem('sheet.damaged')
  }

  #tag(tag: string): void {
    const sign = tag.charCodeAt(0)
    if (sign === slash) {
      this.#depth--
      this.#listener.close?.(plain(tag.slice(1).trimEnd()))
    } else if (sign === mark) {
      if (tag.startsWith('![CDATA[')) this.#listener.text?.(tag.slice(8, -2))
      else if (!tag.startsWith('!--')) throw new Problem('sheet.damaged')
    } else if (sign !== question) this.#element(tag)
  }

  #element(tag: string): void {
    const alone = tag.endsWith('/')
    const space = tag.search(/[\s/]/)
    const name = plain(space < 0 ? tag : tag.slice(0, space))
    this.#listener.open?.(name, (wanted) => attributeOf(tag, wanted))
    if (alone) this.#listener.close?.(name)
    else this.#depth++
  }
}

const slash = 47
const mark = 33
const question = 63
const mostTag = 4 << 20

/** Where a tag ends, behind its `>`; -1 when it goes on in what is not yet here. */
function endOfTag(text: string, begin: number): number {
  const close = text.startsWith('<![CDATA[', begin) ? ']]>' : text.startsWith('<!--', begin) ? '-->' : '>'
  // Too short to know which it is.
  if (text.charCodeAt(begin + 1) === mark && text.length - begin < 9) return -1
  const end = text.indexOf(close, begin + 1)
  return end < 0 ? -1 : end + close.length
}

function plain(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

function attributeOf(tag: string, name: string): string | undefined {
  for (let at = tag.indexOf(`${name}=`); at >= 0; at = tag.indexOf(`${name}=`, at + 1)) {
    if (!/\s/.test(tag[at - 1] ?? '')) continue
    const quote = tag[at + name.length + 1] ?? '"'
    const begin = at + name.length + 2
    const end = tag.indexOf(quote, begin)
    return end < 0 ? undefined : decoded(tag.slice(begin, end))
  }
  return undefined
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, code: string) => {
    if (!code.startsWith('#')) return named[code] ?? whole
    const point = code[1] === 'x' || code[1] === 'X' ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1))
    return point <= 0x10ffff ? String.fromCodePoint(point) : ''
  })
}

/** Walks through a whole file of an archive. */
export async function parse(entry: Entry, most: number, listener: Listener): Promise<void> {
  const walker = new Walker(listener)
  const decoder = new TextDecoder()
  for await (const chunk of unpacked(entry, most)) walker.write(decoder.decode(chunk, { stream: true }))
  walker.close()
}
