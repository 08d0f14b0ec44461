-- Quality review of registrations: files drawn so that anybody can draw them again, or taken by the head; a second person answers a
-- fixed checklist. What was wrong is put right by a day; a condition of the law that was broken counts against the pass rate.
create table marriage_review_draw (
  id uuid primary key,
  place text collate "C" not null,
  period text collate "C" not null,
  commitment text not null,
  committed_on date not null,
  committed_at timestamptz not null,
  seed text,
  rate_percent integer,
  list_sha256 text,
  population integer,
  drawn integer,
  transcript text,
  drawn_by text,
  drawn_at timestamptz,
  unique (place, period),
  check ((seed is null) = (drawn_at is null))
);
comment on column marriage_review_draw.commitment is 'SHA-256 of the seed, shown before the month is over.';
create index marriage_review_draw_recent on marriage_review_draw (place, committed_at desc, id);
create table marriage_review_seed (
  draw_id uuid primary key references marriage_review_draw,
  seed_sealed text not null
);

create table marriage_review (
  id uuid primary key,
  place text collate "C" not null,
  registration_id uuid not null unique references marriage_registration,
  draw_id uuid references marriage_review_draw,
  register_date date not null,
  created_at timestamptz not null,
  result text check (result in ('OK', 'CLERICAL', 'SUBSTANTIVE')),
  checks jsonb,
  said_sealed text,
  reviewed_by text,
  reviewed_at timestamptz,
  due_on date,
  corrected_sealed text,
  corrected_by text,
  corrected_at timestamptz,
  check ((result is null) = (reviewed_at is null)),
  check (corrected_at is null or result in ('CLERICAL', 'SUBSTANTIVE'))
);
comment on column marriage_review.draw_id is 'None for a file that the head took without a draw.';
comment on column marriage_review.checks is 'By item of the checklist: OK, CLERICAL or SUBSTANTIVE.';
create index marriage_review_open on marriage_review (place, created_at, id) where result is null;
create index marriage_review_done on marriage_review (place, register_date, id) where result is not null;
create index marriage_review_due on marriage_review (place, due_on, id) where due_on is not null and corrected_at is null;

-- Files that papers nobody at the desk could see through made false: listed, not counted as a defect.
create table marriage_forged_paper (
  registration_id uuid primary key references marriage_registration,
  place text collate "C" not null,
  found_on date not null,
  authority text not null,
  basis text not null,
  noted_by text not null,
  noted_at timestamptz not null
);
create index marriage_forged_paper_day on marriage_forged_paper (place, found_on, registration_id);

grant select, insert on marriage_review_draw, marriage_review_seed, marriage_review, marriage_forged_paper to minxin_app;
grant update (seed, rate_percent, list_sha256, population, drawn, transcript, drawn_by, drawn_at) on marriage_review_draw to minxin_app;
grant update (result, checks, said_sealed, reviewed_by, reviewed_at, due_on, corrected_sealed, corrected_by, corrected_at) on marriage_review to minxin_app;
alter table marriage_review_draw enable row level security;
alter table marriage_review_seed enable row level security;
alter table marriage_review enable row level security;
alter table marriage_forged_paper enable row level security;
create policy by_office on marriage_review_draw using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  and (select current_setting('app.role', true)) in ('registrar', 'registry_head', 'county_head', 'auditor', 'system'));
create policy by_office on marriage_review using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  and (select current_setting('app.role', true)) in ('registrar', 'registry_head', 'county_head', 'auditor', 'system'));
create policy by_office on marriage_forged_paper using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true))
  and (select current_setting('app.role', true)) in ('registrar', 'registry_head', 'county_head', 'auditor', 'system'));
create policy office on marriage_review_seed using ((select current_setting('app.kind', true)) = 'system');
