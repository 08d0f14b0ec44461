import { type ReactNode, useId } from 'react'
import { Button } from './button.tsx'

/** One-tap repair of a doubtful answer. */
export interface Repair {
  label: string
  apply: () => void
  /** The likely one. */
  best?: boolean | undefined
}

/** What is doubtful, why (with the figure), how to mend it, what was not lost. */
export interface Fault {
  title: string
  why?: ReactNode
  repairs?: Repair[] | undefined
  kept?: string | undefined
}

export interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  /** A sentence, or a fault with repairs. */
  fault?: Fault | string | undefined
  optional?: boolean | undefined
  id?: string | undefined
}

export interface FieldIds {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** Ids that tie a control to its hint and its fault. */
export function useFieldIds({ id, hint, fault }: FieldProps): FieldIds {
  const own = useId()
  const base = id ?? own
  const parts = [hint ? `${base}-why` : '', fault ? `${base}-fault` : ''].filter(Boolean)
  return { id: base, 'aria-describedby': parts.join(' ') || undefined, 'aria-invalid': fault ? true : undefined }
}

/** Label, hint, control, fault: in this order everywhere. */
export function Field({ ids, children, ...field }: FieldProps & { ids: FieldIds; children: ReactNode }) {
  return (
    <div className={field.fault ? 'field bad' : 'field'}>
      <label htmlFor={ids.id}>
        {field.label}
        {field.optional && <Optional />}
      </label>
      {field.hint && (
        <p className="why" id={`${ids.id}-why`}>
          {field.hint}
        </p>
      )}
      {children}
      <FaultText fault={field.fault} id={`${ids.id}-fault`} />
    </div>
  )
}

/** The same for several controls under one question. */
export function FieldGroup({ ids, children, ...field }: FieldProps & { ids: FieldIds; children: ReactNode }) {
  return (
    <fieldset id={ids.id} tabIndex={-1} className={field.fault ? 'field bad' : 'field'} aria-describedby={ids['aria-describedby']}>
      <legend>
        {field.label}
        {field.optional && <Optional />}
      </legend>
      {field.hint && (
        <p className="why" id={`${ids.id}-why`}>
          {field.hint}
        </p>
      )}
      {children}
      <FaultText fault={field.fault} id={`${ids.id}-fault`} />
    </fieldset>
  )
}

const Optional = () => <span className="optional">可以不填</span>

/** A fault beside its field, read out when it appears; never a pop-up. */
export function FaultText({ fault, id }: { fault: Fault | string | undefined; id?: string | undefined }) {
  if (!fault) return null
  const { title, why, repairs, kept } = typeof fault === 'string' ? ({ title: fault } as Fault) : fault
  return (
    <div className="fault" id={id} role="alert">
      <b>{title}</b>
      {why}
      {repairs && repairs.length > 0 && (
        <p className="fix">
          {repairs.map((r) => (
            <button key={r.label} type="button" className={r.best ? 'btn go' : 'btn'} onClick={r.apply}>
              {r.label}
            </button>
          ))}
        </p>
      )}
      {kept && <span className="quiet">{kept}</span>}
    </div>
  )
}

/** A button row under a form that is not a step. */
export function Submit({ label, busy }: { label: string; busy?: boolean | undefined }) {
  return (
    <p className="stack">
      <Button type="submit" look="main" wide busy={busy}>
        {busy ? '正在提交' : label}
      </Button>
    </p>
  )
}
