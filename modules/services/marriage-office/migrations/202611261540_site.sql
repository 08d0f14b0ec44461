-- The registry as a place: its national grade by document, its own check against the standard, customs-reform activities.
create table marriage_site_grade (
  id uuid primary key,
  place text collate "C" not null,
  grade integer not null check (grade between 1 and 5),
  granted_on date not null,
  valid_until date,
  document text not null,
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index marriage_site_grade_day on marriage_site_grade (place, granted_on);
create table marriage_site_check (
  id uuid primary key,
  place text collate "C" not null,
  checked_on date not null,
  residents integer not null check (residents > 0),
  registrars integer not null check (registrars >= 0),
  required integer not null,
  items jsonb not null,
  checked_by text not null,
  checked_at timestamptz not null
);
comment on column marriage_site_check.items is 'By item of the checklist: met or not, the evidence in words, the file.';
create index marriage_site_check_day on marriage_site_check (place, checked_at desc, id);
create table marriage_custom_activity (
  id uuid primary key,
  place text collate "C" not null,
  kind text not null check (kind in ('GROUP_WEDDING', 'CERTIFICATE_CEREMONY', 'LECTURE', 'VILLAGE_RULE')),
  title text not null,
  held_on date not null,
  participants integer not null check (participants >= 0),
  villages integer not null default 0 check (villages >= 0),
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index marriage_custom_activity_day on marriage_custom_activity (place, held_on desc, id);
grant select, insert on marriage_site_grade, marriage_site_check, marriage_custom_activity to minxin_app;
alter table marriage_site_grade enable row level security;
alter table marriage_site_check enable row level security;
alter table marriage_custom_activity enable row level security;
create policy by_office on marriage_site_grade using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  and (select current_setting('app.role', true)) in ('registry_head', 'county_head', 'county_clerk', 'auditor', 'system'));
create policy by_office on marriage_site_check using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  and (select current_setting('app.role', true)) in ('registry_head', 'county_head', 'county_clerk', 'auditor', 'system'));
create policy by_office on marriage_custom_activity using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  and (select current_setting('app.role', true)) in ('registry_head', 'county_head', 'county_clerk', 'auditor', 'system'));
