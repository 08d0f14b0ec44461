import type { ReactNode } from 'react'

/** Label, date in bold, one sentence. The same place on every screen. */
export const NextStep = ({ when, children }: { when?: string | null | undefined; children: ReactNode }) => (
  <p className="next">
    <b>下一步</b>
    <span>
      {when && (
        <>
          <time>{when}</time>，
        </>
      )}
      {children}
    </span>
  </p>
)
