/** A value with a bar as long as its share of the highest; the number stays the text. */
export function Bar({ value, most, text }: { value: number; most: number; text?: string }) {
  return (
    <span style={{ display: 'flex', alignItems: 'center', gap: 8, minWidth: 160 }}>
      <span
        aria-hidden="true"
        style={{
          height: 10,
          borderRadius: 2,
          background: 'var(--seq-4)',
          width: `${most > 0 ? Math.round((value / most) * 120) : 0}px`,
          flex: 'none',
        }}
      />
      <span>{text ?? value}</span>
    </span>
  )
}
