-- Money that is paid once to many: the price-linked subsidy of a month, a festival payment. A list is made and frozen,
-- looked at, and approved by a second person; only then it becomes payable.
create table one_off_batch (
  id uuid primary key,
  programme text not null check (programme in ('price_subsidy', 'festival')),
  title text not null,
  month date not null check (extract(day from month) = 1),
  basis jsonb not null,
  state text not null check (state in ('prepared', 'approved', 'rejected')),
  payments integer not null,
  persons integer not null,
  fen bigint not null,
  list_sha256 text not null,
  due_on date,
  prepared_by text not null,
  prepared_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  check (decided_by is null or decided_by <> prepared_by)
);
comment on column one_off_batch.basis is 'Index figures or amounts by class, and the versions of the parameters used.';
create index one_off_batch_recent on one_off_batch (prepared_at desc);
-- A month's price subsidy is paid once.
create unique index one_price_subsidy_a_month on one_off_batch (month) where programme = 'price_subsidy' and state = 'approved';
create table one_off_item (
  batch_id uuid not null references one_off_batch,
  holder_id uuid not null,
  root_id uuid references entitlement,
  place text collate "C" not null,
  persons integer not null,
  fen bigint not null check (fen > 0),
  name_sealed text not null,
  account_sealed text not null,
  bank text not null,
  primary key (batch_id, holder_id)
);
create index one_off_item_place on one_off_item (batch_id, place, holder_id);
grant select, insert on one_off_batch, one_off_item to minxin_app;
grant update (state, decided_by, decided_at) on one_off_batch to minxin_app;
alter table one_off_item enable row level security;
create policy by_place on one_off_item using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or holder_id::text = current_setting('app.person', true))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));
