import type { DeskPages } from '#web/pages.ts'

const readers = ['registrar', 'registry_head', 'archivist', 'county_head', 'auditor'] as const

export const { pages, caseViews }: DeskPages = {
  pages: [
    { path: '/marriage', load: () => import('./desk-today.tsx'), menu: { label: '婚姻登记', group: '贴心服务', roles: readers } },
    { path: '/marriage/new', load: () => import('./desk-check-in.tsx') },
    { path: '/marriage/divorce/new', load: () => import('./desk-check-in-divorce.tsx') },
    { path: '/marriage/sheets/:registrationId/:side', load: () => import('./desk-sheet.tsx') },
    { path: '/marriage/printer/:kind', load: () => import('./desk-printer.tsx') },
  ],
  caseViews: {
    marriage: {
      body: () => import('./desk-marriage.tsx'),
      preview: () => import('./desk-marriage.tsx'),
      form: () => import('./desk-marriage-form.tsx'),
    },
    divorce: {
      body: () => import('./desk-divorce.tsx'),
      preview: () => import('./desk-divorce.tsx'),
      form: () => import('./desk-divorce-form.tsx'),
    },
  },
}
