import type { ReactNode } from 'react'
import { Field, type FieldProps, useFieldIds } from './field.tsx'

export interface TextInputProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  onBlur?: (() => void) | undefined
  type?: 'text' | 'tel' | 'search' | 'password' | undefined
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | undefined
  placeholder?: string | undefined
  maxLength?: number | undefined
  autoComplete?: string | undefined
  /** 岁, 平方米: after the value. */
  unit?: ReactNode
  /** A button inside the box, such as 发送验证码. */
  action?: ReactNode
  disabled?: boolean | undefined
}

/** One line of text. */
export function TextInput({ value, onChange, onBlur, type = 'text', unit, action, ...rest }: TextInputProps) {
  const { label, hint, fault, optional, id, ...native } = rest
  const field = { label, hint, fault, optional, id }
  const ids = useFieldIds(field)
  return (
    <Field {...field} ids={ids}>
      <div className="box">
        <input {...native} {...ids} type={type} value={value} onChange={(e) => onChange(e.target.value)} onBlur={onBlur} />
        {unit && <span>{unit}</span>}
        {action}
      </div>
    </Field>
  )
}

export interface TextAreaProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  maxLength?: number | undefined
  rows?: number | undefined
}

/** Several lines of text; says how much room is left near the end. */
export function TextArea({ value, onChange, maxLength, rows = 3, ...field }: TextAreaProps) {
  const ids = useFieldIds(field)
  const left = maxLength === undefined ? undefined : maxLength - value.length
  return (
    <Field {...field} ids={ids}>
      <div className="box">
        <textarea {...ids} rows={rows} maxLength={maxLength} value={value} onChange={(e) => onChange(e.target.value)} />
      </div>
      {left !== undefined && left < 40 && <p className="why">还可以写 {left} 字</p>}
    </Field>
  )
}
