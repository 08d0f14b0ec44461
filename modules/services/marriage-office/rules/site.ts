/** The rooms and arrangements that a site of grade 3A shows. */
export const siteItems = {
  waitingHall: '候登大厅，有座位、叫号和填表台',
  marriageRoom: '结婚登记区，窗口够用',
  divorceRoom: '离婚登记室，单独、隔音',
  ceremonyHall: '颁证厅，有国徽和颁证台',
  archiveRoom: '档案室，防火防潮防盗',
  counsellingRoom: '婚姻家庭辅导室',
  barrierFree: '无障碍通道和卫生间',
  permanentStaff: '登记员为在编在岗人员，持证上岗',
  publicDisplay: '公开法规、流程、免费项目和监督电话',
} as const
export type SiteItem = keyof typeof siteItems
export const siteItemKeys = Object.keys(siteItems) as [SiteItem, ...SiteItem[]]

export interface SiteAnswer {
  reached: boolean
  proofWords: string
}

/** What is missing to the standard: items that are not met, and registrars. */
export function siteGap(
  items: Record<SiteItem, SiteAnswer>,
  registrars: number,
  required: number,
): { missing: SiteItem[]; registrars: number } {
  return { missing: siteItemKeys.filter((key) => !items[key].reached), registrars: Math.max(0, required - registrars) }
}
