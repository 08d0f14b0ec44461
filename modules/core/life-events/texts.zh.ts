import { nameFields } from '#kernel/field-names.ts'
import { defineProblems } from '#kernel/problem.ts'

/** Who says what happened. The first four may tell of a death at a desk. */
export const sources = ['village', 'hospital', 'funeral_home', 'police', 'match', 'change', 'registry', 'court'] as const
export type Source = (typeof sources)[number]
export const sourceNames: Record<Source, string> = {
  village: '村（社区）',
  hospital: '医院',
  funeral_home: '殡仪馆',
  police: '公安户籍',
  match: '数据比对',
  change: '家庭变化登记',
  registry: '婚姻登记处',
  court: '人民法院',
}

export const proofKinds = [
  'MEDICAL_CERTIFICATE',
  'CREMATION_CERTIFICATE',
  'HUKOU_CANCELLED',
  'VILLAGE_STATEMENT',
  'COURT_DECLARATION',
] as const
export const proofNames: Record<(typeof proofKinds)[number], string> = {
  MEDICAL_CERTIFICATE: '死亡医学证明',
  CREMATION_CERTIFICATE: '火化证明',
  HUKOU_CANCELLED: '户口注销证明',
  VILLAGE_STATEMENT: '村（社区）证明',
  COURT_DECLARATION: '法院宣告死亡判决',
}

/** What became of a report. */
export const outcomeNames = {
  recorded: '已登记',
  joined: '已有登记，这次作为又一个来源记下',
  repeated: '已经报告过，没有重复登记',
  differs: '已有登记，日期不同，等市局核定',
} as const

export const stateNames = { standing: '已登记', withdrawing: '申请撤销', withdrawn: '已撤销' } as const

/** What happened, as screens call it: the event, and its day. */
export const kindNames = {
  DEATH: { event: '去世', day: '去世日期' },
  MARRIAGE: { event: '结婚', day: '登记日期' },
  DIVORCE: { event: '离婚', day: '解除日期' },
  MARRIAGE_VOID: { event: '婚姻无效或被撤销', day: '生效日期' },
  IDENTITY: { event: '姓名、证件更正', day: '更正日期' },
} as const

defineProblems({
  'life_event.same_person': { status: 422, zh: '男方和女方是同一个人。请核对双方的证件号码。' },
  'death.no_match': { status: 404, zh: '号码和姓名对不上，或不在您的办理范围内。请对照身份证核对；没有登记过的人，请先由户籍地登记。' },
  'death.future_date': { status: 422, zh: '去世日期不能在今天以后。请核对。' },
  'death.before_birth': { status: 422, zh: '去世日期早于出生日期。请核对日期和号码。' },
  'death.whom': { status: 422, zh: '请选择去世的人，或填写姓名和证件号码。' },
  'death.not_your_source': { status: 403, zh: '您的岗位不能以这个来源报告。请选择本单位的来源。' },
})

nameFields({
  proof: '凭证',
  proofNumber: '凭证编号',
  show: '看哪些',
  eventId: '生命事件',
  eventKind: '发生了什么',
  lineId: '事务',
})
