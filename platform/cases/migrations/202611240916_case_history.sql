-- History is history: the application may add to it and read it, nothing else.
create table case_history (
  id bigint generated always as identity primary key,
  case_id uuid not null references case_file,
  request_id uuid not null unique,
  move text not null,
  from_step text not null,
  to_step text not null,
  actor_kind text not null,
  actor_id text not null,
  role text not null,
  at timestamptz not null,
  note_sealed text
);
create index case_history_of on case_history (case_id, id);
grant select, insert on case_history to minxin_app;
alter table case_history enable row level security;
create policy with_the_case on case_history for select using (exists (select from case_file c where c.id = case_id));
create policy write_with_the_case on case_history for insert with check (exists (select from case_file c where c.id = case_id));

-- What a move adds: report, investigation, opinion, proposal, determination. Dated, signed, sealed, never changed.
create table case_record (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references case_file,
  kind text not null,
  content_sealed text not null,
  made_by text not null,
  made_role text not null,
  made_at timestamptz not null
);
create index case_record_of on case_record (case_id, kind, made_at);
grant select, insert on case_record to minxin_app;
alter table case_record enable row level security;
create policy with_the_case on case_record for select using (exists (select from case_file c where c.id = case_id));
create policy write_with_the_case on case_record for insert with check (exists (select from case_file c where c.id = case_id));
