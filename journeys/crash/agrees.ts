import assert from 'node:assert/strict'
import { sealAudit } from '#platform/audit/seal.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import type { Db } from '#platform/db/database.ts'

/** What every count must be after any number of kills: nothing lost, nothing twice. Each query returns what is wrong. */
const wrongs: Record<string, string> = {
  'a case whose step is not where its history ended': `select c.id from case_file c
     where c.step <> (select h.to_step from case_history h where h.case_id = c.id order by h.id desc limit 1)`,
  'a case whose version is not its number of moves': `select c.id from case_file c
     where c.version <> 1 + (select count(*) from case_history h where h.case_id = c.id)`,
  'a move without its act in the record, or twice': `select h.id from case_history h where 1 <> (select count(*) from audit_event e
     where e.subject_id = h.case_id::text and e.act = 'case.' || h.move and e.at = h.at)`,
  'a case without people, or with people twice': `select c.id from case_file c
     where not exists (select from subsistence_person p where p.case_id = c.id)`,
  'a case without its town clock': `select c.id from case_file c where 1 <> (select count(*) from case_clock k where k.case_id = c.id and k.clock = 'town')`,
  'a submitted case without its message': `select c.id from case_file c where 1 <> (select count(*) from message m where m.case_id = c.id and m.kind = 'submitted')`,
  'a granted case without one decision letter': `select c.id from case_file c where c.step = 'granted'
     and 1 <> (select count(*) from letter l where l.case_id = c.id and l.kind = 'decision_grant')`,
  'a granted case without its entitlement, or with two': `select c.id from case_file c where c.step = 'granted'
     and 1 <> (select count(*) from entitlement e where e.opened_by_case = c.id and e.id = e.root_id)`,
  'an entitlement of a case that is not granted': `select r.id from entitlement_row r join case_file c on c.id = r.case_id where c.step <> 'granted'`,
  'letter numbers with a gap': `select word from (select regexp_replace(number, '\\d+号$', '') as word,
       count(*) as n, max(substring(number from '(\\d+)号$')::int) as last from letter group by 1) as w where n <> last`,
  'case numbers with a gap': `select 1 from (select count(*) as n, max(substring(number from '第 (\\d+) 号')::int) as last from case_file) as w where n <> last`,
  'a line paid twice for one month': `select payable_id from payment_line where kind = 'due' group by payable_id, covered_month having count(*) > 1`,
  'an approved line that was not booked once': `select l.id from payment_line l join payment_run r on r.id = l.run_id where r.state <> 'open'
     and 1 <> (select count(*) from ledger_transfer t where t.source_id = l.id::text and t.step = 'approved')`,
  'an answered line that was not settled once': `select l.id from payment_line l join payment_run r on r.id = l.run_id where r.state in ('closed', 'replied')
     and 1 <> (select count(*) from ledger_transfer t where t.source_id = l.id::text and t.step like 'settled:%')`,
  'two bank files of one run': `select run_id from bank_batch group by run_id, sequence having count(*) > 1`,
  'rows of one part in force twice': `select a.id from entitlement_row a join entitlement_row b on b.entitlement_id = a.entitlement_id and b.id > a.id
     and b.kind = a.kind and daterange(a.valid_from, a.valid_to) && daterange(b.valid_from, b.valid_to) where a.superseded_at is null and b.superseded_at is null`,
  'a month recomputed twice at once': `select month from recompute_batch where state = 'prepared' group by month having count(*) > 1`,
  'books that do not balance by household': `select l.group_id from payment_line l join payment_run r on r.id = l.run_id where r.state <> 'open' group by l.group_id, l.covered_month
     having sum(l.fen) <> (select sum(e.monthly_fen) from entitlement x join entitlement_row e on e.entitlement_id = x.id and e.superseded_at is null
       and e.valid_from <= l.covered_month and (e.valid_to is null or e.valid_to > l.covered_month) where x.root_id = l.group_id)`,
  'a request that was claimed and never answered': `select request_id from request_receipt where reply_sealed is null`,
}

/** Fails with the name of the first disagreement. */
export async function requireAgreement(db: Db): Promise<void> {
  for (const [name, sql] of Object.entries(wrongs)) assert.deepEqual((await db.pool.query(sql)).rows, [], name)
  while ((await sealAudit(db, new Date())) > 0);
  assert.equal((await verifyAudit(db)).brokenAt, null, 'the record of acts')
}
