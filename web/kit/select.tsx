import { Field, type FieldProps, useFieldIds } from './field.tsx'

export interface SelectProps<V extends string> extends FieldProps {
  value: V | ''
  onChange: (value: V) => void
  options: readonly { value: V; label: string }[]
  empty?: string | undefined
  disabled?: boolean | undefined
}

/** One of many: the phone's own list. */
export function Select<V extends string>({ value, onChange, options, empty = '请选择', disabled, ...field }: SelectProps<V>) {
  const ids = useFieldIds(field)
  return (
    <Field {...field} ids={ids}>
      <div className="box pick">
        <select {...ids} disabled={disabled} value={value} onChange={(e) => onChange(e.target.value as V)}>
          <option value="" disabled>
            {empty}
          </option>
          {options.map((o) => (
            <option key={o.value} value={o.value}>
              {o.label}
            </option>
          ))}
        </select>
      </div>
    </Field>
  )
}
