import * as api from '#kernel/api/session.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { App } from '#platform/http/app.ts'
import { type Call, serve } from '#platform/http/serve.ts'
import type { Tx } from '#platform/db/tx.ts'
import { demoSignInsOf } from './demo.ts'
import { bindAtCounter, bindToPerson, sendCode, signInResident } from './resident.ts'
import { endSession } from './session.ts'
import { sessionReplyOf } from './session-reply.ts'
import { postsOf, replacePassword, signInStaff, switchPost } from './staff.ts'

/** Sign-in, posts and binding. */
export function identityRoutes(app: App): void {
  serve(app, api.getSession, (tx, actor, _, { session }) => sessionReplyOf(tx, actor, session?.mustChangePassword))
  serve(app, api.signIn, async (tx, _actor, { login, password }, { reply }) => {
    const id = await signInStaff(tx, reply, login, password)
    return sessionReplyOf(tx, await staffActor(tx, id), await mustChange(tx, id))
  })
  serve(app, api.changePassword, async (tx, actor, { current, next }) => {
    await replacePassword(tx, actor, current, next)
    return sessionReplyOf(tx, actor)
  })
  serve(app, api.choosePost, async (tx, actor, { role, place }, call) => {
    await switchPost(tx, actor, tokenOf(call), role, place)
    return sessionReplyOf(tx, { ...actor, role, place })
  })
  serve(app, api.signOut, async (tx, _, __, call) => {
    await endSession(tx, call.reply, tokenOf(call))
    return { ok: true as const }
  })
  serve(app, api.requestCode, (tx, _, { phone }) => sendCode(tx, phone))
  serve(app, api.signInByCode, async (tx, _, { phone, code }, { reply }) => {
    const id = await signInResident(tx, reply, phone, code)
    const account = await tx.selectFrom('resident_account').select('person_id').where('id', '=', id).executeTakeFirstOrThrow()
    return sessionReplyOf(tx, { kind: 'resident', id, name: '', role: 'applicant', place: '', person: account.person_id })
  })
  serve(app, api.bindPerson, async (tx, actor, given) => {
    const person = await bindToPerson(tx, actor, given)
    return sessionReplyOf(tx, { ...actor, person })
  })
  serve(app, api.bindInPerson, bindAtCounter)
  serve(app, api.demoSignIns, (tx) => demoSignInsOf(tx))
}

const tokenOf = (call: Call) => call.session?.tokenHash ?? ''

async function staffActor(tx: Tx, id: string): Promise<Actor> {
  const { name } = await tx.selectFrom('staff').select('name').where('id', '=', id).executeTakeFirstOrThrow()
  const post = (await postsOf(tx, id))[0]
  return { kind: 'staff', id, name, role: post?.role ?? 'auditor', place: post?.place ?? '', person: null }
}

async function mustChange(tx: Tx, id: string): Promise<boolean> {
  return (await tx.selectFrom('staff').select('must_change').where('id', '=', id).executeTakeFirstOrThrow()).must_change
}
