import type { z } from 'zod'
import { fieldName } from '#kernel/field-names.ts'
import { Problem } from '#kernel/problem.ts'

type Issue = z.core.$ZodIssue

/** One sentence for the first thing that is wrong: field, reason, remedy. The whole list never reaches a person. */
export function badInput(error: z.ZodError): Problem {
  const issue = error.issues[0]
  if (!issue) return new Problem('input.bad', { field: '', reason: '内容不对' })
  return new Problem('input.bad', { field: fieldName(issue.path), reason: reasonOf(issue) })
}

function reasonOf(issue: Issue): string {
  if (/[\u4e00-\u9fff]/.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '没有填写' : '类型不对'
    case 'too_small':
      return issue.origin === 'string' ? `至少 ${issue.minimum} 个字` : `不能少于 ${issue.minimum}`
    case 'too_big':
      return issue.origin === 'string' ? `不能超过 ${issue.maximum} 个字` : `不能超过 ${issue.maximum}`
    case 'invalid_format':
      return '格式不对'
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')} 之一`
    case 'unrecognized_keys':
      return `有不认识的内容 ${issue.keys.join('、')}`
    default:
      return '内容不对'
  }
}
