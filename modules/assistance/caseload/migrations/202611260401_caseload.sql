-- Day one: the bureau's own list of households, checked, compared with the rules, and put on the books part by part.
create table caseload_import (
  id uuid primary key,
  place text collate "C" not null,
  state text not null check (state in ('waiting', 'refused', 'checked', 'loading', 'loaded')),
  from_month date not null check (extract(day from from_month) = 1),
  name_sealed text not null,
  sha256 text not null,
  marked_sha256 text,
  refusal text,
  rows integer not null default 0,
  wrong_rows integer not null default 0,
  households integer not null default 0,
  made_by text not null,
  made_at timestamptz not null,
  checked_at timestamptz,
  decided_by text,
  decided_at timestamptz,
  finished_at timestamptz
);
comment on column caseload_import.from_month is 'The first month that this system pays.';
create index caseload_import_recent on caseload_import (made_at desc, id desc);
create table caseload_household (
  import_id uuid not null references caseload_import,
  key text collate "C" not null,
  place text collate "C" not null,
  state text not null check (state in ('wrong', 'new', 'loaded', 'unchanged', 'differs')),
  root_id uuid,
  holder_name text not null,
  persons integer not null,
  pays_category text,
  pays_fen bigint,
  rule_category text,
  rule_fen bigint,
  cause text,
  said_sealed text not null,
  facts_sealed text,
  primary key (import_id, key)
);
comment on column caseload_household.said_sealed is 'Why it cannot be loaded, how it differs from the books, why the rules give another sum: it may name an illness.';
create index caseload_household_state on caseload_household (import_id, state, key);
create index caseload_household_cause on caseload_household (import_id, cause, key);
grant select, insert on caseload_import, caseload_household to minxin_app;
grant update (state, marked_sha256, refusal, rows, wrong_rows, households, checked_at, decided_by, decided_at, finished_at) on caseload_import to minxin_app;
grant update (state, root_id, said_sealed, facts_sealed) on caseload_household to minxin_app;
alter table caseload_import enable row level security;
alter table caseload_household enable row level security;
create policy by_place on caseload_import using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));
create policy by_place on caseload_household using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));
