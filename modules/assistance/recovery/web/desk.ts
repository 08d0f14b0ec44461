import type { DeskPages } from '#web/pages.ts'

export const { pages, caseViews }: DeskPages = {
  pages: [
    {
      path: '/recoveries',
      load: () => import('./desk-recoveries.tsx'),
      menu: {
        label: '多发追缴',
        group: '暖心救助',
        roles: ['town_clerk', 'town_lead', 'county_clerk', 'county_head', 'finance', 'auditor'],
      },
    },
    { path: '/recoveries/:caseId', load: () => import('./desk-receive.tsx') },
  ],
  caseViews: {
    recovery: {
      body: () => import('./desk-recovery.tsx'),
      preview: () => import('./desk-recovery.tsx'),
      form: () => import('./desk-recovery-form.tsx'),
    },
  },
}
