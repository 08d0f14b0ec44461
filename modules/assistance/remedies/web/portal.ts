import type { PortalPages } from '#web/pages.ts'

export const { pages, besides }: PortalPages = {
  pages: [
    { path: '/object/:noticeId', load: () => import('./portal-object.tsx') },
    { path: '/contest/:caseId', load: () => import('./portal-contest.tsx') },
    { path: '/cases/objection/:caseId', load: () => import('./portal-objection.tsx') },
    { path: '/cases/remedy/:caseId', load: () => import('./portal-remedy.tsx') },
  ],
  besides: [{ services: ['subsistence', 'subsistence_change'], load: () => import('./portal-beside.tsx') }],
}
