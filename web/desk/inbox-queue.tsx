import { Fragment } from 'react'
import type { InboxItem } from '#kernel/api/cases.ts'
import { shortDay } from '#kernel/day.ts'
import { DueText, Status } from '#web/kit/status.tsx'

const groups: Record<InboxItem['group'], string> = { late: '已超期', today: '今天到期', soon: '3 天内', later: '以后', none: '没有期限' }

interface Props {
  items: readonly InboxItem[]
  at: number
  onPick: (at: number) => void
  onOpen: (item: InboxItem) => void
}

/** The queue in groups; the row in hand is marked. */
export function Queue({ items, at, onPick, onOpen }: Props) {
  return (
    <table className="queue">
      <colgroup>
        <col style={{ width: 166 }} />
        <col style={{ width: 118 }} />
        <col style={{ width: 142 }} />
        <col />
        <col style={{ width: 116 }} />
        <col style={{ width: 96 }} />
      </colgroup>
      <thead>
        <tr>
          <th>期限</th>
          <th>事项</th>
          <th>当事人</th>
          <th>下一步</th>
          <th>村社</th>
          <th className="num">收件</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item, i) => (
          <Fragment key={item.caseId}>
            {items[i - 1]?.group !== item.group && (
              <tr className="group">
                <td colSpan={6}>
                  <b>{groups[item.group]}</b>
                  {items.filter((o) => o.group === item.group).length} 件
                </td>
              </tr>
            )}
            <tr className={i === at ? 'at' : ''} aria-selected={i === at} onClick={() => onPick(i)} onDoubleClick={() => onOpen(item)}>
              <td>{item.due ? <DueText due={item.due} short /> : <span className="quiet">{item.stepLabel}</span>}</td>
              <td>{item.serviceTitle}</td>
              <td>
                <button type="button" className="linklike" onClick={() => onOpen(item)}>
                  <b>{item.title}</b>
                </button>
              </td>
              <td>
                <Status kind={item.mine ? 'you' : 'wait'}>{item.next || item.stepLabel}</Status>
              </td>
              <td title={item.placeName}>{item.placeName.replace(/^.*?(镇|乡|街道)/, '')}</td>
              <td className="num quiet">{shortDay(item.receivedOn)}</td>
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}
