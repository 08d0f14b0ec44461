import type { DeskPages } from '#web/pages.ts'

const readers = ['town_clerk', 'town_lead', 'county_clerk', 'county_head', 'auditor'] as const

export const { pages, caseViews, besides }: DeskPages = {
  pages: [
    {
      path: '/remedies',
      load: () => import('./desk-register.tsx'),
      menu: { label: '异议和救济', group: '暖心救助', roles: readers },
    },
    { path: '/cases/:caseId/objection', load: () => import('./desk-file-objection.tsx') },
    { path: '/cases/:caseId/remedy', load: () => import('./desk-file-remedy.tsx') },
  ],
  caseViews: {
    objection: {
      body: () => import('./desk-objection.tsx'),
      preview: () => import('./desk-objection.tsx'),
      form: () => import('./desk-objection-form.tsx'),
    },
    remedy: {
      body: () => import('./desk-remedy.tsx'),
      preview: () => import('./desk-remedy.tsx'),
      form: () => import('./desk-remedy-form.tsx'),
    },
  },
  besides: [{ services: ['subsistence', 'subsistence_change'], load: () => import('./desk-beside.tsx') }],
}
