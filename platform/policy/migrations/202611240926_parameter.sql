-- The numbers of the law with their dates and sources. Periods of one key never overlap.
create table parameter (
  key text collate "C" not null,
  valid_from date not null,
  valid_to date,
  value jsonb not null,
  unit text not null,
  title text not null,
  basis text not null,
  confidence text not null check (confidence in ('V', 'B', 'A')),
  anchor text not null,
  change_id uuid,
  primary key (key, valid_from),
  exclude using gist (key with =, daterange(valid_from, valid_to) with &&)
);
create table parameter_change (
  id uuid primary key,
  key text not null,
  value jsonb not null,
  valid_from date not null,
  basis text not null,
  confidence text not null,
  reason text not null,
  state text not null check (state in ('proposed', 'approved', 'rejected')),
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision_reason text,
  check (decided_by is null or decided_by <> proposed_by)
);
grant select on parameter, parameter_change to minxin_app;
grant insert, update on parameter, parameter_change to minxin_app;
