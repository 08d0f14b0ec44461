import type { DeskPages } from '#web/pages.ts'

const archive = ['registrar', 'registry_head', 'archivist', 'county_head', 'auditor'] as const
const group = '贴心服务'

export const { pages }: DeskPages = {
  pages: [
    { path: '/marriage-files', load: () => import('./desk-search.tsx'), menu: { label: '婚姻档案', group, roles: archive } },
    { path: '/marriage-files/:registrationId', load: () => import('./desk-file.tsx') },
    {
      path: '/marriage-reviews',
      load: () => import('./desk-reviews.tsx'),
      menu: { label: '质量评查', group, roles: ['registrar', 'registry_head', 'county_head', 'auditor'] },
    },
    { path: '/certificate-blanks', load: () => import('./desk-blanks.tsx'), menu: { label: '空白证件', group, roles: archive } },
    {
      path: '/marriage-statistics',
      load: () => import('./desk-statistics.tsx'),
      menu: { label: '登记统计', group, roles: ['registry_head', 'archivist', 'county_head', 'auditor'] },
    },
    {
      path: '/marriage-workload',
      load: () => import('./desk-workload.tsx'),
      menu: { label: '工作量', group, roles: ['registry_head', 'county_head', 'auditor'] },
    },
    {
      path: '/marriage-site',
      load: () => import('./desk-site.tsx'),
      menu: { label: '场所自查', group, roles: ['registry_head', 'county_head', 'county_clerk', 'auditor'] },
    },
    {
      path: '/marriage-activities',
      load: () => import('./desk-activities.tsx'),
      menu: { label: '婚俗改革', group, roles: ['registry_head', 'county_head', 'county_clerk', 'auditor'] },
    },
    { path: '/counselling', load: () => import('./desk-counselling.tsx'), menu: { label: '婚姻家庭辅导', group, roles: ['counsellor'] } },
    {
      path: '/counselling-numbers',
      load: () => import('./desk-counselling-numbers.tsx'),
      menu: { label: '辅导统计', group, roles: ['registry_head', 'counsellor', 'county_head', 'auditor'] },
    },
  ],
}
