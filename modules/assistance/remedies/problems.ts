import { defineProblems } from '#kernel/problem.ts'

const elsewhere = '仍要反映的，可以随时向乡镇或市民政局投诉举报；申请人对决定不服的，可以申诉、复议或诉讼。'

defineProblems({
  'objection.no_notice': { status: 409, zh: '本件还没有公示过，不能登记异议。请先登记为来信来访，或在公示后办理。' },
  'objection.too_late': { status: 422, zh: `公示已在 {endsOn} 结束，异议要在公示期内提出，这次没有收下。${elsewhere}` },
  'objection.too_early': { status: 422, zh: '收到日期早于公示张贴日期（{postedOn}）。请核对收到日期。' },
  'objection.taken_down': { status: 409, zh: `这份公示已经撤下，没有再按它办理。有新的公示时请对新的公示提出。${elsewhere}` },
  'objection.decided': { status: 409, zh: `本件已经办结，不能再按公示异议办理，这次没有收下。${elsewhere}` },
  'objection.already': { status: 409, zh: '您对这份公示已经提出过异议，不用重复提交。请在“我的办件”里查看进度。' },
  'objection.too_many_leads': { status: 429, zh: '这份公示收到的匿名线索已经很多，系统不再接收。请改为实名提出，或打公示上的电话。' },
  'objection.name_needed': { status: 422, zh: '实名异议要有姓名和电话。请补填；不愿留名的请选匿名线索。' },
  'objection.withheld_elsewhere': {
    status: 422,
    zh: '在乡镇、村登记的异议不能对乡镇保密姓名。要保密的请提出人自己在网上提出，或由市局登记。',
  },
  'objection.not_reinvestigated': { status: 409, zh: '还没有重新入户调查并由两位调查人签字，不能答复。请先在低保办件里重新调查。' },
  'objection.still_open': { status: 409, zh: '低保办件还在办，不能以“办件已终止”答复。请选择核实后的结论。' },
  'objection.private': { status: 422, zh: '答复里写了申请家庭的{what}，会发给提出人。请改成不含个人信息的说法，例如“该户”。' },
  'remedy.not_contestable': { status: 409, zh: '本件没有可以争议的决定：{why}。请核对办件。' },
  'remedy.not_yours': { status: 403, zh: '只有申请人本人或配偶可以在网上提出。请先核对您是谁，或带身份证到乡镇办理。' },
  'remedy.already': { status: 409, zh: '对这份决定已经提出过{kind}，不能重复提出。请在办件里查看。' },
  'remedy.late': {
    status: 422,
    zh: '决定书在 {deliveredOn} 送达，{kind}的期限到 {until} 为止，已经过期。有正当理由的，请写明理由，由市局负责人决定是否受理；也可以随时申诉投诉。',
  },
  'remedy.court': { status: 422, zh: '行政诉讼要写明受理的法院。请补填法院名称。' },
  'remedy.bad_date': { status: 422, zh: '收到日期不能早于决定日期（{madeOn}），也不能晚于今天。请核对。' },
})
