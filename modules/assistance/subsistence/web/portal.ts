import type { PortalPages } from '#web/pages.ts'

export const { pages, services }: PortalPages = {
  pages: [
    { path: '/services/subsistence', load: () => import('./portal-guide.tsx') },
    { path: '/apply/subsistence', load: () => import('./portal-apply.tsx') },
    { path: '/household', load: () => import('./portal-household.tsx') },
    { path: '/household/change', load: () => import('./portal-tell.tsx') },
    { path: '/cases/subsistence/:caseId', load: () => import('./portal-progress.tsx') },
  ],
  services: [
    {
      href: '/household',
      title: '我家的低保',
      note: '每月多少钱；家里有变化在这里报告',
      words: '低保 变化 去世 出生 结婚 搬家 工作 收入 换卡 退出 停发',
    },
    {
      href: '/services/subsistence',
      title: '最低生活保障（低保）',
      note: '收入低、生活困难的家庭，按月补助',
      words: '低保 最低生活保障 困难 补助 救助 生病 失业 残疾 收入低 生活困难 花钱多',
    },
  ],
}
