-- One request on its way. Written only by platform/cases.
create table case_file (
  id uuid primary key,
  service text not null,
  number text not null unique,
  place text collate "C" not null,
  step text not null,
  version integer not null default 1,
  form_version integer not null,
  policy_date date not null,
  received_on date not null,
  title text not null,
  applicant_id uuid,
  answers_sealed text not null,
  facts jsonb not null default '{}',
  due_on date,
  waits_for text[] not null default '{}',
  opened_by text not null,
  created_at timestamptz not null,
  ended_at timestamptz
);
comment on column case_file.title is 'The head of household as staff see it in a list (name and number of persons); no number, no address.';
comment on column case_file.answers_sealed is 'The form as sealed JSON; names and numbers of the household are inside.';
comment on column case_file.facts is 'What conditions ask: states, dates, counts, staff ids. No personal data.';
create index case_inbox on case_file (place, due_on, id) where ended_at is null;
create index case_by_due on case_file (due_on, id) where ended_at is null;
create index case_ended on case_file (place, ended_at, id) where ended_at is not null;
create index case_applicant on case_file (applicant_id) where applicant_id is not null;
grant select, insert, update on case_file to minxin_app;

-- Those who may see one case although it is not at their place: applicant, spouse, assigned visitor, until a date.
create table case_access (
  case_id uuid not null references case_file,
  party text collate "C" not null,
  reason text not null,
  until date,
  primary key (case_id, party)
);
create index case_access_party on case_access (party);
grant select, insert on case_access to minxin_app;
alter table case_access enable row level security;
create policy own_access on case_access for select using (
  party = current_setting('app.person', true) or party = current_setting('app.actor', true)
  or current_setting('app.kind', true) in ('staff', 'system'));

alter table case_file enable row level security;
create policy by_place_or_access on case_file for select using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or exists (select from case_access a where a.case_id = case_file.id
             and a.party in (current_setting('app.person', true), current_setting('app.actor', true)))
  or current_setting('app.kind', true) = 'resident' and opened_by = current_setting('app.actor', true));
create policy change_by_place_or_access on case_file for update using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or exists (select from case_access a where a.case_id = case_file.id
             and a.party in (current_setting('app.person', true), current_setting('app.actor', true))));
-- Access is given by whoever sees the case: the office, or the resident who opened it.
create policy give_access on case_access for insert with check (exists (select from case_file c where c.id = case_id));
-- Any window accepts and passes on, and a resident files for the own village: the place is checked by the command.
create policy file_anywhere on case_file for insert with check (current_setting('app.actor', true) <> '');
