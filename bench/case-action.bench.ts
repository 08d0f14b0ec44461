import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import type { Figure } from './figure.ts'
import { load } from './load.ts'

const clients = 8
const seconds = 6
const rounds = 3

const meeting = {
  call_meeting: { why: '情况较复杂，请村里评议' },
  record_meeting: {
    heldOn: '2026-01-05',
    place: '村会议室',
    agree: 5,
    against: 0,
    members: ['甲某', '乙某', '丙某', '丁某', '戊某'],
    said: '一致同意',
  },
}

/** The plain statements by pgbench and the same act through HTTP, in turn; the ratio of each pair, the median of them. */
export async function benchCaseAction(pool: pg.Pool, url: string, schema: string, port: number, headers: string): Promise<Figure[]> {
  const ratios: number[] = []
  const lines: string[] = []
  for (let round = -1; round < rounds; round++) {
    const plain = pgbench(url, schema)
    // The server seals the plain acts too; that is not to weigh on the acts that are measured.
    await untilSealed(pool)
    // Each client has its own cases, which go to the meeting and back; who looks at a case knows its version.
    const { rows } = await pool.query<{ id: string; version: number }>(
      `select id, version from case_file where number like 'bench%' order by id`,
    )
    const versions = new Map(rows.map((r) => [r.id, r.version]))
    await pool.query(`update case_file set step = 'investigating' where number like 'bench%'`)
    const own = await load(port, headers, clients, seconds, (client, n) => {
      const id = `00000000-0000-4000-8000-${String(client * 200 + (Math.floor(n / 2) % 200) + 1).padStart(12, '0')}`
      const version = versions.get(id) ?? 0
      versions.set(id, version + 1)
      const name = n % 2 === 0 ? 'call_meeting' : 'record_meeting'
      return {
        method: 'POST',
        path: `/api/cases/${id}/moves/${name}`,
        body: JSON.stringify({ requestId: randomUUID(), version, input: meeting[name] }),
      }
    })
    if (own.failed > clients) throw new Error(`${own.failed} actions failed`)
    // The first round warms both up.
    if (round < 0) continue
    ratios.push(own.perSecond / plain)
    lines.push(`${Math.round(own.perSecond)}/s p99 ${own.p99.toFixed(1)} ms : ${Math.round(plain)}/s`)
  }
  const ratio = ratios.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
  return [
    {
      name: 'case action, HTTP : plain statements (8 clients)',
      value: `${ratio.toFixed(2)}  (${lines.join('; ')})`,
      promise: '≥ 0.4',
      held: ratio >= 0.4,
    },
  ]
}

async function untilSealed(pool: pg.Pool): Promise<void> {
  for (let left = 1; left > 0; ) {
    const { rows } = await pool.query<{ left: number }>(
      'select (select count(*) from audit_event)::int - (select count(*) from audit_seal)::int as left',
    )
    left = rows[0]?.left ?? 0
    if (left > 0) await new Promise((done) => setTimeout(done, 500))
  }
}

function pgbench(url: string, schema: string): number {
  const out = execFileSync(
    'pgbench',
    [
      '-n',
      '-c',
      String(clients),
      '-j',
      '2',
      '-T',
      String(seconds),
      '-M',
      'prepared',
      '-f',
      fileURLToPath(new URL('sql/case-action.sql', import.meta.url)),
      url,
    ],
    { encoding: 'utf8', env: { ...process.env, PGOPTIONS: `-c search_path=${schema},public` }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  return Number(/tps = ([\d.]+)/.exec(out)?.[1])
}
