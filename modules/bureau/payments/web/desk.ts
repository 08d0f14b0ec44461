import type { DeskPages } from '#web/pages.ts'

export const { pages }: DeskPages = {
  pages: [
    {
      path: '/payments',
      load: () => import('./desk-runs.tsx'),
      menu: { label: '资金发放', group: '局务', roles: ['finance', 'county_head', 'auditor'] },
    },
    {
      path: '/payments/reconciliation',
      load: () => import('./desk-reconciliation.tsx'),
      menu: { label: '与银行对账', group: '局务', roles: ['finance', 'county_head', 'auditor'] },
    },
    {
      path: '/payments/books',
      load: () => import('./desk-books.tsx'),
      menu: { label: '总账和结账', group: '局务', roles: ['finance', 'county_head', 'auditor'] },
    },
    { path: '/payments/:runId', load: () => import('./desk-run.tsx') },
  ],
}
