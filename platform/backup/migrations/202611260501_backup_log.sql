-- Every backup that was tried: the operations page and the metrics ask for the last good one. File names, never contents.
create table backup_log (
  id bigint generated always as identity primary key,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  file text not null,
  good boolean not null,
  failure text,
  bytes bigint not null default 0,
  rows bigint not null default 0,
  files integer not null default 0,
  audit_head text,
  verified_at timestamptz,
  check (good = (failure is null))
);
comment on column backup_log.verified_at is 'When the written file was read back whole and agreed with itself.';
create index backup_log_good on backup_log (ended_at) where good;
grant select on backup_log to minxin_app;
