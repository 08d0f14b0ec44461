import type { DeskPages } from '#web/pages.ts'

export const { pages, caseViews }: DeskPages = {
  pages: [{ path: '/subsistence/:caseId/change', load: () => import('./desk-change-file.tsx') }],
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
  },
}
