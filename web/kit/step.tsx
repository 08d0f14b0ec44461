import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { Button } from './button.tsx'
import { Status } from './status.tsx'
import { useTitle } from './title.ts'

export interface StepHeadProps {
  /** 低保申请 */
  service: string
  step: number
  of: number
  title: string
  /** Where 返回 leads. */
  back: string
  /** 14:30 已自动保存 */
  saved?: ReactNode
  children?: ReactNode
}

/** Header of one step: back, service and step, title, bars, saved state. The title takes the focus on a new step. */
export function StepHead({ service, step, of, title, back, saved, children }: StepHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const first = useRef(true)
  useTitle(`${title} · ${service}`)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when the step changes
  useEffect(() => {
    if (!first.current) {
      heading.current?.focus()
      scrollTo(0, 0)
    }
    first.current = false
  }, [step])
  return (
    <header className="step-head">
      <p className="back">
        <Link href={back}>返回</Link>
        <span>
          {service} {step} / {of}
        </span>
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <Bars at={step} of={of} />
      {saved && <p className="saved">{saved}</p>}
      {children}
    </header>
  )
}

/** How far: past, now, to come. */
export function Bars({ at, of, label }: { at: number; of: number; label?: string | undefined }) {
  return (
    <div className="bars" role="img" aria-label={label ?? `第 ${at} 步，共 ${of} 步`}>
      {Array.from({ length: of }, (_, i) => i + 1).map((n) => (
        <i key={n} className={n < at ? 'past' : n === at ? 'now' : ''} />
      ))}
    </div>
  )
}

/** 14:30 已自动保存 with its tick. */
export const Saved = ({ at, where }: { at: string; where?: string | undefined }) => (
  <>
    <Status kind="done">{at} 已自动保存</Status>。{where ?? '可以随时离开，回来接着填。'}
  </>
)

export interface StepFootProps {
  nextLabel: string
  /** Without it the button sends the surrounding form. */
  onNext?: (() => void) | undefined
  onBack?: (() => void) | undefined
  /** What is still wrong, with the id of the field it leads to. */
  wrong?: { text: string; field: string } | undefined
  busy?: boolean | undefined
  disabled?: boolean | undefined
}

/** Fixed footer: what is still wrong, 上一步 left, the named next step right. */
export function StepFoot({ nextLabel, onNext, onBack, wrong, busy, disabled }: StepFootProps) {
  const go = () => {
    const target = document.getElementById(wrong?.field ?? '')
    target?.scrollIntoView({ block: 'center' })
    target?.focus()
  }
  return (
    <footer className="step-foot">
      {wrong && (
        <p role="status">
          <button type="button" className="textlink st warn" onClick={go}>
            {wrong.text}
          </button>
        </p>
      )}
      <div className={onBack ? '' : 'one'}>
        {onBack && <Button onClick={onBack}>上一步</Button>}
        <Button look="main" type={onNext ? 'button' : 'submit'} onClick={onNext} busy={busy} disabled={disabled}>
          {nextLabel}
        </Button>
      </div>
    </footer>
  )
}
