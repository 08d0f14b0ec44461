import type { PortalPages } from '#web/pages.ts'

export const { pages, services }: PortalPages = {
  pages: [{ path: '/marriages', load: () => import('./portal-marriages.tsx') }],
  services: [
    {
      href: '/marriages',
      title: '我的婚姻登记',
      note: '看自己的结婚证、离婚证；遗失了怎么补领',
      words: '结婚证 离婚证 补领 补办 遗失 丢了 婚姻 证明 档案 复印',
    },
  ],
}
