import { Input } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { chineseDay } from '#kernel/day.ts'
import { useCall } from '#web/client/query.ts'
import { EmptyState, ErrorState, Loading } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { useTitle } from '#web/kit/title.ts'
import { searchResidents } from '../contract.ts'
import { PersonDetail } from './desk-person.tsx'

/** 找人: by number, name, reading or initials; the person in hand opens below. */
export default function SearchPage() {
  useTitle('找人')
  const [words, setWords] = useState('')
  const [after, setAfter] = useState<string>()
  const [search] = useSearchParams()
  const [chosen, setChosen] = useState<string | undefined>(search.get('person') ?? undefined)
  const { data, error, refetch } = useCall(searchResidents, { q: words, ...(after ? { after } : {}) }, words.length > 0)
  return (
    <div className="page">
      <h1>找人</h1>
      <Input.Search
        style={{ maxWidth: 420 }}
        aria-label="姓名、拼音、首字母或身份号码"
        placeholder="姓名、拼音、首字母或身份号码"
        enterButton="查找"
        autoFocus
        onSearch={(text) => {
          setWords(text.trim())
          setAfter(undefined)
          setChosen(undefined)
        }}
      />
      {words === '' && !chosen && (
        <EmptyState title="输入后查找">只查得到您范围内的居民。身份号码要写全，姓名写开头几个字即可。</EmptyState>
      )}
      {error ? <ErrorState error={error} retry={() => void refetch()} /> : words !== '' && !data ? <Loading /> : null}
      {data && data.items.length === 0 && <EmptyState title="没有找到">请核对姓名或号码；不在您范围内的居民查不到。</EmptyState>}
      {data && data.items.length > 0 && (
        <div className="scroll-x">
          <table className="plain">
            <thead>
              <tr>
                <th>姓名</th>
                <th>性别</th>
                <th>出生日期</th>
                <th>证件</th>
                <th>村社</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((p) => (
                <tr key={p.personId}>
                  <td>
                    <button type="button" className="linklike" onClick={() => setChosen(p.personId)}>
                      <b>{p.name}</b>
                    </button>{' '}
                    {p.died && <Status kind="warn">已去世</Status>}
                  </td>
                  <td>{p.sex === 'M' ? '男' : '女'}</td>
                  <td>{chineseDay(p.birthDate)}</td>
                  <td className="nowrap">{p.idMask}</td>
                  <td>{p.placeName}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data?.next && (
        <p className="more">
          <button type="button" className="btn low" onClick={() => setAfter(data.next ?? undefined)}>
            下一页
          </button>
        </p>
      )}
      {chosen && <PersonDetail key={chosen} personId={chosen} />}
    </div>
  )
}
