import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { bindPerson } from '#kernel/api/session.ts'
import { useSend } from '#web/client/query.ts'
import { Button, LinkButton } from '#web/kit/button.tsx'
import { Section } from '#web/kit/section.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { TextInput } from '#web/kit/text-input.tsx'
import { useTitle } from '#web/kit/title.ts'
import { VillagePicker } from './village-picker.tsx'

/** Binding once to a person of the register; filing is possible without it, reading is not. */
export function BindPage() {
  useTitle('实名绑定')
  const [name, setName] = useState('')
  const [idNumber, setIdNumber] = useState('')
  const [village, setVillage] = useState('')
  const [, go] = useLocation()
  const client = useQueryClient()
  const binding = useSend(bindPerson)
  const send = (e: FormEvent) => {
    e.preventDefault()
    binding.mutate(
      { name, idNumber, village },
      {
        onSuccess: () => {
          client.clear()
          go('/')
        },
      },
    )
  }
  return (
    <Section className="one-column">
      <h1>核对您是谁</h1>
      <p className="quiet">只需一次。核对后可以查看自己的办件和发放记录，填表时带出家里人的信息。</p>
      <form onSubmit={send}>
        <TextInput label="姓名" value={name} onChange={setName} autoComplete="name" />
        <TextInput label="公民身份号码" value={idNumber} onChange={setIdNumber} autoComplete="off" />
        <VillagePicker value={village} onChange={setVillage} />
        {binding.error && <Notice kind="bad">{messageOf(binding.error)}</Notice>}
        <p className="stack">
          <Button type="submit" look="main" wide busy={binding.isPending} disabled={!name || !idNumber || !village}>
            核对并绑定
          </Button>
          <LinkButton wide href="/">
            以后再说
          </LinkButton>
        </p>
      </form>
    </Section>
  )
}
