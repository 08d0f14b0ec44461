import type { ReactNode } from 'react'
import { FaultText, FieldGroup, type FieldProps, useFieldIds } from './field.tsx'

export interface Option<V extends string> {
  value: V
  label: ReactNode
  /** A line below: what the answer means. */
  note?: ReactNode
}

export interface ChoiceProps<V extends string> extends FieldProps {
  value: V | ''
  onChange: (value: V) => void
  options: readonly Option<V>[]
  /** Chips for single words, rows for sentences. */
  chips?: boolean | undefined
}

/** One of a few: all answers are in sight. */
export function Choice<V extends string>({ value, onChange, options, chips, ...field }: ChoiceProps<V>) {
  const ids = useFieldIds(field)
  return (
    <FieldGroup {...field} ids={ids}>
      <div className={chips ? 'choice chips' : 'choice'}>
        {options.map((o) => (
          <label key={o.value} className={o.value === value ? 'pick-one on' : 'pick-one'}>
            <input type="radio" name={ids.id} checked={o.value === value} onChange={() => onChange(o.value)} />
            <span>
              {o.label}
              {o.note && <small>{o.note}</small>}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

/** Yes or no as chips; `null` while unanswered. */
export function YesNo({
  value,
  onChange,
  yes = '有',
  no = '没有',
  ...field
}: FieldProps & {
  value: boolean | null
  onChange: (value: boolean) => void
  yes?: string | undefined
  no?: string | undefined
}) {
  return (
    <Choice
      {...field}
      chips
      value={value === null ? '' : value ? 'yes' : 'no'}
      onChange={(v) => onChange(v === 'yes')}
      options={[
        { value: 'yes', label: yes },
        { value: 'no', label: no },
      ]}
    />
  )
}

/** A single tick with its sentence. */
export function Checkbox({
  label,
  note,
  fault,
  checked,
  onChange,
}: {
  label: ReactNode
  note?: ReactNode
  fault?: string | undefined
  checked: boolean
  onChange: (checked: boolean) => void
}) {
  return (
    <div className="tickline">
      <label className={checked ? 'pick-one on' : 'pick-one'}>
        <input type="checkbox" checked={checked} aria-invalid={fault ? true : undefined} onChange={(e) => onChange(e.target.checked)} />
        <span>
          {label}
          {note && <small>{note}</small>}
        </span>
      </label>
      <FaultText fault={fault} />
    </div>
  )
}
