import type { OpenPages } from '#web/pages.ts'

export const { pages, doors }: OpenPages = {
  pages: [{ path: '/draws', load: () => import('./open-draws.tsx') }],
  doors: [{ href: '/open/draws', label: '抽查公开', note: '抽查谁由公开的随机种子决定，任何人可以重抽核对' }],
}
