import { createHash } from 'node:crypto'

// The same statement gets the same name on every connection, so PostgreSQL parses and plans it once. Lists of varying
// length would fill the map, so it has a bound; beyond it statements go unnamed.
const names = new Map<string, string>()
const mostNames = 2000

/**
 * The name under which a statement is prepared; undefined when too many have been, and for statements over whole lists: a
 * plan that is kept knows nothing of how long the list is, and was seen to be hundreds of times slower.
 */
export function nameOf(text: string): string | undefined {
  if (text.includes('[])')) return undefined
  const known = names.get(text)
  if (known) return known
  if (names.size >= mostNames) return undefined
  const name = `q${createHash('sha1').update(text).digest('hex').slice(0, 16)}`
  names.set(text, name)
  return name
}
