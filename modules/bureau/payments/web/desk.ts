import type { DeskPages } from '#web/pages.ts'

export const { pages }: DeskPages = {
  pages: [
    {
      path: '/payments',
      load: () => import('./desk-runs.tsx'),
      menu: { label: '资金发放', group: '局务', roles: ['finance', 'county_head', 'auditor'] },
    },
    { path: '/payments/:runId', load: () => import('./desk-run.tsx') },
  ],
}
