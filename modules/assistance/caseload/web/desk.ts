import type { DeskPages } from '#web/pages.ts'

export const { pages }: DeskPages = {
  pages: [
    {
      path: '/caseload',
      load: () => import('./desk-caseloads.tsx'),
      menu: { label: '名册导入', group: '暖心救助', roles: ['county_clerk', 'county_head', 'auditor'] },
    },
    { path: '/caseload/:importId', load: () => import('./desk-caseload.tsx') },
  ],
}
