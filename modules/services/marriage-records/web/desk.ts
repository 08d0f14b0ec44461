import type { DeskPages } from '#web/pages.ts'

const view = { body: () => import('./desk-case.tsx'), preview: () => import('./desk-case.tsx'), form: () => import('./desk-move-form.tsx') }

export const { pages, caseViews }: DeskPages = {
  pages: [
    {
      path: '/marriage-records',
      load: () => import('./desk-requests.tsx'),
      menu: { label: '补领、证明、更正', group: '贴心服务', roles: ['registrar', 'registry_head', 'archivist', 'county_head', 'auditor'] },
    },
    { path: '/marriage-records/new', load: () => import('./desk-counter.tsx') },
  ],
  caseViews: {
    certificate_reissue: view,
    marriage_proof: view,
    marriage_correction: view,
    marriage_court: view,
    false_identity: view,
  },
}
