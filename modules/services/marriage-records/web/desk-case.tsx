import { Link } from 'wouter'
import { chineseDay, dayInShanghai } from '#kernel/day.ts'
import { downloadLetter } from '#kernel/api/cases.ts'
import { linkTo } from '#web/call.ts'
import { useCall } from '#web/client/query.ts'
import { Facts } from '#web/kit/section.tsx'
import { ErrorState, Loading, Notice } from '#web/kit/states.tsx'
import { getRequest } from '../contract.ts'
import { MarriageCard } from './desk-marriage.tsx'

/** A case of the archive: what is asked, whether it may be given and by which article, the marriage, what was done. */
export default function RecordsCase({ caseId }: { caseId: string }) {
  const { data, error, refetch } = useCall(getRequest, { caseId })
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  return (
    <>
      {data.why && (
        <Notice kind="warn" title="按规定不能办">
          {data.why}
        </Notice>
      )}
      {data.note && <Notice title={data.note} />}
      <Facts items={[...(data.result ? [{ label: '结果', value: <b>{data.result}</b> }] : []), ...data.lines]} />
      {data.marriage && <MarriageCard m={data.marriage} />}
      {data.sheets.length > 0 && (
        <>
          <h2>证件</h2>
          {data.sheets.map((c) => (
            <p key={c.serial}>
              {c.side === 'MAN' ? '男方' : '女方'}，印制号 {c.serial}，{c.printedAt ? '已打印' : '待打印'}{' '}
              <Link href={`/marriage/sheets/${c.registrationId}/${c.side}`}>打印这一本</Link>
            </p>
          ))}
        </>
      )}
      {data.letters.length > 0 && (
        <p style={{ marginTop: 16 }}>
          {data.letters.map((l) => (
            <a
              key={l.letterId}
              className="btn low"
              style={{ marginRight: 8 }}
              href={linkTo(downloadLetter, { letterId: l.letterId, format: 'pdf' })}
            >
              {l.title}
            </a>
          ))}
        </p>
      )}
      {data.records.length > 0 && <h2>经过</h2>}
      {data.records.map((r) => (
        <div key={`${r.label}${r.at}`} style={{ marginTop: 8 }}>
          <p>
            <b>{r.label}</b> <span className="quiet">{`${r.by}，${chineseDay(dayInShanghai(new Date(r.at)))}`}</span>
          </p>
          <Facts items={r.lines} />
        </div>
      ))}
    </>
  )
}
