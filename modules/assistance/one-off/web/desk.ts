import type { DeskPages } from '#web/pages.ts'

export const { pages }: DeskPages = {
  pages: [
    {
      path: '/one-offs',
      load: () => import('./desk-one-offs.tsx'),
      menu: { label: '一次性发放', group: '暖心救助', roles: ['county_clerk', 'county_head', 'finance', 'auditor'] },
    },
    { path: '/one-offs/:batchId', load: () => import('./desk-one-off.tsx') },
  ],
}
