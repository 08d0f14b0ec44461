-- Spot checks, drawn so that anybody can draw them again: the hash of the seed is public before the period is over, the
-- seed when it is drawn; the list is frozen and hashed. Then what was found, and what was put right.
create table spot_draw (
  id uuid primary key,
  kind text not null check (kind in ('NEW_CASES', 'STOCK', 'STOPPED')),
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
  unique (kind, period),
  check ((seed is null) = (drawn_at is null))
);
comment on column spot_draw.commitment is 'SHA-256 of the seed.';
create index spot_draw_recent on spot_draw (committed_at desc, id);
grant select, insert on spot_draw to minxin_app;
grant update (seed, rate_percent, list_sha256, population, drawn, transcript, drawn_by, drawn_at) on spot_draw to minxin_app;

-- The seed until it is drawn: for the office alone, and sealed.
create table spot_seed (
  draw_id uuid primary key references spot_draw,
  seed_sealed text not null
);
grant select, insert on spot_seed to minxin_app;
alter table spot_seed enable row level security;
create policy office on spot_seed using (current_setting('app.kind', true) = 'system')
  with check (current_setting('app.kind', true) = 'system');

create table spot_check (
  id uuid primary key,
  draw_id uuid references spot_draw,
  item text collate "C" not null,
  place text collate "C" not null,
  title text not null,
  case_id uuid references case_file,
  root_id uuid references entitlement,
  mandatory text check (mandatory in ('RELATIVE', 'OBJECTION', 'DOUBTFUL')),
  stopped boolean not null,
  finding text check (finding in ('OK', 'MINOR', 'WRONG_AMOUNT', 'WRONG_COVER', 'MISSED_COVER', 'DEAD_PAID', 'PAPER_FAULT')),
  said_sealed text,
  visited_on date,
  found_by text,
  found_at timestamptz,
  correction_case uuid references case_file,
  created_at timestamptz not null,
  unique (draw_id, item),
  check (case_id is not null or root_id is not null)
);
comment on column spot_check.draw_id is 'None for an unannounced check (不定期抽查).';
comment on column spot_check.stopped is 'The household was off the books when it was drawn: who is missed there fell out.';
create index spot_check_place on spot_check (place, id);
create index spot_check_draw on spot_check (draw_id, place, id);
create index spot_check_found on spot_check (found_at, id) where finding is not null;
create index spot_check_error on spot_check (finding, found_at) where finding in ('WRONG_COVER', 'MISSED_COVER', 'DEAD_PAID');
create index spot_check_correction on spot_check (correction_case) where correction_case is not null;
grant select, insert on spot_check to minxin_app;
grant update (finding, said_sealed, visited_on, found_by, found_at, correction_case) on spot_check to minxin_app;
alter table spot_check enable row level security;
-- Before the visit the town does not know who will be visited.
create policy by_place_when_found on spot_check for select using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  and (finding is not null or length(current_setting('app.place_from', true)) = 6));
create policy by_bureau on spot_check for insert with check (length(current_setting('app.place_from', true)) = 6);
create policy found_by_bureau on spot_check for update using (length(current_setting('app.place_from', true)) = 6);
