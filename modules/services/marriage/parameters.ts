import { datedParameter as dated, type Parameter } from '#kernel/parameter.ts'

const always = '1950-05-01'
const toConfirm = '待市局确认'

/** The law's numbers of marriage and divorce, by the day on which they apply. */
export const marriageParameters: Parameter[] = [
  ...dated('marriage.age.man', '结婚年龄（男）', 'years', 'V', '民法典第一千零四十七条', 'services 3.3', [[always, 22]]),
  ...dated('marriage.age.woman', '结婚年龄（女）', 'years', 'V', '民法典第一千零四十七条', 'services 3.3', [[always, 20]]),
  ...dated('marriage.kinship.generations', '旁系血亲不得结婚的代数', 'generations', 'V', '民法典第一千零四十八条', 'services 3.3', [
    [always, 3],
  ]),
  ...dated('marriage.jurisdiction.scope', '婚姻登记管辖范围', 'scope', 'V', '婚姻登记条例；跨省通办试点', 'services 3.2', [
    [always, 'HOUSEHOLD'],
    ['2023-06-01', 'HOUSEHOLD_OR_PERMIT'],
    ['2025-05-10', 'NATIONWIDE'],
  ]),
  ...dated('marriage.papers.booklets', '登记时要交的户口簿', 'count', 'V', '婚姻登记条例（2003、2025）', 'services 3.4', [
    [always, 2],
    ['2025-05-10', 0],
  ]),
  ...dated('marriage.articles', '婚姻登记条例条文', 'article', 'V', '婚姻登记条例（国务院令第387号；第804号修订）', 'services 3.2-3.6', [
    [
      always,
      {
        couple: '婚姻登记条例第四条',
        papers: '婚姻登记条例第五条',
        parting: '婚姻登记条例第十条',
        partingPapers: '婚姻登记条例第十一条',
        partingRefused: '婚姻登记条例第十二条',
      },
    ],
    [
      '2025-05-10',
      {
        couple: '婚姻登记条例第七条',
        papers: '婚姻登记条例第八条',
        parting: '婚姻登记条例第十三条',
        partingPapers: '婚姻登记条例第十四条',
        partingRefused: '婚姻登记条例第十五条',
      },
      'B',
    ],
  ]),
  ...dated(
    'marriage.disease.bars',
    '患医学上不应当结婚的疾病是否禁止结婚',
    'yes/no',
    'V',
    '婚姻法第七条（2020年底前）、民法典第一千零五十三条',
    'services 3.3',
    [
      [always, true],
      ['2021-01-01', false],
    ],
  ),
  ...dated('marriage.foreign.enabled', '本登记处能否办理涉外、涉港澳台婚姻登记', 'yes/no', 'A', toConfirm, 'services 3.2', [
    [always, false],
  ]),
  ...dated('marriage.foreign.organ', '涉外、涉港澳台婚姻登记机关', 'text', 'A', toConfirm, 'services 3.2', [
    [always, '浙江省民政厅指定的登记机关（请先电话咨询市婚姻登记处）'],
  ]),
  ...dated('marriage.face.threshold', '人脸比对提醒线', 'ratio', 'A', toConfirm, 'services 3.5', [[always, 0.8]]),
  ...dated('marriage.archive.days', '登记后归档期限', 'days', 'A', toConfirm, 'services 3.6', [[always, 30]]),
  ...dated('marriage.paper.maxDays', '断网时的纸质声明最晚几天内补录', 'days', 'A', toConfirm, 'services 3.6', [[always, 30]]),
  ...dated('divorce.coolingOff', '离婚冷静期', 'yes/no', 'V', '民法典第一千零七十七条', 'services 3.6', [
    [always, false],
    ['2021-01-01', true],
  ]),
  ...dated('divorce.cooling.days', '冷静期', 'days', 'V', '民法典第一千零七十七条', 'services 3.6', [[always, 30]]),
  ...dated('divorce.window.days', '冷静期满后申请发证的期限', 'days', 'V', '民法典第一千零七十七条', 'services 3.6', [[always, 30]]),
  ...dated(
    'divorce.cooling.extendIfRestDay',
    '冷静期最后一天是休息日时顺延',
    'yes/no',
    'A',
    '民法典第二百零三条，待市局确认',
    'services 3.6',
    [[always, true]],
  ),
  ...dated('divorce.reminders', '发证期限届满前几天提醒', 'days', 'A', toConfirm, 'services 3.7', [[always, [7, 3, 1]]]),
  ...dated('office.close', '窗口下班时间', 'time', 'A', toConfirm, 'services 2.4', [[always, '17:30']]),
  ...dated('county.demonstration', '演示县（识别演示用的身份证号码）', 'yes/no', 'A', '演示数据', 'services 2.1', [[always, true]]),
  ...dated('certificates.perMarriage', '结婚登记用证张数', 'count', 'V', '婚姻登记工作规范', 'services 3.5', [[always, 2]]),
  ...dated('certificates.perDivorce', '离婚登记用证张数', 'count', 'V', '婚姻登记工作规范', 'services 3.5', [[always, 2]]),
  ...dated('certificates.perReissue', '补领用证张数', 'count', 'V', '婚姻登记工作规范', 'services 3.5', [[always, 1]]),
]
