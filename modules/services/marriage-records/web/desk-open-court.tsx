import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useSend } from '#web/client/query.ts'
import { DateField, ReasonField, TextField, YesNoField } from '#web/desk/fields.tsx'
import { type LookedUp, openCorrection, openCourtEntry } from '../contract.ts'
import { correctedNames, enteredByNames, entryNames } from '../texts.zh.ts'
import { Choice, FileChoice, MarriageChoice, OpenForm, onlyOne, useOpened } from './desk-opened.tsx'

/** 更正登记信息: the party's own datum on a file. */
export function CorrectionForm({ who, found }: { who: { name: string; idNumber: string }; found: LookedUp }) {
  const sending = useSend(openCorrection)
  const [requestId] = useState(() => crypto.randomUUID())
  const opened = useOpened()
  return (
    <OpenForm<{ registrationId: string; corrected: 'NAME'; right: string; clerical: boolean; situation: string }>
      title="受理更正"
      submit="受理"
      sending={sending}
      initial={onlyOne(found.marriages)}
      send={(v) => sending.mutate({ requestId, ...who, ...v }, opened)}
    >
      <FileChoice marriages={found.marriages} />
      <div className="row2">
        <Choice name="corrected" label="更正什么" names={correctedNames} />
        <TextField name="right" label="正确的内容" required hint="出生日期照 1990-05-20 的样子填" />
      </div>
      <YesNoField
        name="clerical"
        label="是不是笔误"
        options={[
          [true, '登记时写错了，是笔误'],
          [false, '不是笔误，身份或事实有争议'],
        ]}
      />
      <ReasonField name="situation" label="情况" />
    </OpenForm>
  )
}

interface CourtValues {
  relationId: string
  entry: 'VOID'
  decider: 'COURT'
  court: string
  courtNumber: string
  effectiveOn: Dayjs
  ground: string
}

/** 登记法院文书: a final judgment on a marriage. */
export function CourtForm({ found }: { found: LookedUp }) {
  const sending = useSend(openCourtEntry)
  const [requestId] = useState(() => crypto.randomUUID())
  const opened = useOpened()
  return (
    <OpenForm<CourtValues>
      title="收下法院文书"
      submit="收下，交主任核对"
      sending={sending}
      initial={{ decider: 'COURT', ...onlyOne(found.marriages) }}
      send={(v) => sending.mutate({ requestId, ...v, effectiveOn: v.effectiveOn.format('YYYY-MM-DD') }, opened)}
    >
      <MarriageChoice marriages={found.marriages} />
      <div className="row2">
        <Choice name="entry" label="文书的结果" names={entryNames} />
        <Choice name="decider" label="谁作出的" names={enteredByNames} />
      </div>
      <div className="row2">
        <TextField name="court" label="作出文书的单位" required />
        <TextField name="courtNumber" label="案号" required />
      </div>
      <DateField name="effectiveOn" label="生效日期" />
      <ReasonField name="ground" label="认定的事实" />
    </OpenForm>
  )
}
