-- A month's recomputation of the whole caseload: what a new standard, a birthday or the end of a period makes of every
-- household, simulated first, looked at, and put into force by a second person.
create table recompute_batch (
  id uuid primary key,
  month date not null check (extract(day from month) = 1),
  cause text not null,
  state text not null check (state in ('prepared', 'approved', 'rejected')),
  households integer not null,
  before_fen bigint not null,
  after_fen bigint not null,
  list_sha256 text not null,
  prepared_by text not null,
  prepared_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  check (decided_by is null or decided_by <> prepared_by)
);
create index recompute_batch_month on recompute_batch (month, state);
create unique index recompute_batch_open on recompute_batch (month) where state = 'prepared';
create table recompute_item (
  batch_id uuid not null references recompute_batch,
  root_id uuid not null references entitlement,
  place text collate "C" not null,
  before_fen bigint not null,
  after_fen bigint not null,
  before_category text not null,
  after_category text not null,
  case_id uuid references case_file,
  primary key (batch_id, root_id)
);
comment on column recompute_item.case_id is 'Nobody changes class or drops out without a case of its own that a person decides.';
create index recompute_item_place on recompute_item (batch_id, place, root_id);
grant select, insert on recompute_batch, recompute_item to minxin_app;
grant update (state, decided_by, decided_at) on recompute_batch to minxin_app;
grant update (case_id) on recompute_item to minxin_app;
alter table recompute_item enable row level security;
create policy by_place on recompute_item using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));
