import type { ReactNode } from 'react'

export interface SumRow {
  label: ReactNode
  /** 1,500.00 减去两成就业成本 300.00 */
  formula?: ReactNode
  /** Already written: 1,200.00. Left out in a heading. */
  amount?: ReactNode
  /** cap: a heading; sub: a rule above; total: the result. */
  kind?: 'cap' | 'sub' | 'total' | undefined
}

/** Arithmetic line by line: words left, formula small below, amount right. */
export function Sum({ rows, label }: { rows: readonly SumRow[]; label?: string | undefined }) {
  return (
    <table className="sum" aria-label={label}>
      <tbody>
        {rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a ledger has no other key than its line
          <tr key={i} className={row.kind}>
            {row.kind === 'cap' ? (
              <td colSpan={2}>{row.label}</td>
            ) : (
              <>
                <td>
                  {row.label}
                  {row.formula && <small>{row.formula}</small>}
                </td>
                <td className="num">{row.amount}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What would change the result: the change left, its effect right. */
export const WhatIf = ({ lines }: { lines: readonly { label: string; effect: string }[] }) => (
  <dl className="what">
    {lines.map((l) => (
      <div key={l.label}>
        <dt>{l.label}</dt>
        <dd>{l.effect}</dd>
      </div>
    ))}
  </dl>
)
