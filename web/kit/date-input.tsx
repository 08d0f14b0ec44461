import type { Day } from '#kernel/day.ts'
import { Field, type FieldProps, useFieldIds } from './field.tsx'

export interface DateInputProps extends FieldProps {
  value: Day | ''
  onChange: (value: Day | '') => void
  min?: Day | undefined
  max?: Day | undefined
}

/** A date; the phone's own picker. */
export function DateInput({ value, onChange, min, max, ...field }: DateInputProps) {
  const ids = useFieldIds(field)
  return (
    <Field {...field} ids={ids}>
      <div className="box">
        <input {...ids} type="date" value={value} min={min} max={max} onChange={(e) => onChange(e.target.value)} />
      </div>
    </Field>
  )
}
