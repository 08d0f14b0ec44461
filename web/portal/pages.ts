import type { CaseBeside, LightPage, PortalPages, ServiceCard } from '#web/pages.ts'

const found = import.meta.glob<PortalPages>('../../modules/*/*/web/portal.ts', { eager: true })

/** Pages and services that the modules bring to the portal. */
export const portalPages: LightPage[] = Object.values(found).flatMap((m) => m.pages)
export const services: ServiceCard[] = Object.values(found).flatMap((m) => m.services ?? [])
/** What modules show beside the cases of others. */
export const besides: CaseBeside[] = Object.values(found).flatMap((m) => m.besides ?? [])
