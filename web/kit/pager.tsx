import { useState } from 'react'

/** The way through a list that pages by key: where the present page begins, and the pages before it. */
export interface Trail {
  after: string | undefined
  forward: (key: string) => void
  back: (() => void) | undefined
  /** Another filter begins at the first page. */
  restart: () => void
}

export function useTrail(): Trail {
  const [trail, setTrail] = useState<string[]>([])
  return {
    after: trail.at(-1),
    forward: (key) => setTrail([...trail, key]),
    back: trail.length > 0 ? () => setTrail(trail.slice(0, -1)) : undefined,
    restart: () => setTrail([]),
  }
}

/** 上一页, 下一页; nothing when there is one page. */
export function Pager({ trail, next }: { trail: Trail; next: string | null | undefined }) {
  if (!trail.back && !next) return null
  return (
    <p className="more">
      {trail.back && (
        <button type="button" className="btn low" onClick={trail.back}>
          上一页
        </button>
      )}
      {next && (
        <button type="button" className="btn low" onClick={() => trail.forward(next)}>
          下一页
        </button>
      )}
    </p>
  )
}
