import type pg from 'pg'

export interface TableShape {
  name: string
  columns: { name: string; type: string }[]
}

/** The name as SQL writes it. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** Every table of the county's schema with the columns that a row is made of; computed columns are computed again. */
export async function tableShapes(client: pg.PoolClient): Promise<TableShape[]> {
  const { rows } = await client.query<{ table: string; column: string; type: string }>(
    `select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
     order by c.relname, a.attnum`,
  )
  const tables = new Map<string, TableShape>()
  for (const { table, column, type } of rows) {
    const shape = tables.get(table) ?? { name: table, columns: [] }
    shape.columns.push({ name: column, type })
    tables.set(table, shape)
  }
  return [...tables.values()]
}

export interface SequenceState {
  name: string
  last: string
  called: boolean
}

/** Where every sequence stands, identity columns included. */
export async function sequenceStates(client: pg.PoolClient): Promise<SequenceState[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'S' and relnamespace = current_schema()::regnamespace order by relname`,
  )
  const states: SequenceState[] = []
  for (const { name } of rows) {
    const state = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${quoted(name)}`,
    )
    states.push({ name, last: state.rows[0]?.last ?? '1', called: state.rows[0]?.called ?? false })
  }
  return states
}

/** What must be the same after a restore: the sums of the books and the head of the record of acts. */
export interface Agreement {
  auditSealed: number
  auditHead: string | null
  transfers: number
  transferFen: string
  /** Balances of all accounts as one hash. */
  balances: string
}

export async function agreementOf(client: pg.PoolClient): Promise<Agreement> {
  const seal = await client.query<{ seq: number; hash: string }>('select seq, hash from audit_seal order by seq desc limit 1')
  const books = await client.query<{ transfers: number; fen: string; balances: string }>(
    `select (select count(*)::int from ledger_transfer) as transfers, (select coalesce(sum(fen), 0)::text from ledger_transfer) as fen,
       (select md5(coalesce(string_agg(account || ' ' || fen, E'\\n' order by account), '')) from (
          select account, sum(fen)::text as fen from (
            select debit collate "C" as account, fen from ledger_transfer union all select credit, -fen from ledger_transfer) as e
          group by account) as b) as balances`,
  )
  const [row] = books.rows
  return {
    auditSealed: seal.rows[0]?.seq ?? 0,
    auditHead: seal.rows[0]?.hash ?? null,
    transfers: row?.transfers ?? 0,
    transferFen: row?.fen ?? '0',
    balances: row?.balances ?? '',
  }
}

/** The migrations that made this schema, by name and hash. */
export async function migrationsOf(client: pg.PoolClient): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from schema_migration order by name')
  return Object.fromEntries(rows.map((r) => [r.name, r.hash]))
}
