-- Lists of other departments, as delivered: one row a person and thing. A whole list replaces the one before it; an added
-- list (deaths, cremations) joins what came earlier.
create table source_list (
  id bigint generated always as identity primary key,
  source text not null,
  data_date date not null,
  kind text not null check (kind in ('whole', 'added')),
  way text not null check (way in ('file', 'machine', 'operator')),
  rows integer not null,
  bad_rows integer not null,
  sha256 text not null,
  delivered_by text not null,
  delivered_at timestamptz not null,
  replaced_at timestamptz,
  unique (source, data_date, sha256)
);
create index source_list_current on source_list (source, data_date desc) where replaced_at is null;
create table source_row (
  list_id bigint not null references source_list,
  id_hash text collate "C" not null,
  name text not null,
  code text not null,
  amount bigint,
  from_on date,
  to_on date,
  words text not null default ''
);
comment on column source_row.amount is 'Fen, square decimetres or kilowatt-hours, by source.';
create index source_row_list on source_row (list_id, id_hash);

-- Every match of the caseload before a payment month; what each source could answer stays with it.
create table match_run (
  id uuid primary key,
  programme text not null,
  month date not null check (extract(day from month) = 1),
  state text not null check (state in ('complete', 'incomplete')),
  people integer not null,
  without_consent integer not null,
  other_name integer not null,
  sources jsonb not null,
  counts jsonb not null,
  started_by text not null,
  started_at timestamptz not null
);
create index match_run_of_month on match_run (programme, month, started_at desc);
-- A source that is down is not clean: a month goes on without it only with a signed reason.
create table match_waiver (
  run_id uuid not null references match_run,
  source text not null,
  reason text not null,
  signed_by text not null,
  signed_at timestamptz not null,
  primary key (run_id, source)
);
create table match_finding (
  run_id uuid not null references match_run,
  root_id uuid not null references entitlement,
  place text collate "C" not null,
  person_id uuid not null,
  ref text not null,
  rule text not null,
  severity text not null check (severity in ('BLOCK', 'CHECK', 'INFO')),
  found_key text collate "C" not null,
  case_id uuid references case_file,
  primary key (run_id, found_key)
);
create index match_finding_place on match_finding (run_id, place, found_key);

-- What was found and must be closed by a person: the case carries the work, this row what it is about.
create table anomaly (
  case_id uuid primary key references case_file,
  root_id uuid not null references entitlement,
  person_id uuid not null,
  place text collate "C" not null,
  rule text not null,
  severity text not null check (severity in ('BLOCK', 'CHECK')),
  found_key text collate "C" not null unique,
  open boolean not null default true,
  reason text,
  found_at timestamptz not null,
  closed_at timestamptz
);
create index anomaly_place on anomaly (place, open, severity, case_id);
create index anomaly_blocking on anomaly (root_id) where open and severity = 'BLOCK';

-- Machines of other departments: a key each; a signed message is taken once.
create table source_key (
  source text primary key,
  key_sealed text not null,
  set_by text not null,
  set_at timestamptz not null
);
create table source_message (
  source text not null,
  nonce text collate "C" not null,
  at timestamptz not null,
  primary key (source, nonce)
);

grant select, insert on source_list, source_row, match_run, match_waiver, match_finding, anomaly, source_message to minxin_app;
grant select, insert, update on source_key to minxin_app;
grant delete on source_row to minxin_app;
grant update (replaced_at, rows, bad_rows) on source_list to minxin_app;
grant update (open, reason, closed_at) on anomaly to minxin_app;
grant update (case_id) on match_finding to minxin_app;
alter table source_list enable row level security;
alter table source_row enable row level security;
alter table match_run enable row level security;
alter table match_waiver enable row level security;
alter table match_finding enable row level security;
alter table anomaly enable row level security;
alter table source_key enable row level security;
alter table source_message enable row level security;
-- What other departments delivered is for the county's office only: a place of six digits.
create policy county on source_list using ((select current_setting('app.place_from', true) ~ '^\d{6}$')) with check ((select current_setting('app.place_from', true) ~ '^\d{6}$'));
create policy county on source_row using ((select current_setting('app.place_from', true) ~ '^\d{6}$')) with check ((select current_setting('app.place_from', true) ~ '^\d{6}$'));
create policy county on match_run using ((select current_setting('app.place_from', true) ~ '^\d{6}$')) with check ((select current_setting('app.place_from', true) ~ '^\d{6}$'));
create policy county on match_waiver using ((select current_setting('app.place_from', true) ~ '^\d{6}$')) with check ((select current_setting('app.place_from', true) ~ '^\d{6}$'));
create policy county on source_key using ((select current_setting('app.place_from', true) ~ '^\d{6}$')) with check ((select current_setting('app.place_from', true) ~ '^\d{6}$'));
create policy county on source_message using ((select current_setting('app.place_from', true) ~ '^\d{6}$')) with check ((select current_setting('app.place_from', true) ~ '^\d{6}$'));
create policy by_place on match_finding using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));
create policy by_place on anomaly using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));
