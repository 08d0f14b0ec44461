import type { DeskPages } from '#web/pages.ts'

export const { pages }: DeskPages = {
  pages: [
    {
      path: '/residents',
      load: () => import('./desk-search.tsx'),
      menu: {
        label: '找人',
        group: '暖心救助',
        roles: ['village_worker', 'town_clerk', 'town_lead', 'county_clerk', 'county_head', 'auditor'],
      },
    },
  ],
}
