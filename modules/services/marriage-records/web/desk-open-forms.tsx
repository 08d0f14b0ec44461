import { Form, Input } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useSend } from '#web/client/query.ts'
import { DateField, ReasonField, TextField, YesNoField } from '#web/desk/fields.tsx'
import { type LookedUp, openClue, openProof, openReissue } from '../contract.ts'
import { byNames, clueFromNames, proofKindNames, purposeNames, recipientNames, wantNames } from '../texts.zh.ts'
import { Choice, FileChoice, MarriageChoice, OpenForm, onlyOne, useOpened } from './desk-opened.tsx'

interface Asks {
  who: { name: string; idNumber: string }
  found: LookedUp
}

interface ReissueValues {
  want: 'MARRIAGE' | 'DIVORCE'
  asker: 'SELF' | 'PROXY'
  relationId?: string
  loss: string
  proxy?: { name: string; notary: string; notaryNumber: string }
  otherName: string
  otherNumber: string
  registeredOn: Dayjs
  certNo?: string
  registryName: string
}

/** 补领: by the party or a proxy; where nothing is on record the party tells the marriage. */
export function ReissueForm({ who, found }: Asks) {
  const sending = useSend(openReissue)
  const [requestId] = useState(() => crypto.randomUUID())
  const opened = useOpened()
  const known = found.marriages.length > 0
  const send = (v: ReissueValues) =>
    sending.mutate(
      {
        requestId,
        ...who,
        want: v.want,
        asker: v.asker,
        loss: v.loss,
        ...(v.asker === 'PROXY' && v.proxy ? { proxy: v.proxy } : {}),
        ...(known
          ? { relationId: v.relationId }
          : {
              claimed: {
                otherName: v.otherName,
                otherNumber: v.otherNumber,
                registeredOn: v.registeredOn.format('YYYY-MM-DD'),
                certNo: v.certNo ?? '',
                registryName: v.registryName,
              },
            }),
      },
      opened,
    )
  return (
    <OpenForm<ReissueValues>
      title="受理补领"
      submit="受理，生成声明书"
      sending={sending}
      initial={{ asker: 'SELF', ...onlyOne(found.marriages) }}
      send={send}
    >
      <div className="row2">
        <Choice name="want" label="补领哪一种证" names={wantNames} />
        <Choice name="asker" label="谁来办" names={byNames} />
      </div>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) => (getFieldValue('asker') === 'PROXY' ? <ProxyFields /> : null)}
      </Form.Item>
      {known ? <MarriageChoice marriages={found.marriages} /> : <Claimed />}
      <ReasonField name="loss" label="原证怎么遗失或损毁的" />
    </OpenForm>
  )
}

const ProxyFields = () => (
  <>
    <Form.Item name={['proxy', 'name']} label="代理人姓名" rules={[{ required: true, message: '请填代理人姓名' }]}>
      <Input maxLength={50} />
    </Form.Item>
    <div className="row2">
      <Form.Item name={['proxy', 'notary']} label="公证处（没有公证的空着）">
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name={['proxy', 'notaryNumber']} label="公证书编号">
        <Input maxLength={60} />
      </Form.Item>
    </div>
  </>
)

const Claimed = () => (
  <>
    <div className="row2">
      <TextField name="otherName" label="配偶姓名" required />
      <TextField name="otherNumber" label="配偶公民身份号码" required />
    </div>
    <div className="row2">
      <DateField name="registeredOn" label="结婚登记日期" />
      <TextField name="registryName" label="原登记机关" required />
    </div>
    <TextField name="certNo" label="原证字号（不记得的空着）" />
  </>
)

interface ProofValues {
  proofKind: 'ZM' | 'CD'
  registrationId?: string
  recipient: keyof typeof recipientNames
  recipientName?: string
  purpose: 'TAIWAN'
  purposeText?: string
  letter?: boolean
  notarised?: boolean
  papers?: string
}

/** 证明、档案复印: what, for whom, for what and with which papers. */
export function ProofForm({ who, found }: Asks) {
  const sending = useSend(openProof)
  const [requestId] = useState(() => crypto.randomUUID())
  const opened = useOpened()
  return (
    <OpenForm<ProofValues>
      title="受理证明、档案复印"
      submit="受理"
      sending={sending}
      initial={{ recipient: 'PARTY', ...onlyOne(found.marriages) }}
      send={(v) => sending.mutate({ requestId, ...who, ...v }, opened)}
    >
      <div className="row2">
        <Choice name="proofKind" label="要证明还是复印件" names={proofKindNames} />
        <Choice name="recipient" label="谁要" names={recipientNames} />
      </div>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) => (
          <>
            {getFieldValue('proofKind') === 'CD' && found.marriages.length > 0 && <FileChoice marriages={found.marriages} />}
            <Papers recipient={getFieldValue('recipient') as string} />
          </>
        )}
      </Form.Item>
      <div className="row2">
        <Choice name="purpose" label="用途" names={purposeNames} />
        <TextField name="purposeText" label="用途说明（可以不填）" />
      </div>
    </OpenForm>
  )
}

function Papers({ recipient }: { recipient: string }) {
  if (recipient === 'PARTY') return null
  return (
    <>
      <div className="row2">
        <TextField name="recipientName" label="单位或姓名" required />
        <TextField name="papers" label="证件和文书编号" />
      </div>
      {recipient === 'PROXY' ? (
        <YesNoField
          name="notarised"
          label="授权委托书"
          options={[
            [true, '有公证'],
            [false, '没有公证'],
          ]}
        />
      ) : recipient === 'OTHER' ? null : (
        <YesNoField
          name="letter"
          label={recipient === 'LAWYER' ? '法院的受理证明' : '单位介绍信'}
          options={[
            [true, '有'],
            [false, '没有'],
          ]}
        />
      )}
    </>
  )
}

/** 虚假登记线索: recorded; only evidence from outside revokes. */
export function ClueForm({ found }: Pick<Asks, 'found'>) {
  const sending = useSend(openClue)
  const [requestId] = useState(() => crypto.randomUUID())
  const opened = useOpened()
  return (
    <OpenForm<{ relationId: string; clueFrom: 'PARTY'; informant?: string; situation: string }>
      title="登记虚假登记线索"
      submit="登记线索"
      sending={sending}
      initial={onlyOne(found.marriages)}
      send={(v) => sending.mutate({ requestId, ...v }, opened)}
    >
      <MarriageChoice marriages={found.marriages} />
      <div className="row2">
        <Choice name="clueFrom" label="线索从哪里来" names={clueFromNames} />
        <TextField name="informant" label="反映人（可以不填）" />
      </div>
      <ReasonField name="situation" label="反映的情况" />
    </OpenForm>
  )
}
