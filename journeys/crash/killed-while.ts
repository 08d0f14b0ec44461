import assert from 'node:assert/strict'
import type { Random } from '#demo/random.ts'
import type { Heard, Victim } from './victim.ts'

/** Sends, kills within the time such a request takes, starts again, sends until heard, and once more: three times one answer. */
export function killing(victim: Victim, random: Random, answered: { before: number }) {
  return async (who: string, path: string, body: object, refusal = ''): Promise<Heard> => {
    const first = victim.once(who, path, body)
    await new Promise((done) => setTimeout(done, random.between(0, random.chance(0.5) ? 30 : 140)))
    await victim.kill()
    const heard = await first
    if (heard) answered.before++
    await victim.start()
    const again = await victim.surely(who, path, body)
    // A refusal that the story expects is an answer; it writes nothing, so there is nothing to send again.
    if (again.status !== 200 && refusal && again.body.code === refusal) return again
    assert.equal(again.status, 200, `${path} ${JSON.stringify(again.body)}`)
    const third = await victim.surely(who, path, body)
    const content = ({ replayed: _, actions: __, ...rest }: Record<string, unknown>) => rest
    assert.deepEqual(content(third.body), content(again.body))
    if (heard) assert.deepEqual(content(heard.body), content(again.body))
    return again
  }
}
