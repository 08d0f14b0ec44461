import type { DeskPages } from '#web/pages.ts'

export const { pages, caseViews }: DeskPages = {
  pages: [
    {
      path: '/households',
      load: () => import('./desk-households.tsx'),
      menu: {
        label: '在册户',
        group: '暖心救助',
        roles: ['village_worker', 'town_clerk', 'town_lead', 'county_clerk', 'county_head', 'auditor'],
      },
    },
    {
      path: '/recomputes',
      load: () => import('./desk-recomputes.tsx'),
      menu: { label: '月度重算', group: '暖心救助', roles: ['county_clerk', 'county_head', 'auditor'] },
    },
    { path: '/recomputes/:batchId', load: () => import('./desk-recompute.tsx') },
    {
      path: '/reviews',
      load: () => import('./desk-reviews.tsx'),
      menu: { label: '复核日历', group: '暖心救助', roles: ['town_clerk', 'town_lead', 'county_clerk', 'county_head', 'auditor'] },
    },
    { path: '/households/:rootId/review', load: () => import('./desk-review-plan.tsx') },
    { path: '/households/:rootId', load: () => import('./desk-household.tsx') },
    { path: '/households/:rootId/change', load: () => import('./desk-change-file.tsx') },
  ],
  caseViews: {
    subsistence: {
      body: () => import('./desk-case.tsx'),
      preview: () => import('./desk-preview.tsx'),
      form: () => import('./desk-forms.tsx'),
    },
    subsistence_change: {
      body: () => import('./desk-change.tsx'),
      preview: () => import('./desk-change.tsx'),
      form: () => import('./desk-change-form.tsx'),
    },
    subsistence_review: {
      body: () => import('./desk-review.tsx'),
      preview: () => import('./desk-review.tsx'),
      form: () => import('./desk-review-form.tsx'),
    },
  },
}
