-- Every transfer belongs to a town, so that totals by town are the ledger's own; '' is the county as a whole.
alter table ledger_transfer add column place text collate "C" not null default '';
update ledger_transfer t set place = left(l.place, 9) from payment_line l where t.source_kind = 'payment_line' and t.source_id = l.id::text;
create index ledger_place on ledger_transfer (place, booked_on);

-- A run: when its lines were made (what the office learns afterwards makes it out of date), the hash of the facts behind it.
alter table payment_run add column built_at timestamptz;
update payment_run set built_at = opened_at;
alter table payment_run alter column built_at set not null;
alter table payment_run add column snapshot_sha256 text;
alter table payment_run drop constraint payment_run_state_check;
alter table payment_run add constraint payment_run_state_check check (state in ('open', 'approved', 'filed', 'replied', 'closed'));
-- One roll of a programme is worked on at a time: two open ones would both write the same back pay.
create unique index payment_run_open on payment_run (programme) where state = 'open';
grant update (built_at, snapshot_sha256) on payment_run to minxin_app;

-- Lines of one household go to one card as one payment; an open roll may be made again, an approved one never.
alter table payment_line add column group_id uuid;
update payment_line l set group_id = e.root_id from entitlement e where e.id = l.payable_id;
update payment_line set group_id = payable_id where group_id is null;
alter table payment_line alter column group_id set not null;
create index payment_line_group on payment_line (group_id, covered_month);
create index payment_line_run on payment_line (run_id, place, group_id, id);
grant delete on payment_line to minxin_app;
drop policy by_place on payment_line;
create policy read_by_place on payment_line for select using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or exists (select from entitlement e where e.id = payable_id and e.holder_id::text = current_setting('app.person', true)));
create policy write_by_place on payment_line for insert with check (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));
create policy unmake_open_roll on payment_line for delete using (
  exists (select from payment_run r where r.id = run_id and r.state = 'open'));

-- A returned payment is sent again within its run as a further batch; what is not owed any more is cancelled.
alter table bank_batch add column sequence integer not null default 0;
alter table bank_batch drop constraint bank_batch_run_id_template_key;
alter table bank_batch add constraint one_batch_per_sequence unique (run_id, template, sequence);
alter table bank_attempt drop constraint bank_attempt_result_check;
alter table bank_attempt add constraint bank_attempt_result_check check (result in ('sent', 'paid', 'returned', 'cancelled'));
create index bank_attempt_batch on bank_attempt (batch_id);

-- A payable without a monthly entitlement: a price subsidy, a festival payment, a temporary grant. Paid once.
create table mandate (
  id uuid primary key,
  programme text not null,
  place text collate "C" not null,
  holder_id uuid not null,
  month date not null check (extract(day from month) = 1),
  fen bigint not null check (fen > 0),
  source_kind text not null,
  source_id text collate "C" not null,
  created_at timestamptz not null,
  unique (source_kind, source_id, holder_id)
);
create index mandate_month on mandate (programme, month, place);
create index mandate_holder on mandate (holder_id);
grant select, insert on mandate to minxin_app;
alter table mandate enable row level security;
create policy by_place on mandate using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or holder_id::text = current_setting('app.person', true))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));
create policy own_mandate on payment_line for select using (
  exists (select from mandate m where m.id = payable_id and m.holder_id::text = current_setting('app.person', true)));

-- What came back of money that was paid too much, and what was written off; by the month it was for.
create table recovery_entry (
  id uuid primary key default gen_random_uuid(),
  root_id uuid not null references entitlement,
  place text collate "C" not null,
  month date not null check (extract(day from month) = 1),
  kind text not null check (kind in ('return', 'waiver')),
  fen bigint not null check (fen > 0),
  case_id uuid not null references case_file,
  source_ref text not null,
  booked_on date not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  unique (case_id, source_ref, month)
);
create index recovery_entry_root on recovery_entry (root_id, month);
create index recovery_entry_recorded on recovery_entry (recorded_at);
grant select, insert on recovery_entry to minxin_app;
alter table recovery_entry enable row level security;
create policy by_place on recovery_entry using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or exists (select from entitlement e where e.id = root_id))
  with check (exists (select from entitlement e where e.id = root_id));

-- Deductions from the running payment, decided by a recovery case; at most a share of the month's money.
create table recovery_plan (
  case_id uuid primary key references case_file,
  root_id uuid not null references entitlement,
  place text collate "C" not null,
  share_percent integer not null check (share_percent between 1 and 100),
  from_month date not null check (extract(day from from_month) = 1),
  ended_at timestamptz
);
create unique index recovery_plan_running on recovery_plan (root_id) where ended_at is null;
grant select, insert on recovery_plan to minxin_app;
grant update (ended_at) on recovery_plan to minxin_app;
alter table recovery_plan enable row level security;
create policy by_place on recovery_plan using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or exists (select from entitlement e where e.id = root_id))
  with check (exists (select from entitlement e where e.id = root_id));

-- When the head of a household is gone, it goes by another name.
grant update (holder_id) on entitlement to minxin_app;

-- What the office knows later than a roll: found by time.
create index entitlement_row_of on entitlement_row (entitlement_id, valid_from) where superseded_at is null;
create index entitlement_row_recorded on entitlement_row (recorded_at);
create index entitlement_row_superseded on entitlement_row (superseded_at) where superseded_at is not null;

-- A month or a year that is closed: nothing is booked into it any more; the totals are what they were.
create table ledger_closing (
  period text primary key check (period ~ '^\d{4}(-(0[1-9]|1[0-2]))?$'),
  closed_by text not null,
  closed_at timestamptz not null,
  totals jsonb not null,
  sha256 text not null
);
comment on column ledger_closing.totals is 'Balance of every account by town at the end of the period, in fen.';
grant select, insert on ledger_closing to minxin_app;

-- The second lock: the application's role cannot book into a closed period whatever the program does.
alter table ledger_transfer enable row level security;
create policy read_all on ledger_transfer for select using (true);
-- Periods are closed in order, so one day says it for all: asked once a statement, not once a row.
create policy not_into_closed on ledger_transfer for insert with check (booked_on > coalesce((
  select max(case when length(period) = 4 then (period || '-12-31')::date
    else ((period || '-01')::date + interval '1 month' - interval '1 day')::date end) from ledger_closing), '-infinity'::date));

-- Why a row is as it is, for the roll that pays it: grant, import, a kind of change, a new standard.
alter table entitlement_row add column cause text not null default '';
update entitlement_row r set cause = case when e.opened_by_case = r.case_id then 'GRANT' else coalesce((
  select c.facts->>'kind' from case_file c where c.id = r.case_id), '') end
  from entitlement e where e.id = r.entitlement_id;

-- The bank's own statement of the paying account, line by line as it says it.
create table bank_statement (
  id uuid primary key,
  month date not null check (extract(day from month) = 1),
  sha256 text not null unique,
  lines integer not null,
  imported_by text not null,
  imported_at timestamptz not null
);
create table bank_statement_line (
  statement_id uuid not null references bank_statement,
  line integer not null,
  booked_on date not null,
  direction text not null check (direction in ('out', 'in')),
  fen bigint not null check (fen > 0),
  reference text collate "C" not null,
  batch_id uuid references bank_batch,
  closed_reason text,
  primary key (statement_id, line)
);
create index bank_statement_line_batch on bank_statement_line (batch_id);
comment on column bank_statement_line.reference is 'The batch number the bank repeats; free words of the bank are not kept.';
grant select, insert on bank_statement, bank_statement_line to minxin_app;
grant update (batch_id, closed_reason) on bank_statement_line to minxin_app;
