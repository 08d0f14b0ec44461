import type { Application } from '../form.ts'
import type { Found } from '../rules/from-application.ts'

const vehicleNames: Record<string, string> = {
  CAR: '小汽车',
  VAN: '面包车',
  TRUCK: '货车',
  MOTORCYCLE: '摩托车',
  ELECTRIC_BIKE: '电动车',
  MOBILITY_SCOOTER: '代步车',
  FARM_MACHINE: '农机',
}
const useNames: Record<string, string> = { RESIDENTIAL: '住房', SHOP: '店面', OTHER: '其他用房' }
const disposalNames: Record<string, string> = { HOUSE: '卖房', VEHICLE: '卖车', GIFT: '赠与', OTHER: '其他处分' }
const yuan = (fen: number) => `${(fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 })} 元`

/** What the household owns, line by line, with where each figure comes from. */
export function assetLines(a: Application, found: readonly Found[]) {
  const registered = found.filter((f) => f.field === 'FINANCIAL')
  return [
    { label: '存款等金融资产', value: yuan(a.assets.financial), source: '本人申报' },
    ...(registered.length
      ? [{ label: '存款等金融资产', value: yuan(registered.reduce((sum, f) => sum + f.amount, 0)), source: '部门核对' }]
      : []),
    ...a.assets.vehicles.map((v) => ({
      label: vehicleNames[v.type] ?? v.type,
      value: `${yuan(v.value)}${v.livelihood ? '，谋生用' : ''}${v.plate ? `，${v.plate}` : ''}`,
      source: '本人申报',
    })),
    ...a.assets.housing.map((h) => ({
      label: useNames[h.use] ?? h.use,
      value: `${h.area} ㎡${h.soleLivelihood ? '，唯一谋生' : ''}`,
      source: '本人申报',
    })),
    ...a.assets.companies.map((c) => ({
      label: c.kind === 'COMPANY' ? '公司' : '个体户',
      value: `认缴 ${yuan(c.capital)}，雇工 ${c.employees} 人`,
      source: '本人申报',
    })),
    ...a.assets.disposals.map((d) => ({
      label: `${disposalNames[d.kind]}(${d.date})`,
      value: `所得 ${yuan(d.proceeds)}，已说明用途 ${yuan(d.spentProved)}`,
      source: '本人申报',
    })),
  ]
}
