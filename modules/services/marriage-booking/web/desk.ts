import type { DeskPages } from '#web/pages.ts'

const readers = ['registrar', 'registry_head', 'county_head', 'auditor'] as const

export const { pages }: DeskPages = {
  pages: [
    { path: '/marriage-day', load: () => import('./desk-day.tsx'), menu: { label: '预约签到', group: '贴心服务', roles: readers } },
    {
      path: '/marriage-closures',
      load: () => import('./desk-closures.tsx'),
      menu: { label: '停办安排', group: '贴心服务', roles: readers },
    },
    {
      path: '/marriage-peaks',
      load: () => import('./desk-peaks.tsx'),
      menu: { label: '高峰日抽号', group: '贴心服务', roles: readers },
    },
  ],
}
