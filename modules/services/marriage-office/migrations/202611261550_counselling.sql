-- Counselling of couples: always with consent, never a condition. Only the counsellor who works on it reads who came and what was
-- said; the office gets numbers.
create table counselling (
  id uuid primary key,
  place text collate "C" not null,
  kind text not null check (kind in ('PREMARITAL', 'MARITAL', 'IN_COOLING', 'AFTER_DIVORCE')),
  people_sealed text not null,
  consented_on date not null,
  shares_result boolean not null,
  divorce_case uuid references case_file,
  result text not null default 'OPEN' check (result in ('OPEN', 'RECONCILED', 'WITHDREW', 'PROCEEDED', 'REFERRED')),
  closed_on date,
  counsellor_id text collate "C" not null,
  opened_at timestamptz not null,
  check ((result = 'OPEN') = (closed_on is null))
);
comment on column counselling.shares_result is 'Whether the people agreed that the registry learns how it ended.';
create index counselling_of on counselling (counsellor_id, opened_at desc, id);
create index counselling_day on counselling (place, consented_on, id);
create table counselling_session (
  id uuid primary key,
  counselling_id uuid not null references counselling,
  place text collate "C" not null,
  held_on date not null,
  minutes integer not null check (minutes between 1 and 600),
  note_sealed text not null,
  held_by text collate "C" not null,
  recorded_at timestamptz not null
);
create index counselling_session_of on counselling_session (counselling_id, recorded_at);
grant select, insert on counselling, counselling_session to minxin_app;
grant update (result, closed_on) on counselling to minxin_app;
alter table counselling enable row level security;
alter table counselling_session enable row level security;
create policy own_work on counselling using (
  (select current_setting('app.role', true)) = 'counsellor' and counsellor_id = (select current_setting('app.actor', true))
  and place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true)));
-- Numbers are counted by the office as such; it sees no note.
create policy counted on counselling for select using ((select current_setting('app.kind', true)) = 'system');
create policy own_words on counselling_session using (
  (select current_setting('app.role', true)) = 'counsellor' and held_by = (select current_setting('app.actor', true))
  and place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true)));
