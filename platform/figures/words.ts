import type { Figure } from './figure.ts'

/** A value as people read it: 4,615; 100.0%; 3A; a dash where there is nothing to say. */
export function valueText({ unit }: Pick<Figure, 'unit'>, value: number | null): string {
  if (value === null) return '—'
  if (unit === 'ratio') return `${(value * 100).toFixed(1)}%`
  if (unit === 'A') return `${value}A`
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 })
}
