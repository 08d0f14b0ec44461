import type { CSSProperties, ReactNode } from 'react'
import { ErrorState, Loading } from '#web/kit/states.tsx'

interface Asked<D> {
  data: D | undefined
  error: unknown
  refetch: () => unknown
}

/** A page of the workbench around one answer: while it comes, when it does not, and when it is there. */
export function Page<D>({
  asked,
  lines = 8,
  width,
  children,
}: {
  asked: Asked<D>
  lines?: number
  width?: number
  children: (data: D) => ReactNode
}) {
  return (
    <div className="page" style={width ? ({ '--page-width': `${width}px` } as CSSProperties) : undefined}>
      {asked.error ? (
        <ErrorState error={asked.error} retry={() => void asked.refetch()} />
      ) : asked.data === undefined ? (
        <Loading lines={lines} />
      ) : (
        children(asked.data)
      )}
    </div>
  )
}
