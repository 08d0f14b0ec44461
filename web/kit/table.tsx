import type { ReactNode } from 'react'

/** One column of a list: its head, how a row shows in it. Numbers stand right, in figures of one width. */
export interface Column<R> {
  head: string
  cell: (row: R) => ReactNode
  num?: boolean
  nowrap?: boolean
}

/** A plain list; on a phone every row is a card that names its values. */
export function Table<R>({
  rows,
  columns,
  keyOf,
}: {
  rows: readonly R[]
  columns: readonly Column<R>[]
  keyOf: (row: R, at: number) => string | number
}) {
  const look = (c: Column<R>) => (c.num ? 'num' : c.nowrap ? 'nowrap' : undefined)
  return (
    <div className="scroll-x">
      <table className="plain cards">
        <thead>
          <tr>
            {columns.map((c) => (
              <th key={c.head} className={c.num ? 'num' : undefined}>
                {c.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={keyOf(row, at)}>
              {columns.map((c) => (
                <td key={c.head} className={look(c)} data-head={c.head}>
                  <div>{c.cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
