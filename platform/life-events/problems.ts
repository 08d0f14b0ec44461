import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'life_event.not_found': { status: 404, zh: '没有这个事件，或不在您的办理范围内。请核对。' },
  'life_event.not_standing': { status: 409, zh: '这个登记已经撤销，或正在申请撤销。请刷新查看。' },
  'life_event.not_asked': { status: 409, zh: '没有人申请撤销这个登记，或已经有了决定。请刷新查看。' },
  'life_event.second_person': { status: 403, zh: '您提出的撤销不能由您自己决定。请另一位工作人员决定。' },
  'life_event.no_dispute': { status: 409, zh: '没有要核定的日期，或已经核定。请刷新查看。' },
  'life_event.unknown_date': { status: 422, zh: '没有来源报告过这个日期。请从报告过的日期里选择。' },
  'life_event.line_closed': { status: 409, zh: '这一项已经办完，或会随办件自动办完，不用登记。请刷新查看。' },
  'life_event.own_kin': { status: 403, zh: '这件事涉及您的近亲属，不能由您办理。请由其他工作人员办理。' },
  'life_event.of_the_registry': {
    status: 409,
    zh: '婚姻登记有误的，要由婚姻登记处更正，或凭人民法院的判决登记，不能在这里撤销。请与婚姻登记处联系。',
  },
  'life_event.not_your_line': { status: 403, zh: '这一项由{role}办理。请联系他们。' },
})
