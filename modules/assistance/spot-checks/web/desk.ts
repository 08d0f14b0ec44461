import type { DeskPages } from '#web/pages.ts'

const readers = ['town_clerk', 'town_lead', 'county_clerk', 'county_head', 'auditor'] as const

export const { pages, caseViews }: DeskPages = {
  pages: [
    { path: '/spot-checks', load: () => import('./desk-checks.tsx'), menu: { label: '抽查', group: '暖心救助', roles: readers } },
    {
      path: '/spot-draws',
      load: () => import('./desk-draws.tsx'),
      menu: { label: '抽查抽取', group: '暖心救助', roles: ['county_clerk', 'county_head', 'auditor'] },
    },
    {
      path: '/spot-results',
      load: () => import('./desk-results.tsx'),
      menu: { label: '抽查结果', group: '暖心救助', roles: readers },
    },
  ],
  caseViews: {
    spot_correction: {
      body: () => import('./desk-correction.tsx'),
      preview: () => import('./desk-correction.tsx'),
      form: () => import('./desk-correction-form.tsx'),
    },
  },
}
