-- Double entry: every transfer takes from one account what it gives another, so the books balance by construction.
-- A mistake is corrected by a reversing transfer; nothing is changed or deleted.
create table ledger_transfer (
  id uuid primary key,
  at timestamptz not null,
  booked_on date not null,
  debit text collate "C" not null,
  credit text collate "C" not null check (credit <> debit),
  fen bigint not null check (fen > 0),
  source_kind text not null,
  source_id text not null,
  step text not null,
  reverses uuid unique references ledger_transfer,
  unique (source_kind, source_id, step)
);
create index ledger_debit on ledger_transfer (debit, booked_on);
create index ledger_credit on ledger_transfer (credit, booked_on);
grant select, insert on ledger_transfer to minxin_app;

create table payment_run (
  id uuid primary key,
  programme text not null,
  month date not null check (extract(day from month) = 1),
  sequence integer not null check (sequence >= 0),
  state text not null check (state in ('open', 'approved', 'filed', 'closed')),
  opened_by text not null,
  opened_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  roll_sha256 text,
  unique (programme, month, sequence),
  check (approved_by is null or approved_by <> opened_by)
);
create table payment_line (
  id uuid primary key,
  run_id uuid not null references payment_run,
  payable_id uuid not null,
  place text collate "C" not null,
  covered_month date not null,
  kind text not null check (kind in ('due', 'arrears', 'correction', 'repay')),
  source_ref text not null,
  fen bigint not null check (fen <> 0),
  payee_sealed text not null,
  account_sealed text not null,
  unique (run_id, payable_id, covered_month, kind, source_ref)
);
create index payment_line_payable on payment_line (payable_id, covered_month);
create table bank_batch (
  id uuid primary key,
  run_id uuid not null references payment_run,
  template text not null,
  file_sealed text not null,
  sha256 text not null,
  lines integer not null,
  fen bigint not null,
  made_by text not null,
  made_at timestamptz not null,
  reply_sha256 text,
  replied_at timestamptz,
  unique (run_id, template)
);
-- What the bank does is a list of attempts under the line; the line itself does not change.
create table bank_attempt (
  line_id uuid not null references payment_line,
  batch_id uuid not null references bank_batch,
  result text not null check (result in ('sent', 'paid', 'returned')),
  reason text,
  at timestamptz not null,
  primary key (line_id, batch_id, result)
);
create table payee (
  payable_id uuid primary key,
  name_sealed text not null,
  account_sealed text not null,
  bank text not null,
  recorded_at timestamptz not null
);
grant select, insert on payment_run, payment_line, bank_batch, bank_attempt, payee to minxin_app;
grant update (state, approved_by, approved_at, roll_sha256) on payment_run to minxin_app;
grant update (reply_sha256, replied_at) on bank_batch to minxin_app;
grant update (name_sealed, account_sealed, bank, recorded_at) on payee to minxin_app;
alter table payment_line enable row level security;
create policy by_place on payment_line using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or exists (select from entitlement e where e.id = payable_id and e.holder_id::text = current_setting('app.person', true)))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));
