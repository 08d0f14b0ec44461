import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { useSend } from '#web/client/query.ts'
import { TextField } from '#web/desk/fields.tsx'
import { Facts } from '#web/kit/section.tsx'
import { messageOf, Notice } from '#web/kit/states.tsx'
import { useTitle } from '#web/kit/title.ts'
import { type LookedUp, lookUpMarriages } from '../contract.ts'
import { MarriageCard } from './desk-marriage.tsx'
import { CorrectionForm, CourtForm } from './desk-open-court.tsx'
import { ClueForm, ProofForm, ReissueForm } from './desk-open-forms.tsx'

interface Who {
  name: string
  idNumber: string
}

const matters = [
  { value: 'reissue', label: '补领结婚证、离婚证' },
  { value: 'proof', label: '证明、档案复印' },
  { value: 'correction', label: '更正登记信息' },
  { value: 'court', label: '登记法院文书' },
  { value: 'clue', label: '虚假登记线索' },
] as const
type Matter = (typeof matters)[number]['value']

/** 查档案、受理: who stands at the counter, their marriages, and what they ask for. */
export default function CounterPage() {
  useTitle('查档案、受理')
  const asking = useSend(lookUpMarriages)
  const [who, setWho] = useState<Who>()
  const [matter, setMatter] = useState<Matter>()
  const found = who ? asking.data : undefined
  return (
    <div className="page" style={{ maxWidth: 860 }}>
      <p className="crumb">
        <Link href="/marriage-records">补领、证明、更正</Link>
      </p>
      <h1>查档案、受理</h1>
      <p className="quiet">照身份证填写当事人的姓名和号码。查询会留下记录。</p>
      <Form<Who>
        className="form-box"
        layout="vertical"
        requiredMark={false}
        onFinish={(v) => {
          setMatter(undefined)
          asking.mutate(v, { onSuccess: () => setWho(v) })
        }}
      >
        <div className="row2">
          <TextField name="name" label="姓名" required />
          <Form.Item
            name="idNumber"
            label="公民身份号码"
            rules={[{ required: true, pattern: /^\d{14,17}[\dXx]$/, message: '请填 18 位公民身份号码' }]}
          >
            <Input maxLength={18} autoComplete="off" />
          </Form.Item>
        </div>
        {asking.error && (
          <Notice kind="bad" title="没有查到">
            {messageOf(asking.error)}
          </Notice>
        )}
        <Button type="primary" htmlType="submit" loading={asking.isPending}>
          查档案
        </Button>
      </Form>
      {found && who && (
        <>
          <Known found={found} />
          <h2>要办什么</h2>
          <Radio.Group
            aria-label="要办什么"
            value={matter}
            options={[...matters]}
            onChange={(e) => setMatter(e.target.value as Matter)}
            style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}
          />
          {matter && <Ask key={`${found.personId} ${matter}`} matter={matter} who={who} found={found} />}
        </>
      )}
    </div>
  )
}

function Known({ found }: { found: LookedUp }) {
  return (
    <>
      <h2>
        {found.name} <small>{found.idMask}</small>
      </h2>
      <Facts items={[{ label: '婚姻状况', value: found.marital }, ...(found.died ? [{ label: '注意', value: '居民登记里已去世' }] : [])]} />
      {found.marriages.length === 0 ? (
        <Notice title="本登记处没有查到婚姻登记记录">补领以前的证，要凭档案或三种证明；也可以出具无婚姻登记记录证明。</Notice>
      ) : (
        found.marriages.map((m) => <MarriageCard key={m.relationId} m={m} />)
      )}
    </>
  )
}

function Ask({ matter, who, found }: { matter: Matter; who: Who; found: LookedUp }) {
  const needs = matter !== 'reissue' && matter !== 'proof' && found.marriages.length === 0
  if (needs)
    return (
      <Notice kind="warn" title="没有可以办理的婚姻记录">
        这一项要有登记档案。请先核对姓名和号码。
      </Notice>
    )
  if (matter === 'reissue') return <ReissueForm who={who} found={found} />
  if (matter === 'proof') return <ProofForm who={who} found={found} />
  if (matter === 'correction') return <CorrectionForm who={who} found={found} />
  return matter === 'court' ? <CourtForm found={found} /> : <ClueForm found={found} />
}
