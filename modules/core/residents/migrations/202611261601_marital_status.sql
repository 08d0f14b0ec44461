-- Who is married, divorced or widowed, from when to when, and what says so. A row that turned out to be none is superseded and kept.
create table marital_status (
  id uuid primary key,
  person_id uuid not null references person,
  place text collate "C" not null,
  status text not null check (status in ('10', '20', '21', '22', '23', '30', '40', '90')),
  valid_from date not null,
  valid_to date,
  source text not null check (source in ('TOLD', 'MARRIAGE', 'DIVORCE', 'COURT', 'DEATH')),
  relation_id uuid,
  event_id uuid references life_event,
  reference text collate "C" not null default '',
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  check (valid_to is null or valid_to >= valid_from),
  constraint one_status_at_a_time exclude using gist (person_id with =, daterange(valid_from, valid_to) with &&) where (superseded_at is null)
);
comment on column marital_status.status is 'GB/T 2261.2.';
comment on column marital_status.reference is 'The number of the certificate or judgment.';
create index marital_status_person on marital_status (person_id, valid_from);
create index marital_status_relation on marital_status (relation_id) where relation_id is not null;
create index marital_status_event on marital_status (event_id) where event_id is not null;
grant select, insert on marital_status to minxin_app;
grant update (valid_to, superseded_at) on marital_status to minxin_app;
alter table marital_status enable row level security;
create policy by_place on marital_status using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  or person_id::text = (select current_setting('app.person', true)))
  with check (place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true)));
