import type { PortalPages } from '#web/pages.ts'

export const { pages }: PortalPages = {
  pages: [{ path: '/cases/divorce/:caseId', load: () => import('./portal-divorce.tsx') }],
}
