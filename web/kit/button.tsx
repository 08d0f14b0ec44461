import type { ComponentProps } from 'react'
import { Link } from 'wouter'

type Look = 'plain' | 'main' | 'danger' | 'add'

interface Shape {
  look?: Look | undefined
  /** 36 px instead of 48: for the second action beside a list entry. */
  low?: boolean | undefined
  wide?: boolean | undefined
}

const classOf = ({ look = 'plain', low, wide }: Shape) =>
  ['btn', look !== 'plain' && look, low && 'low', wide && 'wide'].filter(Boolean).join(' ')

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'>, Shape {
  /** Work is under way: a second press does nothing, the words stay. */
  busy?: boolean | undefined
}

/** A button; `type` is `button` unless said otherwise. */
export function Button({ look, low, wide, busy, type = 'button', onClick, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classOf({ look, low, wide })}
      aria-busy={busy || undefined}
      onClick={busy ? (e) => e.preventDefault() : onClick}
    />
  )
}

export interface LinkButtonProps extends Shape {
  href: string
  children: React.ReactNode
}

/** A link that looks like a button; `tel:` and other doors are left to the browser. */
export function LinkButton({ href, children, ...shape }: LinkButtonProps) {
  const leaves = /^(tel:|https?:|\/api\/|\/open|\/desk)/.test(href)
  if (leaves)
    return (
      <a className={classOf(shape)} href={href}>
        {children}
      </a>
    )
  return (
    <Link className={classOf(shape)} href={href}>
      {children}
    </Link>
  )
}
