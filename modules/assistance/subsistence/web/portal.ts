import type { PortalPages } from '#web/pages.ts'

export const { pages, services }: PortalPages = {
  pages: [
    { path: '/services/subsistence', load: () => import('./portal-guide.tsx') },
    { path: '/apply/subsistence', load: () => import('./portal-apply.tsx') },
    { path: '/cases/subsistence_change/:caseId', load: () => import('./portal-change.tsx') },
    { path: '/cases/subsistence/:caseId', load: () => import('./portal-progress.tsx') },
  ],
  services: [
    {
      href: '/services/subsistence',
      title: '最低生活保障（低保）',
      note: '收入低、生活困难的家庭，按月补助',
      words: '低保 最低生活保障 困难 补助 救助 生病 失业 残疾 收入低 生活困难 花钱多',
    },
  ],
}
