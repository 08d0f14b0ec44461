import { useQueryClient } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { choosePost, type SessionReply, signOut } from '#kernel/api/session.ts'
import { useSend } from '#web/client/query.ts'
import { deskPages } from './pages.ts'

type Actor = NonNullable<SessionReply['actor']>

const order = ['暖心救助', '安心养老', '同心治理', '贴心服务', '局务']

/** The menu of a post: the four systems, then the bureau's own; who I am at the bottom. */
export function Menu({ actor }: { actor: Actor }) {
  const [at] = useLocation()
  const client = useQueryClient()
  const leaving = useSend(signOut)
  const turning = useSend(choosePost)
  const pages = deskPages.filter((p) => p.menu?.roles.includes(actor.role))
  const here = (path: string) => (at === path ? 'here' : '')
  // Only a phone folds the menu away; going somewhere folds it again.
  const [unfoldedAt, unfoldAt] = useState<string>()
  const unfolded = unfoldedAt === at
  return (
    <nav className={unfolded ? 'nav unfolded' : 'nav'} aria-label="主导航">
      <p className="brand">
        民心<small>工作台</small>
      </p>
      <button type="button" className="btn low fold" aria-expanded={unfolded} onClick={() => unfoldAt(unfolded ? undefined : at)}>
        {unfolded ? '收起' : '菜单'}
      </button>
      {!['finance', 'operator', 'reporter', 'counsellor'].includes(actor.role) && (
        <Link className={here('/')} href="/">
          待办
        </Link>
      )}
      {actor.role === 'village_worker' && <a href="/apply/subsistence">代办低保申请</a>}
      {order.map((group) => {
        const mine = pages.filter((p) => p.menu?.group === group)
        if (mine.length === 0) return null
        return [
          <h2 key={group}>{group}</h2>,
          ...mine.map((p) => (
            <Link key={p.path} className={here(p.path)} href={p.path}>
              {p.menu?.label}
            </Link>
          )),
        ]
      })}
      <div className="me">
        <span>
          {actor.name}{' '}
          <small>
            {actor.placeName}，{actor.roleName}
          </small>
        </span>
        {actor.posts.length > 1 && (
          <Select
            aria-label="切换岗位"
            size="small"
            value={`${actor.role} ${actor.place}`}
            options={actor.posts.map((p) => ({ value: `${p.role} ${p.place}`, label: `${p.placeName}${p.roleName}` }))}
            onChange={(v) => {
              const [role = '', place = ''] = v.split(' ')
              turning.mutate({ role: role as 'auditor', place }, { onSuccess: () => client.clear() })
            }}
          />
        )}
        <button type="button" className="linklike" onClick={() => leaving.mutate({}, { onSuccess: () => location.assign('/desk') })}>
          退出
        </button>
      </div>
    </nav>
  )
}
