-- Peak days of the marriage registry: their seats are drawn. The office names the group of days, the window of application and the
-- public source of the seed beforehand; the list is frozen at the close, and everything is kept so that anybody can draw again.
create table marriage_peak (
  id uuid primary key default gen_random_uuid(),
  place text collate "C" not null,
  code text collate "C" not null,
  name text not null,
  days text[] not null,
  first_day date not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  draw_at timestamptz not null,
  seed_source text not null,
  state text not null default 'OPEN' check (state in ('OPEN', 'FROZEN', 'DRAWN', 'CANCELLED')),
  entries_made integer not null default 0,
  frozen_at timestamptz,
  frozen_sha256 text,
  seed text,
  drawn integer,
  waiting integer,
  transcript text,
  made_by text not null,
  made_at timestamptz not null,
  drawn_by text,
  drawn_at timestamptz,
  unique (place, code),
  check (opens_at < closes_at and closes_at < draw_at),
  check ((state = 'DRAWN') = (seed is not null))
);
create index marriage_peak_list on marriage_peak (place, first_day desc, id);

create table marriage_peak_entry (
  id uuid primary key default gen_random_uuid(),
  peak_id uuid not null references marriage_peak,
  place text collate "C" not null,
  no text collate "C" not null,
  account_id text not null,
  second_account text,
  content_sealed text not null,
  code_hash text collate "C" not null,
  wishes uuid[] not null,
  state text not null default 'PENDING' check (state in ('PENDING', 'ENTERED', 'WITHDRAWN')),
  entered_at timestamptz not null,
  confirmed_at timestamptz,
  rank integer,
  wait_id uuid references booking_wait,
  active boolean not null generated always as (state = 'ENTERED') stored,
  unique (peak_id, no),
  unique (id, active)
);
comment on column marriage_peak_entry.code_hash is 'The code that the second of the two confirms with.';
create index marriage_peak_entry_account on marriage_peak_entry (account_id, entered_at desc, id);
create index marriage_peak_entry_state on marriage_peak_entry (peak_id, state);

create table marriage_peak_holder (
  entry_id uuid not null,
  peak_id uuid not null references marriage_peak,
  holder_key text collate "C" not null,
  active boolean not null,
  primary key (entry_id, holder_key),
  foreign key (entry_id, active) references marriage_peak_entry (id, active) on update cascade
);
create unique index one_entry_per_person_and_group on marriage_peak_holder (peak_id, holder_key) where active;

grant select, insert, update on marriage_peak, marriage_peak_entry, marriage_peak_holder to minxin_app;
alter table marriage_peak enable row level security;
alter table marriage_peak_entry enable row level security;
alter table marriage_peak_holder enable row level security;
create policy open_to_all on marriage_peak for select using (true);
create policy office on marriage_peak using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true)));
create policy office on marriage_peak_entry using (
  place >= (select current_setting('app.place_from', true)) and place < (select current_setting('app.place_until', true)));
create policy own on marriage_peak_entry for select using (account_id = (select current_setting('app.actor', true)));
create policy office on marriage_peak_holder using ((select current_setting('app.kind', true)) = 'system');
