import type { DeskPages } from '#web/pages.ts'

export const { pages, caseViews }: DeskPages = {
  pages: [
    {
      path: '/anomalies',
      load: () => import('./desk-anomalies.tsx'),
      menu: {
        label: '核对异常',
        group: '暖心救助',
        roles: ['town_clerk', 'town_lead', 'verifier', 'county_clerk', 'county_head', 'auditor'],
      },
    },
    {
      path: '/matches',
      load: () => import('./desk-matches.tsx'),
      menu: { label: '发放前比对', group: '暖心救助', roles: ['verifier', 'county_clerk', 'county_head', 'auditor'] },
    },
    { path: '/matches/:runId', load: () => import('./desk-match.tsx') },
  ],
  caseViews: {
    anomaly: {
      body: () => import('./desk-anomaly.tsx'),
      preview: () => import('./desk-anomaly.tsx'),
      form: () => import('./desk-anomaly-form.tsx'),
    },
  },
}
