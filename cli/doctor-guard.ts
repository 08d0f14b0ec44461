import type { Db } from '#platform/db/database.ts'
import type { Finding } from '#platform/operations/disk.ts'

/** Tables with a place that need no row-level security, and why. */
export const unguardedOnPurpose: Record<string, string> = {
  job: 'references only; read by the worker alone',
  session: 'read before anybody is known; holds hashes of tokens',
  staff_post: 'who holds which post is known to all staff',
  public_notice: 'public by nature, names masked',
}

/** Every table whose rows belong to a place or a case has row-level security. */
export async function tablesGuarded(db: Db): Promise<Finding> {
  const { rows } = await db.pool.query<{ name: string; guarded: boolean }>(
    `select distinct c.relname as name, c.relrowsecurity as guarded from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attname in ('place', 'case_id') and not a.attisdropped
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') order by 1`,
  )
  const open = rows.filter((r) => !r.guarded && !Object.hasOwn(unguardedOnPurpose, r.name)).map((r) => r.name)
  return { ok: open.length === 0, text: open.length === 0 ? `${rows.length} 张表已核对` : `缺少：${open.join('、')}` }
}

/** A plain view reads with its owner's rights and passes row-level security by. */
export async function viewsGuarded(db: Db): Promise<Finding> {
  const { rows } = await db.pool.query<{ name: string; invoker: boolean }>(
    `select relname as name, coalesce(reloptions && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false) as invoker
     from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('v', 'm') order by 1`,
  )
  const open = rows.filter((r) => !r.invoker).map((r) => r.name)
  return { ok: open.length === 0, text: open.length === 0 ? `${rows.length} 个视图，全部按使用者权限` : `越过行级权限：${open.join('、')}` }
}

/** The role under which everything runs is neither superuser nor owner, nor exempt from row-level security. */
export async function appRole(db: Db): Promise<Finding> {
  const { rows } = await db.pool.query<{ free: boolean; member: boolean; owns: boolean }>(
    `select rolsuper or rolbypassrls as free, pg_has_role(current_user, oid, 'member') as member,
       exists (select from pg_class where relowner = r.oid and relnamespace = current_schema()::regnamespace) as owns
     from pg_roles r where rolname = 'minxin_app'`,
  )
  const [role] = rows
  if (!role) return { ok: false, text: 'minxin_app 不存在，请运行 migrate' }
  if (role.free || role.owns) return { ok: false, text: 'minxin_app 权限过大：不能是超级用户、表的所有者或免于行级权限' }
  return { ok: role.member, text: role.member ? 'minxin_app，无特权' : '当前数据库用户不能切换为 minxin_app，请授予该角色' }
}

/** History, record of acts and books can be added to and never changed. */
const fixedTables = ['audit_event', 'audit_seal', 'case_history', 'ledger_transfer', 'bank_attempt']

/** The application's role may not change or remove what has happened. */
export async function historyIsFixed(db: Db): Promise<Finding> {
  const { rows } = await db.pool.query<{ name: string }>(
    `select name from unnest($1::text[]) as t(name)
     where has_any_column_privilege('minxin_app', quote_ident(name), 'update')
        or has_table_privilege('minxin_app', quote_ident(name), 'update, delete, truncate')`,
    [fixedTables],
  )
  const open = rows.map((r) => r.name)
  return { ok: open.length === 0, text: open.length === 0 ? `${fixedTables.length} 张表只能追加` : `可以被改动：${open.join('、')}` }
}
