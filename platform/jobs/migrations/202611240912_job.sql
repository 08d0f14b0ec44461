-- Work that outlives a request, enqueued in the transaction that caused it. A job runs as a named system actor at a place.
create table job (
  id bigint generated always as identity primary key,
  kind text not null,
  key text,
  place text collate "C" not null,
  payload jsonb not null default '{}',
  run_at timestamptz not null,
  attempts integer not null default 0,
  locked_until timestamptz,
  done_at timestamptz,
  failed text
);
comment on column job.payload is 'References only: never a name, number or phone.';
create unique index job_once on job (kind, key) where key is not null;
create index job_due on job (run_at, id) where done_at is null;
grant select, insert, update on job to minxin_app;
