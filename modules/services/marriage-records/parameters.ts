import { datedParameter as dated, type Parameter } from '#kernel/parameter.ts'

const always = '1950-05-01'
const toConfirm = '待市局确认'

/** The numbers of re-issue, proofs, corrections and revocations, by the day on which they apply. */
export const recordsParameters: Parameter[] = [
  ...dated(
    'reissue.anywhere',
    '补领婚姻登记证不限登记机关',
    'yes/no',
    'V',
    '婚姻登记条例（2003）第十七条；婚姻登记条例（2025 修订）',
    'services 3.2',
    [
      [always, false],
      ['2025-05-10', true],
    ],
  ),
  ...dated(
    'reissue.widowed',
    '丧偶的可以补领结婚证，并注明',
    'yes/no',
    'A',
    '《婚姻登记工作规范》写明丧偶的不予补发，口径待市局确认',
    'services 3.6',
    [[always, true]],
  ),
  ...dated('reissue.evidenceKinds', '档案遗失时要有几种证明', 'kinds', 'B', '婚姻登记工作规范', 'services 3.4', [[always, 3]]),
  ...dated('proof.purposes', '可以出具（无）婚姻登记记录证明的用途', 'set', 'V', '民函〔2015〕266号（2015年8月27日）', 'services 3.1', [
    [always, ['TAIWAN', 'NOTARY_LISTED', 'PROPERTY', 'LOAN', 'HOUSEHOLD', 'OTHER']],
    ['2015-08-27', ['TAIWAN', 'NOTARY_LISTED']],
  ]),
  ...dated('archive.years', '婚姻登记档案保管年限', 'years', 'V', '婚姻登记档案管理办法（2006）', 'services 1', [[always, 100]]),
  ...dated(
    'revoke.coercionByRegistry',
    '婚姻登记机关可以撤销受胁迫的婚姻',
    'yes/no',
    'V',
    '婚姻法第十一条；民法典第一千零五十二条',
    'services 3.3',
    [
      [always, true],
      ['2021-01-01', false],
    ],
  ),
  ...dated(
    'falseIdentity.byRegistry',
    '凭公安、法院、检察院的证据可以撤销冒名顶替、弄虚作假的婚姻登记',
    'yes/no',
    'V',
    '高检发办字〔2021〕109号（2021年11月18日）',
    'services 3.6',
    [
      [always, false],
      ['2021-11-18', true],
    ],
  ),
  ...dated('limit.reissue.elsewhere', '档案在外地时补领的办理期限', 'workingDays', 'A', toConfirm, 'services 2.8', [[always, 10]]),
  ...dated('limit.archiveCopy', '婚姻档案证明、复印件的办理期限', 'workingDays', 'A', toConfirm, 'services 2.8', [[always, 5]]),
  ...dated('limit.marriageCorrection', '更正婚姻登记信息的办理期限', 'workingDays', 'A', toConfirm, 'services 2.8', [[always, 5]]),
  ...dated('limit.marriageCourt', '登记法院文书的办理期限', 'workingDays', 'A', toConfirm, 'services 3.3', [[always, 5]]),
  ...dated('limit.falseIdentity', '处理冒名顶替、弄虚作假婚姻登记的期限', 'days', 'A', toConfirm, 'services 2.8', [[always, 30]]),
]
