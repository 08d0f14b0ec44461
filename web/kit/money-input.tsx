import { useState } from 'react'
import type { Fen } from '#kernel/money.ts'
import { Field, type FieldProps, useFieldIds } from './field.tsx'
import { fenOfText, textOfFen } from './money-text.ts'

export interface MoneyInputProps extends FieldProps {
  /** Fen, or null while nothing is filled in. */
  value: Fen | null
  onChange: (value: Fen | null) => void
  /** 元, 元 / 月, 元 / 年. */
  unit?: string | undefined
  disabled?: boolean | undefined
}

/** Yuan in, fen out. What cannot be read stays in the field with a fault and counts as not filled in. */
export function MoneyInput({ value, onChange, unit = '元', disabled, ...given }: MoneyInputProps) {
  const [text, setText] = useState(textOfFen(value))
  const parsed = fenOfText(text)
  // A repair button or a restored draft changes the value from outside.
  const shown = parsed !== undefined && parsed !== value ? textOfFen(value) : text
  const fault = given.fault ?? (parsed === undefined ? '请只写数字，最多两位小数，如 1,500.00' : undefined)
  const field = { ...given, fault }
  const ids = useFieldIds(field)
  const type = (next: string) => {
    setText(next)
    const fen = fenOfText(next)
    onChange(fen === undefined ? null : fen)
  }
  return (
    <Field {...field} ids={ids}>
      <div className="box">
        <input
          {...ids}
          inputMode="decimal"
          autoComplete="off"
          disabled={disabled}
          value={shown}
          onChange={(e) => type(e.target.value)}
          onBlur={() => parsed !== undefined && setText(textOfFen(value))}
        />
        <span>{unit}</span>
      </div>
    </Field>
  )
}
