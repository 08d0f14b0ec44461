import type { OpenPages } from '#web/pages.ts'

export const { pages, doors }: OpenPages = {
  pages: [{ path: '/marriage-peaks', load: () => import('./open-peaks.tsx') }],
  doors: [{ href: '/open/marriage-peaks', label: '婚姻登记抽号公开', note: '高峰日谁抽中由公开的随机数决定，任何人可以重抽核对' }],
}
