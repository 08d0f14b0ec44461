-- What happened to a person, recorded once, and what follows from it: one line per consequence.
create table life_event (
  id uuid primary key,
  kind text not null check (kind in ('DEATH')),
  person_id uuid not null,
  place text collate "C" not null,
  happened_on date not null,
  received_on date not null,
  state text not null check (state in ('standing', 'withdrawing', 'withdrawn')),
  recorded_by text not null,
  recorded_at timestamptz not null,
  asked_by text,
  asked_at timestamptz,
  ended_by text,
  ended_at timestamptz,
  reason_sealed text
);
comment on column life_event.received_on is 'The day on which the office first had it.';
-- A person dies once: whoever reports it second joins the first.
create unique index life_event_once on life_event (person_id, kind) where state <> 'withdrawn';
create index life_event_newest on life_event (recorded_at desc, id desc);

-- The places that see an event: where the person lives, where a consequence is, who reported it.
create table life_event_access (
  event_id uuid not null references life_event,
  place text collate "C" not null,
  reason text not null check (reason in ('person', 'consequence', 'report')),
  primary key (event_id, place, reason)
);
create index life_event_access_place on life_event_access (place, event_id);

create table life_event_report (
  id uuid primary key,
  event_id uuid not null references life_event,
  place text collate "C" not null,
  reporter_place text collate "C" not null,
  source text not null,
  source_ref text collate "C" not null,
  happened_on date not null,
  proof_sealed text not null,
  reported_by text not null,
  reported_at timestamptz not null
);
comment on column life_event_report.source_ref is 'What the source calls its record; the same one said twice counts once.';
create unique index life_event_report_once on life_event_report (event_id, source, source_ref, happened_on);

create table life_event_line (
  id uuid primary key,
  event_id uuid not null references life_event,
  event_place text collate "C" not null,
  place text collate "C" not null,
  position integer not null,
  consequence text not null,
  subject text collate "C" not null default '',
  role text,
  due_on date,
  case_id uuid references case_file,
  state text not null check (state in ('none', 'open', 'done', 'undone')),
  said_sealed text not null,
  kept jsonb not null default '{}',
  made_at timestamptz not null,
  closed_by text,
  closed_at timestamptz,
  closed_sealed text
);
comment on column life_event_line.said_sealed is 'What was found and what was done or is to be done, in words.';
comment on column life_event_line.kept is 'Ids and dates that taking it back needs; no personal data.';
create index life_event_line_of on life_event_line (event_id, position);
create index life_event_line_open on life_event_line (place, due_on, event_id) where state = 'open';
create index life_event_line_case on life_event_line (case_id) where case_id is not null;
create index life_event_line_subject on life_event_line (subject) where subject <> '';

grant select, insert on life_event, life_event_access, life_event_report, life_event_line to minxin_app;
grant update (happened_on, state, asked_by, asked_at, ended_by, ended_at, reason_sealed) on life_event to minxin_app;
grant update (case_id, state, said_sealed, due_on, role, closed_by, closed_at, closed_sealed) on life_event_line to minxin_app;
alter table life_event enable row level security;
alter table life_event_access enable row level security;
alter table life_event_report enable row level security;
alter table life_event_line enable row level security;
create policy by_place on life_event_access using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));
create policy by_place on life_event using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or exists (select from life_event_access a where a.event_id = life_event.id))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));
create policy by_place on life_event_report using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or reporter_place >= current_setting('app.place_from', true) and reporter_place < current_setting('app.place_until', true))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));
create policy by_place on life_event_line using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or event_place >= current_setting('app.place_from', true) and event_place < current_setting('app.place_until', true))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or event_place >= current_setting('app.place_from', true) and event_place < current_setting('app.place_until', true));
