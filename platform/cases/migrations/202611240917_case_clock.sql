-- A statutory limit or a local promise of a case. Days used before a pause are kept, so a clock can stop and go on.
create table case_clock (
  case_id uuid not null references case_file,
  clock text not null,
  label text not null,
  kind text not null check (kind in ('statutory', 'promise')),
  unit text not null check (unit in ('working_days', 'calendar_days')),
  days integer not null,
  parameter text not null,
  started_on date not null,
  used_before integer not null default 0,
  paused_on date,
  resumed_on date,
  due_on date,
  stopped_on date,
  primary key (case_id, clock, started_on)
);
grant select, insert, update on case_clock to minxin_app;
alter table case_clock enable row level security;
create policy with_the_case on case_clock using (exists (select from case_file c where c.id = case_id))
  with check (exists (select from case_file c where c.id = case_id));

-- Parallel parts: sources to answer, a publication to post, a first payment to make.
create table case_task (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references case_file,
  kind text not null,
  key text not null default '',
  role text not null,
  place text collate "C" not null,
  label text not null,
  due_on date,
  opened_at timestamptz not null,
  done_at timestamptz,
  done_by text,
  result jsonb,
  unique (case_id, kind, key)
);
create index case_task_open on case_task (place, role, due_on) where done_at is null;
grant select, insert, update on case_task to minxin_app;
alter table case_task enable row level security;
create policy with_the_case on case_task using (exists (select from case_file c where c.id = case_id))
  with check (exists (select from case_file c where c.id = case_id));

-- Numbers without gaps: the row is locked until the transaction that took the number commits.
create table number_series (
  series text primary key,
  last integer not null
);
grant select, insert, update on number_series to minxin_app;

create table case_draft (
  owner text collate "C" not null,
  service text not null,
  subject text not null default '',
  form_version integer not null,
  draft_sealed text not null,
  saved_at timestamptz not null,
  primary key (owner, service, subject)
);
grant select, insert, update, delete on case_draft to minxin_app;
alter table case_draft enable row level security;
create policy own_draft on case_draft using (owner = current_setting('app.actor', true))
  with check (owner = current_setting('app.actor', true));
