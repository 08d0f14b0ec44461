import type { Evaluation } from './rules/types.ts'

const amount = (yuan: number | null) =>
  yuan === null ? '—' : yuan.toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** One sentence for a reason code, with the figure behind it where there is one. */
export function reasonText(code: string, e: Evaluation): string {
  const p = `人均月收入 ${amount(e.perCapita)} 元`
  const texts: Record<string, string> = {
    INCOME_BELOW_STANDARD: `${p}，低于低保标准 ${amount(e.standard)} 元`,
    INCOME_WITHIN_MARGIN: `${p}，高于低保标准 ${amount(e.standard)} 元，在低保边缘范围内`,
    INCOME_OVER_MARGIN: `${p}，高于低保边缘家庭的上限`,
    INCOME_OVER_DISPOSABLE_MEAN: `全年人均收入 ${amount(e.annualPerCapita)} 元，高于上年度人均可支配收入`,
    RESIDUAL_NOT_BELOW_STANDARD: `扣除必要支出后人均 ${amount(e.residualPerCapita)} 元，不低于低保标准`,
    ASSET_FINANCIAL_OVER_DIBAO: '家庭存款等金融资产超过低保的上限',
    ASSET_FINANCIAL_OVER_MARGIN: '家庭存款等金融资产超过低保边缘家庭的上限',
    ASSET_VEHICLE: '家里有不属于不计范围的车辆',
    ASSET_SECOND_HOME: '两套以上住房，人均面积超过上限',
    ASSET_SHOP: '有店面或其他非居住用房，不属于可保留的小店',
    ASSET_COMPANY: '公司认缴出资超过上限，或个体户有雇工',
    ASSET_DISPOSAL: '近期卖房卖车或赠与所得没有证明用途，加回后超过上限',
    CONSUMPTION_EXCLUDED: '近三年有自费就读、留学或高额装修',
    HOUSEHOLD_MERGED: '入户调查认定有未申报的人一起生活，已合并计算',
    NOT_LOCAL_HUKOU: '家里没有人是瑞安户籍',
    JOB_REFUSAL: '有成员六个月内三次拒绝合适工作，停发本人份额',
    PARAMETER_MISSING: '有政策参数在这一天没有值，请市局录入后再算',
    NO_COUNTED_MEMBER: '没有可计入的家庭成员',
  }
  return texts[code] ?? code
}

const suggestions: Record<string, string> = {
  TEMPORARY: '可以申请临时救助',
  MEDICAL: '可以咨询医疗救助（医保局）',
  EDUCATION: '可以咨询教育资助（学校）',
  DISABILITY_LIVING: '可以申请困难残疾人生活补贴',
  DISABILITY_NURSING: '可以申请重度残疾人护理补贴',
}
export const suggestionText = (code: string): string => suggestions[code] ?? code
