import type { DeskPages } from '#web/pages.ts'

export const { pages }: DeskPages = {
  pages: [
    {
      path: '/life-events',
      load: () => import('./desk-events.tsx'),
      menu: {
        label: '生命事件',
        group: '暖心救助',
        roles: ['village_worker', 'town_clerk', 'town_lead', 'county_clerk', 'county_head', 'verifier', 'finance', 'auditor', 'reporter'],
      },
    },
    { path: '/life-events/new', load: () => import('./desk-report.tsx') },
    { path: '/life-events/:eventId', load: () => import('./desk-event.tsx') },
  ],
}
