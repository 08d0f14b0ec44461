import { Button } from '#web/kit/button.tsx'
import { Checkbox, Choice, YesNo } from '#web/kit/choice.tsx'
import { MoneyInput } from '#web/kit/money-input.tsx'
import { PhotoPicker } from '#web/kit/photo-picker.tsx'
import { Section } from '#web/kit/section.tsx'
import { Select } from '#web/kit/select.tsx'
import { Notice } from '#web/kit/states.tsx'
import { SignaturePad } from '#web/kit/signature-pad.tsx'
import { TextInput } from '#web/kit/text-input.tsx'
import { VillagePicker } from '#web/portal/village-picker.tsx'
import { authorityNames, causeNames } from '../texts.zh.ts'
import { type ApplyDraft, type DraftSupporter, newMember, nextRef } from './portal-draft.ts'
import { ageOf } from './portal-faults.ts'
import { AddPerson, MemberCard } from './portal-member.tsx'

export interface StepProps {
  draft: ApplyDraft
  set: (change: Partial<ApplyDraft>) => void
  today: string
  behalf: boolean
}

const optionsOf = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }))

/** Where the family lives and how to reach it. */
export function StepHome({ draft: d, set, behalf }: StepProps) {
  return (
    <Section>
      {behalf && (
        <>
          <Choice
            id="authority"
            label="受谁委托"
            value={d.authority}
            onChange={(authority) => set({ authority })}
            options={optionsOf(authorityNames)}
          />
          <TextInput
            label="委托情况"
            hint="例如：户主蔡德明当面口头委托，因行动不便"
            value={d.authorityNote}
            onChange={(authorityNote) => set({ authorityNote })}
          />
        </>
      )}
      <div id="village">
        <VillagePicker value={d.village} onChange={(village) => set({ village })} />
      </div>
      <TextInput
        id="address"
        label="现在的住址"
        hint="村组和门牌，例如：3组 12 号"
        value={d.address}
        onChange={(address) => set({ address })}
        autoComplete="street-address"
      />
      <TextInput id="phone" label="联系电话" value={d.phone} onChange={(phone) => set({ phone })} inputMode="tel" autoComplete="tel" />
      <Select
        id="cause"
        label="家里最主要的困难"
        value={d.povertyCause}
        onChange={(povertyCause) => set({ povertyCause })}
        options={optionsOf(causeNames)}
      />
    </Section>
  )
}

/** Who lives together and what they get. */
export function StepPeople({ draft: d, set, today }: StepProps) {
  return (
    <Section title="一起生活的人" aside={<span>{d.members.length} 人</span>}>
      {d.fromRegister > 0 && <Notice>已按户籍登记填好 {d.fromRegister} 人。请核对；不一起生活的可以移除，一起生活没列出的请加上。</Notice>}
      {d.members.map((m) => (
        <MemberCard
          key={m.ref}
          member={m}
          today={today}
          onChange={(next) => set({ members: d.members.map((o) => (o.ref === m.ref ? next : o)) })}
          onRemove={m.relation === 'SELF' ? undefined : () => set({ members: d.members.filter((o) => o.ref !== m.ref) })}
        />
      ))}
      <AddPerson onAdd={() => set({ members: [...d.members, newMember(nextRef(d), d.members.length === 1 ? 'SPOUSE' : 'CHILD')] })} />
      <p className="quiet small">一起吃住的配偶、子女、父母都算，户口不在一起也算。</p>
    </Section>
  )
}

/** What the household owns, and relatives elsewhere who owe support. */
export function StepAssets({ draft: d, set }: StepProps) {
  return (
    <>
      <Section title="存款、车和房子">
        <MoneyInput
          id="financial"
          label="全家存款、理财、股票合计"
          hint="包括微信、支付宝里的钱；没有就填 0"
          value={d.financial}
          onChange={(financial) => set({ financial })}
        />
        <YesNo
          id="car"
          label="有没有汽车"
          hint="电动车、摩托车、残疾人代步车不算"
          value={d.hasCar}
          onChange={(hasCar) => set({ hasCar })}
        />
        {d.hasCar && (
          <>
            <MoneyInput id="car-value" label="车现在值多少" value={d.carValue} onChange={(carValue) => set({ carValue })} />
            <Checkbox
              label="靠这辆车谋生"
              note="例如送货、跑运输"
              checked={d.carLivelihood}
              onChange={(carLivelihood) => set({ carLivelihood })}
            />
          </>
        )}
        {d.homes.map((h, i) => (
          <TextInput
            // biome-ignore lint/suspicious/noArrayIndexKey: dwellings have no other name
            key={i}
            label={`住房${d.homes.length > 1 ? ` ${i + 1}` : ''}的面积`}
            unit="平方米"
            inputMode="decimal"
            optional
            value={h.area}
            onChange={(area) => set({ homes: d.homes.map((o, n) => (n === i ? { area } : o)) })}
          />
        ))}
        <Button look="add" wide onClick={() => set({ homes: [...d.homes, { area: '' }] })}>
          还有一套房
        </Button>
        <YesNo id="shop" label="有没有店面或厂房" value={d.hasShop} onChange={(hasShop) => set({ hasShop })} />
        {d.hasShop && (
          <TextInput label="店面面积" unit="平方米" inputMode="decimal" value={d.shopArea} onChange={(shopArea) => set({ shopArea })} />
        )}
      </Section>
      <Section title="不住在一起的子女或父母">
        <p className="quiet small">成年子女要赡养父母，父母要抚养未成年子女。没有就不用填。</p>
        {d.supporters.map((s) => (
          <Supporter
            key={s.ref}
            s={s}
            onChange={(next) => set({ supporters: d.supporters.map((o) => (o.ref === s.ref ? next : o)) })}
            onRemove={() => set({ supporters: d.supporters.filter((o) => o.ref !== s.ref) })}
          />
        ))}
        <Button
          look="add"
          wide
          onClick={() =>
            set({
              supporters: [...d.supporters, { ref: nextRef(d), name: '', relation: 'CHILD', persons: 3, income: null, dependants: 2 }],
            })
          }
        >
          加一位亲属
        </Button>
      </Section>
      <Section title="近一年的大额支出">
        <MoneyInput
          label="看病自己付的钱"
          hint="医保、救助报销后自己付的，一年合计"
          unit="元 / 年"
          value={d.medical}
          onChange={(medical) => set({ medical })}
          optional
        />
        <MoneyInput
          label="高中、大学的学费和住宿费"
          hint="减去助学金，一年合计"
          unit="元 / 年"
          value={d.schooling}
          onChange={(schooling) => set({ schooling })}
          optional
        />
      </Section>
    </>
  )
}

function Supporter({ s, onChange, onRemove }: { s: DraftSupporter; onChange: (s: DraftSupporter) => void; onRemove: () => void }) {
  const count = (label: string, value: number, apply: (n: number) => void) => (
    <Select
      label={label}
      value={String(value)}
      onChange={(v) => apply(Number(v))}
      options={[1, 2, 3, 4, 5, 6, 7, 8].map((n) => ({ value: String(n), label: `${n} 人` }))}
    />
  )
  return (
    <div className="person" id={`supporter-${s.ref}`}>
      <p className="who">
        <b>{s.name || '亲属'}</b>
        <button type="button" className="textlink" onClick={onRemove}>
          移除
        </button>
      </p>
      <Choice
        label="是谁"
        chips
        value={s.relation}
        onChange={(relation) => onChange({ ...s, relation })}
        options={[
          { value: 'CHILD', label: '子女' },
          { value: 'PARENT', label: '孩子的父或母' },
        ]}
      />
      <TextInput label="姓名" value={s.name} onChange={(name) => onChange({ ...s, name })} />
      <MoneyInput
        label={s.relation === 'CHILD' ? '他家全家每月收入' : '他每月收入'}
        unit="元 / 月"
        value={s.income}
        onChange={(income) => onChange({ ...s, income })}
      />
      {s.relation === 'CHILD' && (
        <>
          {count('他家几口人', s.persons, (persons) => onChange({ ...s, persons }))}
          {count('他们夫妻要赡养几位老人', s.dependants, (dependants) => onChange({ ...s, dependants }))}
        </>
      )}
    </div>
  )
}

/** Where the money goes and the papers. */
export function StepPayee({ draft: d, set }: StepProps) {
  return (
    <>
      <Section title="补助发到哪里">
        <Select
          label="领款人"
          value={d.payee}
          onChange={(payee) => set({ payee })}
          options={d.members.map((m) => ({ value: m.ref, label: m.name || '未填姓名' }))}
        />
        <TextInput id="bank" label="开户银行" value={d.bank} onChange={(bank) => set({ bank })} />
        <TextInput
          id="account"
          label="社会保障卡账号"
          hint="卡面上的 16 至 19 位数字"
          inputMode="numeric"
          value={d.account}
          onChange={(account) => set({ account })}
          autoComplete="off"
        />
      </Section>
      <Section title="材料照片">
        <p className="quiet small">有就传，没有先不传：诊断书、残疾证、离婚证、租房合同、收据。身份证和户口本能查到，不用拍。</p>
        <PhotoPicker label="照片或 PDF" kind="evidence" photos={d.photos} onChange={(photos) => set({ photos })} />
      </Section>
    </>
  )
}

/** Consent, promise and near relatives; every adult signs. */
export function StepSign({ draft: d, set, today }: StepProps) {
  const adults = d.members.filter((m) => (ageOf(m, today) ?? 0) >= 18)
  return (
    <>
      <Section title="授权查询">
        <p>
          为了核实情况，请授权民政部门和核对中心查询家里人的户籍、婚姻、收入、社保、公积金、存款、证券、保险、车辆、房产和企业登记。授权从签名起生效，申请没有通过就失效；享受补助期间一直有效。
        </p>
        <div id="signatures" tabIndex={-1}>
          {adults.map((m) => (
            <SignaturePad
              key={m.ref}
              name={m.name}
              signed={d.signatures[m.ref]}
              onSign={(s) => {
                const { [m.ref]: _, ...rest } = d.signatures
                set({ signatures: s ? { ...rest, [m.ref]: { ...s, signedOn: today } } : rest })
              }}
            />
          ))}
        </div>
      </Section>
      <Section title="近亲属备案">
        <YesNo
          id="relative"
          label="有没有近亲属在民政、镇街或村（社区）工作"
          hint="有也可以申请，只是要多一道复核"
          value={d.relative}
          onChange={(relative) => set({ relative })}
        />
        {d.relative && (
          <>
            <TextInput label="亲属姓名" value={d.relativeName} onChange={(relativeName) => set({ relativeName })} />
            <TextInput label="单位和职务" value={d.relativePost} onChange={(relativePost) => set({ relativePost })} />
          </>
        )}
      </Section>
      <Section>
        <Checkbox
          label="我承诺填写的内容真实完整"
          note="家里情况变了会及时告诉镇里；不实的要退回多领的钱"
          checked={d.promise}
          onChange={(promise) => set({ promise })}
        />
      </Section>
    </>
  )
}
