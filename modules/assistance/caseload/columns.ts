import { choice, day, digits, idNumber, money, month, optional, type RowOf, sometimes, text } from '#platform/sheets/columns.ts'
import * as words from './words.ts'

/**
 * The bureau's own list, one row for a person. What belongs to the household stands in the row of its head; the other rows
 * leave it empty or repeat it.
 */
export const caseloadColumns = {
  householdNo: text('户编号', ['家庭编号', '户号', '户序号', '低保证号', '救助证号', '档案号'], 40),
  town: sometimes(text('乡镇', ['镇街', '乡镇街道', '街道', '乡（镇）街道'])),
  village: sometimes(text('村社', ['村（社区）', '村居', '社区', '村', '行政村'])),
  name: text('姓名', ['成员姓名', '保障人姓名'], 30),
  idNumber: idNumber('身份证号', ['身份证号码', '公民身份号码', '证件号码', '身份证']),
  relation: choice('与户主关系', ['关系', '与申请人关系', '家庭关系'], words.relationWords),
  category: sometimes(choice('救助类别', ['类别', '低保类别', '保障类别'], words.categoryWords)),
  monthly: sometimes(money('月保障金', ['家庭月保障金', '月保障金额', '每月金额', '保障金额', '家庭金额', '金额'])),
  single: optional(money('单人保金额', ['单人保', '单人保障金'])),
  account: sometimes(digits('银行账号', ['账号', '社保卡号', '银行卡号', '卡号', '一卡通账号'], 12, 19)),
  bank: sometimes(text('开户银行', ['开户行', '银行'], 40)),
  accountHolder: optional(text('开户人', ['账户姓名', '户名', '开户姓名'], 30)),
  startMonth: sometimes(month('起始月份', ['享受起始月', '起始年月', '批准月份', '开始月份'])),
  reviewedOn: optional(day('最近复核日期', ['复核日期', '上次复核日期', '年审日期'])),
  consentOn: optional(day('授权书日期', ['核对授权书日期', '授权日期', '授权书签署日期'])),
  income: optional(money('月收入', ['个人月收入', '收入'])),
  incomeKind: optional(choice('收入类型', ['收入种类', '收入来源'], words.incomeWords)),
  health: optional(choice('健康状况', ['健康', '患病情况'], words.healthWords)),
  disability: optional(choice('残疾类别', ['残疾类型'], words.disabilityWords)),
  grade: optional(choice('残疾等级', ['残疾级别'], words.gradeWords)),
  labour: optional(choice('劳动能力', ['劳动力状况'], words.labourWords)),
  student: optional(choice('就学状况', ['学生', '是否在校', '在校情况'], words.studentWords)),
  assets: optional(money('金融资产', ['存款', '家庭存款', '家庭金融资产'])),
}

export type CaseloadRow = RowOf<typeof caseloadColumns>
