import type { OpenPages } from '#web/pages.ts'

export const { pages, doors }: OpenPages = {
  pages: [{ path: '/draws', load: () => import('./open-draws.tsx') }],
  doors: [{ href: '/open/draws', label: '抽查公开' }],
}
