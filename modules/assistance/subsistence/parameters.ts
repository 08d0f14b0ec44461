import { datedParameter as dated, type Parameter } from '#kernel/parameter.ts'

const always = '2014-11-01'
const toConfirm = '待市局确认'
const regulation = (article: number) => `浙江省社会救助条例第${article}条`

const standards = [
  ...dated('dibao.standard', '低保标准', 'yuan/person/month', 'A', toConfirm, 'assistance 3.1', [
    ['2018-07-01', 756],
    ['2019-07-01', 812],
    ['2020-07-01', 886],
    ['2021-07-01', 935],
    ['2022-07-01', 1005],
    ['2023-07-01', 1065],
    ['2024-07-01', 1125],
  ]),
  ...dated('destitute.basicMultiple', '特困基本生活标准倍数', 'ratio', 'B', toConfirm, 'assistance 3.1', [['2018-07-01', 1.3]]),
  ...dated('wage.minimumMonthly', '最低月工资标准', 'yuan/month', 'B', '浙江省最低工资标准（档次待确认）', 'assistance 3.1', [
    ['2017-12-01', 1800],
    ['2021-08-01', 2070],
    ['2024-01-01', 2260],
  ]),
  ...dated(
    'disposableIncome.perCapita',
    '上年度人均可支配收入',
    'yuan/year',
    'A',
    '温州市统计公报（瑞安适用待确认）',
    'assistance 3.1',
    [
      ['2019-01-01', 46_920],
      ['2020-01-01', 51_490],
      ['2021-01-01', 54_025],
      ['2022-01-01', 59_588],
    ],
    '2023-01-01',
  ),
]

const margin = [
  ...dated('lowMargin.multiple', '低保边缘倍数', 'ratio', 'V', regulation(13), 'assistance 3.2', [
    [always, 1.5],
    ['2023-01-01', 2, 'A'],
  ]),
  ...dated('lowMargin.cappedByMinimumWage', '低保边缘线不高于最低工资', 'boolean', 'V', regulation(13), 'assistance 3.2', [[always, true]]),
  ...dated('single.disabilitySet', '重度残疾范围（等级，及三级的类别）', 'set', 'B', toConfirm, 'assistance 3.2', [
    [always, { grades: [1, 2], grade3: ['INTELLECTUAL', 'MENTAL'] }],
  ]),
  ...dated('single.seriousIllness', '重病人员可单人保', 'boolean', 'B', '民发〔2021〕57号', 'assistance 3.2', [
    [always, false, 'A'],
    ['2021-07-01', true],
  ]),
  ...dated('dibao.severeDisabledFullPay', '重度残疾人按标准全额发放', 'boolean', 'V', '浙江省残疾人保障条例第26条', 'assistance 3.2', [
    [always, true],
  ]),
]

const household = [
  ...dated('household.monthsTogether', '共同生活最少月数', 'months', 'A', toConfirm, 'assistance 4.1', [[always, 6]]),
  ...dated('household.otherHukouPayable', '外地户籍有证明可发放', 'boolean', 'A', toConfirm, 'assistance 4.1', [
    [always, false],
    ['2021-07-01', true],
  ]),
]

const income = [
  ...dated('income.lookbackMonths', '收入计算月数', 'months', 'B', '民发〔2012〕220号', 'assistance 3.3', [[always, 12]]),
  ...dated('income.employmentCost.rate', '就业成本扣减比例', 'ratio', 'A', toConfirm, 'assistance 3.3', [[always, 0.2]]),
  ...dated('income.employmentCost.cap', '就业成本扣减上限（标准的倍数）', 'ratio', 'A', toConfirm, 'assistance 3.3', [[always, 0.5]]),
  ...dated('income.employmentCost.disabledRate', '残疾或重病者就业成本比例', 'ratio', 'A', toConfirm, 'assistance 3.3', [[always, 0.5]]),
  ...dated('income.employmentCost.disabledCap', '残疾或重病者就业成本上限（标准的倍数）', 'ratio', 'A', toConfirm, 'assistance 3.3', [
    [always, 1],
  ]),
  ...dated('income.imputed.rate', '有劳动能力未就业核算比例（最低工资）', 'ratio', 'A', toConfirm, 'assistance 3.3', [[always, 0.7]]),
  ...dated('income.imputed.partialCoefficient', '部分劳动能力系数', 'ratio', 'A', toConfirm, 'assistance 3.3', [[always, 0.5]]),
  ...dated('income.labourAge', '劳动年龄', 'bands', 'A', toConfirm, 'assistance 3.3', [
    [always, { M: [16, 59], F: [16, 54], partialLastYears: 5 }],
  ]),
  ...dated('income.residentPensionExempt', '基础养老金不计入部分', 'yuan/month', 'B', toConfirm, 'assistance 3.3', [
    [always, 0, 'A'],
    ['2021-07-01', 93],
    ['2022-07-01', 98],
  ]),
  ...dated('income.registeredUnemployedMonths', '登记失业免核算月数', 'months', 'A', toConfirm, 'assistance 4.2', [[always, 6]]),
  ...dated('income.employmentExemptMonths', '就业渐退月数', 'months', 'A', regulation(50), 'assistance 3.3', [
    [always, { ordinary: 6, eased: 12 }],
  ]),
  ...dated('income.employmentExemptCap', '就业渐退每月上限（标准的倍数）', 'ratio', 'A', regulation(50), 'assistance 3.3', [[always, 3]]),
  ...dated('income.employmentExemptEvery', '就业渐退间隔月数', 'months', 'A', toConfirm, 'assistance 4.3', [[always, 36]]),
  ...dated('support.threshold', '赡养起点（标准的倍数）', 'ratio', 'A', toConfirm, 'assistance 3.3', [[always, 1.5]]),
  ...dated('support.rate', '赡养比例', 'ratio', 'A', toConfirm, 'assistance 3.3', [[always, 0.5]]),
  ...dated('maintenance.rate', '抚养费比例（一、二、三个以上孩子）', 'bands', 'A', '最高法家庭编解释（一）第49条', 'assistance 3.3', [
    [always, [0.25, 0.4, 0.5]],
  ]),
]

const property = [
  ...dated('asset.financialMonths', '人均金融资产上限（标准的月数）', 'months', 'A', toConfirm, 'assistance 3.4', [
    [always, { dibao: 24, lowMargin: 36 }],
  ]),
  ...dated('asset.vehicleLivelihoodValue', '低保边缘家庭谋生车辆价值上限', 'yuan', 'A', toConfirm, 'assistance 3.4', [[always, 60_000]]),
  ...dated('asset.vehicleExempt', '不计的车辆', 'set', 'A', toConfirm, 'assistance 3.4', [
    [always, ['MOBILITY_SCOOTER', 'MOTORCYCLE', 'ELECTRIC_BIKE', 'FARM_MACHINE']],
  ]),
  ...dated('asset.secondHomeAreaPerHead', '两套以上住房人均面积上限', 'm2', 'A', toConfirm, 'assistance 3.4', [
    [always, { dibao: 35, lowMargin: 45 }],
  ]),
  ...dated('asset.shopArea', '唯一谋生小店面积上限', 'm2', 'A', toConfirm, 'assistance 3.4', [[always, 20]]),
  ...dated('asset.companyCapital', '认缴出资上限', 'yuan', 'A', toConfirm, 'assistance 3.4', [[always, 100_000]]),
  ...dated('asset.disposalLookback', '处分财产回溯月数', 'months', 'A', toConfirm, 'assistance 3.4', [[always, 24]]),
  ...dated('consumption.lookback', '高消费回溯月数', 'months', 'A', toConfirm, 'assistance 3.4', [[always, 36]]),
  ...dated('consumption.decoration', '装修花费上限', 'yuan', 'A', toConfirm, 'assistance 3.4', [[always, 30_000]]),
]

const help = [
  ...dated('expenditure.months', '支出型救助月数', 'months', 'A', toConfirm, 'assistance 3.5', [[always, 6]]),
  ...dated('expenditure.validity', '支出型资格有效月数', 'months', 'A', toConfirm, 'assistance 3.5', [[always, 12]]),
  ...dated('expenditure.renewals', '支出型救助可续次数', 'times', 'A', toConfirm, 'assistance 3.5', [[always, 1]]),
  ...dated('expenditure.schoolingCap', '每名学生就学支出上限', 'yuan/year', 'A', toConfirm, 'assistance 4.5', [[always, 8000]]),
  ...dated('disability.livingRate', '困难残疾人生活补贴比例', 'ratio', 'A', toConfirm, 'assistance 3.5', [[always, 0.3]]),
  ...dated('disability.nursing', '重度残疾人护理补贴', 'yuan/month', 'B', toConfirm, 'assistance 3.5', [
    [always, { 1: 500, 2: 250, 3: 125 }],
  ]),
  ...dated('supplement.rate', '分类施保比例', 'ratio', 'A', toConfirm, 'assistance 3.5', [[always, 0.1]]),
  ...dated('supplement.age', '分类施保老年年龄', 'years', 'A', toConfirm, 'assistance 3.5', [[always, 70]]),
  ...dated('change.reportInTime', '变化及时报告天数', 'days', 'A', toConfirm, 'assistance 8.2', [[always, 30]]),
  ...dated('limit.jobRefusal', '拒绝就业次数与期间', 'bands', 'V', regulation(36), 'assistance 3.6', [[always, { times: 3, months: 6 }]]),
]

const limits = [
  ...dated('limit.town.opinion', '镇初审期限', 'workingDays', 'V', regulation(11), 'assistance 3.6', [[always, 15]]),
  ...dated('limit.county.decision', '市局决定期限', 'workingDays', 'V', regulation(11), 'assistance 3.6', [[always, 5]]),
  ...dated('limit.notice.days', '公示天数', 'days', 'V', regulation(11), 'assistance 3.6', [[always, 7]]),
  ...dated('limit.supplement', '补正期限', 'workingDays', 'A', toConfirm, 'assistance 5.1', [[always, 10]]),
  ...dated('limit.verification.start', '受理后发起核对期限', 'workingDays', 'B', '民发〔2021〕57号', 'assistance 3.6', [['2021-07-01', 3]]),
  ...dated('limit.verification.report', '核对报告期限', 'workingDays', 'A', toConfirm, 'assistance 5.1', [[always, 5]]),
  ...dated('limit.change', '变更办理期限', 'workingDays', 'A', toConfirm, 'assistance 5.1', [[always, 15]]),
  ...dated('suspend.maxMonths', '暂停最长月数', 'months', 'A', toConfirm, 'assistance 5.1', [[always, 3]]),
  ...dated('limit.objection', '异议处理期限', 'workingDays', 'B', '民发〔2012〕220号', 'assistance 3.6', [
    [always, 20],
    ['2021-07-01', 20, 'A'],
  ]),
  ...dated('limit.complaint', '举报投诉期限', 'days', 'V', regulation(58), 'assistance 3.6', [[always, 15]]),
  ...dated('limit.reconsideration.apply', '申请行政复议期限（自送达起）', 'days', 'B', '行政复议法第九条', 'assistance 11', [[always, 60]]),
  ...dated('limit.litigation.apply', '提起行政诉讼期限（自送达起）', 'months', 'B', '行政诉讼法第四十六条', 'assistance 11', [[always, 6]]),
  ...dated('reapply.months', '未批准后情况没有变化的再次申请间隔', 'months', 'A', toConfirm, 'assistance 5.1', [[always, 6]]),
  ...dated('verification.validMonths', '核对报告有效月数（首次认定）', 'months', 'A', toConfirm, 'assistance 7.3', [[always, 6]]),
  ...dated('limit.national.total', '全国最长办理期限', 'workingDays', 'B', '民发〔2021〕57号', 'assistance 3.6', [['2021-07-01', 30]]),
  ...dated('promise.total', '承诺时限', 'workingDays', 'A', toConfirm, 'assistance 3.6', [
    [always, 22],
    ['2021-01-01', 18],
  ]),
]

const reviews = [
  ...dated('review.months', '复核间隔月数（分类、低保边缘、支出型）', 'months', 'B', '民发〔2012〕220号', 'assistance 8.1', [
    [always, { A: 12, B: 6, C: 3, LOW_MARGIN: 12, EXPENDITURE: 12 }],
    ['2021-07-01', { A: 12, B: 12, C: 6, LOW_MARGIN: 12, EXPENDITURE: 12 }],
  ]),
  ...dated('review.leadDays', '复核提前立件和办理天数', 'days', 'A', toConfirm, 'assistance 8.1', [[always, 30]]),
  ...dated('review.coupleDays', '家里有人结婚、离婚后的复核天数', 'days', 'A', toConfirm, 'public-services 8', [[always, 30]]),
  ...dated('visit.recentDivorceMonths', '近期离婚、提示入户核实的月数', 'months', 'A', toConfirm, 'public-services 8', [[always, 12]]),
  ...dated('review.keepAmount', '没有实质变化的，复核后金额不变', 'boolean', 'B', '民发〔2021〕57号', 'assistance 8.1', [
    [always, false],
    ['2021-07-01', true],
  ]),
  ...dated('review.ages', '到龄要复核的年龄', 'years', 'A', toConfirm, 'assistance 8.2', [[always, [18, 60, 70]]]),
]

/** The numbers that 低保 needs, as declared; the county's own changes live in the database. */
export const subsistenceParameters: Parameter[] = [
  ...standards,
  ...margin,
  ...household,
  ...income,
  ...property,
  ...help,
  ...limits,
  ...reviews,
]
