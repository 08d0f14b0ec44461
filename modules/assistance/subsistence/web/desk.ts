import type { DeskPages } from '#web/pages.ts'

export const { pages, caseViews }: DeskPages = {
  pages: [],
  caseViews: {
    subsistence: {
      body: () => import('./desk-case.tsx'),
      preview: () => import('./desk-preview.tsx'),
      form: () => import('./desk-forms.tsx'),
    },
  },
}
