import type { PortalPages } from '#web/pages.ts'

export const { pages, services }: PortalPages = {
  pages: [
    { path: '/marriage-booking', load: () => import('./portal-book.tsx') },
    { path: '/marriage-booking/peaks/:peakId', load: () => import('./portal-peak.tsx') },
    { path: '/marriage-booking/peaks/:peakId/agree', load: () => import('./portal-agree.tsx') },
    { path: '/my/marriage-bookings', load: () => import('./portal-mine.tsx') },
  ],
  services: [
    {
      href: '/marriage-booking',
      title: '婚姻登记预约',
      note: '结婚、离婚申请、补领证件，先约时间再来',
      words: '结婚 登记 领证 离婚 冷静期 补领 结婚证 离婚证 预约 520 七夕 抽号',
    },
    {
      href: '/my/marriage-bookings',
      title: '我的婚姻登记预约',
      note: '查看、改约、取消，候补和抽号结果',
      words: '预约 改约 取消 候补 抽号 结婚 离婚',
    },
  ],
}
