export interface Kinship {
  blood: 'FULL' | 'HALF' | 'ADOPTION' | 'NONE'
  /** One is an ancestor of the other. */
  lineal?: boolean | undefined
  /** Generations to a common ancestor, the person counting as 1; one line for every way the two are related. */
  lines: readonly { gA: number; gB: number }[]
}

export type KinshipBar = null | 'LINEAL' | 'COLLATERAL' | 'ADOPTION'

/**
 * Whether kinship forbids a marriage (民法典 art. 1048): lineal relatives at any distance, collateral ones within the given
 * generations, half-blood like full blood. An adoption in force bars the direct line; relatives by marriage are not barred.
 */
export function kinshipBar({ blood, lineal, lines }: Kinship, generations: number): KinshipBar {
  if (blood === 'NONE') return null
  const direct = lineal === true || lines.some((l) => l.gA === 1 || l.gB === 1)
  if (blood === 'ADOPTION') return direct ? 'ADOPTION' : null
  if (direct) return 'LINEAL'
  return lines.some((l) => Math.max(l.gA, l.gB) <= generations) ? 'COLLATERAL' : null
}
