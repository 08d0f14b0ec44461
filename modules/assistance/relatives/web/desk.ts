import { staffRoles } from '#kernel/role.ts'
import type { DeskPages } from '#web/pages.ts'

export const { pages }: DeskPages = {
  pages: [
    {
      path: '/relatives',
      load: () => import('./desk-relatives.tsx'),
      menu: { label: '近亲属备案', group: '局务', roles: ['county_clerk', 'county_head', 'auditor'] },
    },
    {
      path: '/my-relatives',
      load: () => import('./desk-own-relatives.tsx'),
      menu: { label: '申报近亲属', group: '局务', roles: staffRoles },
    },
  ],
}
