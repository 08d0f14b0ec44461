import { lazy, Suspense } from 'react'
import { besides } from './pages.ts'

const made = besides.map((b) => ({ services: b.services, Part: lazy(b.load) }))

/** What other modules have to say beside a case of this service. */
export const Beside = ({ service, caseId }: { service: string; caseId: string }) => (
  <Suspense fallback={null}>
    {made
      .filter((b) => b.services.includes(service))
      .map(({ services, Part }) => (
        <Part key={String(services)} caseId={caseId} />
      ))}
  </Suspense>
)
