// Every field that a person can get wrong has a Chinese name, so that a refusal can say which one it was.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { isNamed } from '#kernel/field-names.ts'
import { allServices } from '#platform/cases/case-file.ts'
import type { Db } from '#platform/db/database.ts'
import { badInput } from '#platform/http/bad-input.ts'
import { makeServer } from '#platform/http/server.ts'
import { served } from '#platform/http/serve.ts'
import { problemReply } from '#kernel/problem.ts'
import { wire } from '../wire.ts'

interface Shape {
  properties?: Record<string, Shape>
  items?: Shape
  anyOf?: Shape[]
  additionalProperties?: Shape
}

function fieldsOf(shape: Shape | undefined, found: Set<string>): Set<string> {
  for (const [name, inner] of Object.entries(shape?.properties ?? {})) {
    found.add(name)
    fieldsOf(inner, found)
  }
  for (const inner of [shape?.items, shape?.additionalProperties, ...(shape?.anyOf ?? [])]) if (inner) fieldsOf(inner, found)
  return found
}

const shapeOf = (schema: z.ZodType) => z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Shape

test('every field of every form has a Chinese name', () => {
  wire({ http: makeServer(), db: {} as Db, clock: () => new Date(0) })
  const found = new Set<string>()
  for (const e of served) fieldsOf(shapeOf(e.input), found)
  for (const { service } of allServices())
    for (const move of Object.values(service.moves)) if (move.input) fieldsOf(shapeOf(move.input), found)
  assert.ok(found.size > 100)
  assert.deepEqual(
    [...found].filter((f) => !isNamed(f)),
    [],
  )
})

test('a refusal names the field, the reason and the remedy', () => {
  const form = z.object({ answers: z.object({ members: z.array(z.object({ idNumber: z.string().min(18) })) }) })
  const tried = form.safeParse({ answers: { members: [{ idNumber: 'x'.repeat(18) }, { idNumber: '3' }] } })
  assert.ok(tried.error)
  const { message } = problemReply(badInput(tried.error))
  assert.equal(message, '家庭成员 › 第 2 项 › 公民身份号码：至少 18 个字。请改正后再提交，其他内容没有丢失。')
})
