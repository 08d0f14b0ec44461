import { nameFields } from '#kernel/field-names.ts'

nameFields({
  withheld: '是否对乡镇保密',
  named: '是否实名',
  way: '方式',
  lead: '线索编号',
  reply: '给提出人的答复',
  wants: '您的要求',
  lateReason: '逾期的理由',
  court: '法院',
  courtNumber: '案号',
  outcome: '处理结果',
  disputed: '争议在哪里',
  judgedOn: '判决日期',
  again: '再次申请',
  state: '状态',
  year: '年份',
})
