-- What a decision granted lives here, in dated rows with two times: for which months it holds, and when the office knew.
create table entitlement (
  id uuid primary key,
  programme text not null,
  place text collate "C" not null,
  holder_id uuid not null,
  state text not null check (state in ('active', 'suspended', 'stopped')),
  opened_by_case uuid references case_file,
  created_at timestamptz not null
);
create index entitlement_place on entitlement (place, programme, id);
create index entitlement_holder on entitlement (holder_id);

create table entitlement_row (
  id uuid primary key,
  entitlement_id uuid not null references entitlement,
  kind text not null,
  category text not null,
  place text collate "C" not null,
  monthly_fen bigint not null check (monthly_fen >= 0),
  valid_from date not null check (extract(day from valid_from) = 1),
  valid_to date check (extract(day from valid_to) = 1),
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  case_id uuid references case_file,
  record_id uuid references case_record,
  check (valid_to is null or valid_to > valid_from),
  exclude using gist (entitlement_id with =, kind with =, daterange(valid_from, valid_to) with &&) where (superseded_at is null)
);
create index entitlement_row_current on entitlement_row (kind, valid_from, id) where superseded_at is null;

-- One person is in at most one assistance household at a time, in the whole county: a constraint over periods.
create table entitlement_member (
  row_id uuid not null references entitlement_row,
  person_id uuid not null,
  payable boolean not null,
  own_scheme boolean not null default false,
  valid_from date not null,
  valid_to date,
  superseded_at timestamptz,
  primary key (row_id, person_id),
  constraint one_household_at_a_time
    exclude using gist (person_id with =, daterange(valid_from, valid_to) with &&) where (superseded_at is null and not own_scheme)
);
comment on column entitlement_member.own_scheme is 'Rows beside the household one (single-person money, a subsidy) do not claim the person.';
grant select, insert on entitlement, entitlement_row, entitlement_member to minxin_app;
grant update (state) on entitlement to minxin_app;
grant update (superseded_at) on entitlement_row, entitlement_member to minxin_app;
alter table entitlement enable row level security;
alter table entitlement_row enable row level security;
alter table entitlement_member enable row level security;
create policy by_place on entitlement using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or holder_id::text = current_setting('app.person', true))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));
create policy by_place on entitlement_row using (
  place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true)
  or exists (select from entitlement e where e.id = entitlement_id))
  with check (place >= current_setting('app.place_from', true) and place < current_setting('app.place_until', true));
create policy with_the_row on entitlement_member using (exists (select from entitlement_row r where r.id = row_id))
  with check (exists (select from entitlement_row r where r.id = row_id));
