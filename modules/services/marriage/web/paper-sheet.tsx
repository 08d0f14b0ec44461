import './paper.css'

interface Placed {
  name: string
  value: string
  x: number
  y: number
}

/** The inner page as the printer sets it: text only, where the pre-printed blank wants it, moved by this desk's offset. */
export function PaperSheet({
  fields,
  offset,
  title,
}: {
  fields: readonly Placed[]
  offset: { rightBy: number; downBy: number }
  title: string
}) {
  return (
    <section className="paper-sheet" aria-label={title}>
      {fields.map((f) => (
        <span key={f.name} style={{ left: `${f.x + offset.rightBy / 10}mm`, top: `${f.y + offset.downBy / 10}mm` }}>
          {f.value}
        </span>
      ))}
    </section>
  )
}
