import type { Parameter } from '#kernel/parameter.ts'

/** How long somebody has for what follows from a life event. */
export const lifeEventParameters: Parameter[] = [
  {
    key: 'limit.lifeEvent',
    title: '生命事件各项事务办理期限',
    value: 3,
    unit: 'workingDays',
    validFrom: '2014-11-01',
    validTo: null,
    basis: '动态管理：死亡信息每日核对，3 个工作日内办理；由市局确认',
    confidence: 'A',
    anchor: 'assistance 8.2',
  },
  {
    key: 'limit.lifeEvent.household',
    title: '婚姻变化后核对户口、更新家庭登记的期限',
    value: 20,
    unit: 'workingDays',
    validFrom: '2014-11-01',
    validTo: null,
    basis: '由市局确认',
    confidence: 'A',
    anchor: 'public-services 8',
  },
]
