import type { ReactNode } from 'react'
import { Link } from 'wouter'

/** A white part of a portal page with its heading; `aside` stands right of it. */
export function Section({
  title,
  aside,
  className,
  children,
  live,
}: {
  title?: ReactNode
  aside?: ReactNode
  className?: string | undefined
  children: ReactNode
  live?: boolean | undefined
}) {
  return (
    <section className={className} aria-live={live ? 'polite' : undefined}>
      {title && (
        <h2>
          {title} {aside}
        </h2>
      )}
      {children}
    </section>
  )
}

export interface RowItem {
  href: string
  title: ReactNode
  note?: ReactNode
}

/** Rows that lead somewhere; other doors are left to the browser. */
export function Rows({ items }: { items: readonly RowItem[] }) {
  return (
    <ul className="rows">
      {items.map((item) => {
        const inside = (
          <>
            <b>{item.title}</b>
            {item.note && <small>{item.note}</small>}
          </>
        )
        const leaves = /^(\/open|\/desk|\/api|tel:|https?:)/.test(item.href)
        return (
          <li key={item.href}>
            {leaves ? (
              <a className="row" href={item.href}>
                {inside}
              </a>
            ) : (
              <Link className="row" href={item.href}>
                {inside}
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Label and value pairs. */
export function Facts({ items }: { items: readonly { label: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="facts">
      {items.map((f, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: labels may repeat
        <FactPair key={i} {...f} />
      ))}
    </dl>
  )
}

const FactPair = ({ label, value }: { label: ReactNode; value: ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </>
)
